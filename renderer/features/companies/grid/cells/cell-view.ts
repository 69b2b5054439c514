// What a cell shows of a value, by the kind of its column. Pure; the drawing is grid-cell.tsx's.
import type { OptionColor } from '../../../../../shared/schema/custom-field.ts';
import { formatDay, formatWhen, rangeText } from '../../../../lib/format.ts';
import type { CellKind } from '../columns/grid-column.ts';
import { formatNumber } from './number-format.ts';

export type Chip = { label: string; color: OptionColor };

/** `more` counts the values behind those that are shown. */
export type CellView =
  | { type: 'empty' }
  | { type: 'text'; text: string; more: number }
  | { type: 'chips'; chips: readonly Chip[] };

const empty: CellView = { type: 'empty' };
const textView = (text: string, more = 0): CellView => (text === '' ? empty : { type: 'text', text, more });

type Named = { name?: unknown; fullName?: unknown };

const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null;

/** The name by which a contact, user, object or group is shown. */
export function nameOf(value: unknown): string {
  if (!isNamed(value)) return '';
  const name = value.fullName ?? value.name;
  return typeof name === 'string' ? name : '';
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

function listView(values: readonly string[]): CellView {
  const [first] = values;
  return first === undefined ? empty : textView(first, values.length - 1);
}

function chipsView(labels: readonly string[], options: readonly Chip[]): CellView {
  if (labels.length === 0) return empty;
  const colors = new Map(options.map(({ label, color }) => [label, color]));
  return { type: 'chips', chips: labels.map((label) => ({ label, color: colors.get(label) ?? 'gray' })) };
}

export function viewOf(kind: CellKind, value: unknown): CellView {
  if (value === null || value === undefined || value === '') return empty;
  switch (kind.type) {
    case 'text':
    case 'year':
    case 'country':
      return textView(asText(value));
    case 'date':
      return textView(formatDay(asText(value)));
    case 'number':
      return textView(formatNumber(asText(value), kind));
    case 'time':
      return textView(formatWhen(asText(value)));
    case 'employeeRange':
      return textView(rangeText(asText(value)));
    case 'list':
      return listView(asList(value).map(asText));
    case 'references':
      return listView(asList(value).map(nameOf));
    case 'actor':
      return textView(nameOf(value));
    case 'select':
      return chipsView([asText(value)], kind.options);
    case 'multiSelect':
    default:
      return chipsView(asList(value).map(asText), kind.options);
  }
}

/** The same as one plain text, whole: for a hover, a copy and a reader of screens. */
export function plainText(kind: CellKind, value: unknown): string {
  if (kind.type === 'list') return asList(value).map(asText).join(', ');
  if (kind.type === 'references') return asList(value).map(nameOf).join(', ');
  const view = viewOf(kind, value);
  if (view.type === 'chips') return view.chips.map(({ label }) => label).join(', ');
  return view.type === 'text' ? view.text : '';
}
