// A proposed value as a person edits it: a text, of a list one entry a line. What it means is the backend's to judge, by the rules of
// a PATCH.
import { employeeRanges, listFields } from '../../../shared/schema/company.ts';
import type { CustomField } from '../../../shared/schema/custom-field.ts';
import { listCountries } from '../../lib/countries.ts';
import { rangeText } from '../../lib/format.ts';
import { valueText } from './review-words.ts';

const lists: ReadonlySet<string> = new Set([...listFields, 'tags']);
const dates: ReadonlySet<string> = new Set(['lastFundingDate']);
const long: ReadonlySet<string> = new Set(['description']);

type CustomDefinition = Pick<CustomField, 'type' | 'options'>;

export type Choice = { value: string; label: string };

/** How a field is edited. */
export type Editor =
  | { kind: 'choice'; choices: readonly Choice[] }
  | { kind: 'list' | 'lines' | 'date' | 'text' };

/** `custom`: its definition, where it is a custom field. */
export function editorOf(field: string, value: unknown, custom?: CustomDefinition): Editor {
  if (custom?.type === 'singleSelect')
    return { kind: 'choice', choices: custom.options.map(({ label }) => ({ value: label, label })) };
  if (custom?.type === 'dateField') return { kind: 'date' };
  if (field === 'employeeRange')
    return {
      kind: 'choice',
      choices: employeeRanges.map((range) => ({ value: range, label: rangeText(range) })),
    };
  if (field === 'countryCode')
    return {
      kind: 'choice',
      choices: listCountries().map(({ code, name }) => ({ value: code, label: name })),
    };
  if (lists.has(field) || Array.isArray(value)) return { kind: 'list' };
  if (dates.has(field)) return { kind: 'date' };
  return { kind: long.has(field) ? 'lines' : 'text' };
}

/** Of a list all entries, those that stand there first. */
export function editText(stored: unknown, value: unknown): string {
  if (!Array.isArray(value)) return valueText(value);
  const before = Array.isArray(stored) ? (stored as unknown[]) : [];
  return [...before, ...(value as unknown[])].map(valueText).join('\n');
}

export const editedValue = ({ kind }: Editor, text: string): string | string[] =>
  kind === 'list' ? linesOf(text) : text.trim();

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
