// A cell's value from a text that was typed or pasted, and the text that a value is edited as; each undoes the other. What a
// value means in the end is the backend's to judge.
import { t } from '../../../../../shared/messages/message.ts';
import { employeeRanges } from '../../../../../shared/schema/company.ts';
import type { FieldOption } from '../../../../../shared/schema/custom-field.ts';
import { findCountry } from '../../../../lib/countries.ts';
import { nameOf } from '../cells/cell-view.ts';
import type { CellKind, GridColumn } from '../columns/grid-column.ts';
import { parseDate } from './parse-date.ts';
import { parseNumber, typedNumber } from './parse-number.ts';
import { fault, fine, type Parsed } from './parsed.ts';

const upperBounds = employeeRanges.map((range) => Number(range.split('-')[1] ?? Number.POSITIVE_INFINITY));

/** A range however its dash is written, or the range that a head count falls in. */
function parseRange(text: string): Parsed {
  const typed = text.trim().replaceAll(/\s*[–—‒-]\s*/g, '-');
  const plain = typed.replaceAll(/[\s,.'’\u00a0\u202f](?=\d{3}(?!\d))/g, '');
  const exact = employeeRanges.find((range) => range === plain);
  if (exact) return fine(exact);
  const count = /^\d+$/.test(plain) ? Number(plain) : 0;
  const at = count > 0 ? upperBounds.findIndex((bound) => count <= bound) : -1;
  return at < 0
    ? fault(t('"{text}" is no employee range. Choose one, or leave it empty.', { text: text.trim() }))
    : fine(employeeRanges[at]);
}

const fold = (label: string): string => label.trim().toLowerCase().normalize('NFC');

function findLabel(options: readonly FieldOption[], text: string): string | null {
  const exact = options.find(({ label }) => label === text.trim());
  return (exact ?? options.find(({ label }) => fold(label) === fold(text)))?.label ?? null;
}

const noOption = (text: string, options: readonly FieldOption[]): Parsed =>
  fault(
    options.length === 0
      ? t('"{text}" is no option yet. Add it from the list.', { text })
      : t('"{text}" is no option. Choose {options}.', {
          text,
          options: options.map(({ label }) => label).join(', '),
        }),
  );

/** Entries stand between semicolons or line breaks; the same one twice counts once. */
export const splitList = (text: string): string[] => [
  ...new Set(
    text
      .split(/[;\n\r]+/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

function parseLabels(text: string, options: readonly FieldOption[]): Parsed {
  const labels = splitList(text);
  const unknown = labels.find((label) => findLabel(options, label) === null);
  if (unknown !== undefined) return noOption(unknown, options);
  const chosen = new Set(labels.map((label) => findLabel(options, label)));
  return fine(options.map(({ label }) => label).filter((label) => chosen.has(label)));
}

function parseText(text: string, kind: CellKind): Parsed {
  switch (kind.type) {
    case 'text':
      return fine(text.trim());
    case 'number':
      return parseNumber(text, kind);
    case 'year':
      return /^\d{4}$/.test(text.trim())
        ? fine(text.trim())
        : fault(t('"{text}" is no year. Type four digits.', { text: text.trim() }));
    case 'date':
      return parseDate(text);
    case 'employeeRange':
      return parseRange(text);
    case 'country': {
      const code = findCountry(text);
      return code === null
        ? fault(t('"{text}" is no country. Type its name, or two letters such as SE.', { text: text.trim() }))
        : fine(code);
    }
    case 'list':
      return fine(splitList(text));
    case 'select': {
      const label = findLabel(kind.options, text);
      return label === null ? noOption(text.trim(), kind.options) : fine(label);
    }
    case 'multiSelect':
      return parseLabels(text, kind.options);
    case 'references':
      return fault(t('"{text}" names no one yet. Choose from the list.', { text: text.trim() }));
    case 'time':
    case 'actor':
    default:
      return fault(t('This is kept by the workbench and cannot be edited.'));
  }
}

const isMany = (kind: CellKind): boolean =>
  kind.type === 'list' || kind.type === 'multiSelect' || kind.type === 'references';

/** What clears a cell of that kind. */
export const emptyValue = (kind: CellKind): null | readonly never[] => (isMany(kind) ? [] : null);

/** An empty text clears. */
export function parseCell(column: Pick<GridColumn, 'path' | 'kind'>, text: string): Parsed {
  if (text.trim() === '')
    return column.path === 'name' ? fault(t('A company needs a name.')) : fine(emptyValue(column.kind));
  return parseText(text, column.kind);
}

const listText = (values: readonly unknown[], show: (value: unknown) => string): string =>
  values.map(show).join('; ');

/** The text that an editor starts with and a copy takes: exact, so that reading it gives the value again. */
export function editText(kind: CellKind, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (kind.type === 'actor') return nameOf(value);
  if (Array.isArray(value)) return listText(value, kind.type === 'references' ? nameOf : String);
  const text = typeof value === 'string' ? value : '';
  return kind.type === 'number' ? typedNumber(text) : text;
}
