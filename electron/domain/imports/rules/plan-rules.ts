// The rules of an import made ready for its rows: which fields have a reader of their own, what a blank one means, and where
// the date of a row stands. Null where nobody asked for any of it, so that
// plain rows cost nothing.
import { t } from '../../../../shared/messages/message.ts';
import type { FieldRule, ImportRules } from '../../../../shared/schema/import-rules.ts';
import { fault, quoted, type FieldFault } from '../../companies/field-result.ts';
import { cellReader } from '../cells/convert-cell.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import { pathOf, type ExtraTargets } from '../extras/extra-target.ts';
import type { PlannedField } from '../row-plan.ts';
import { createFieldReader, wayOf, type FieldReader, type RuledColumn } from './field-reader.ts';
import { fieldOfPath } from './rule-field.ts';
import { readColumn, type CellInput } from './read-column.ts';

/** What a row without a value for a field does: nothing, empty it, or take the default. */
type BlankPlan = 'keep' | 'clear' | 'default';

/** `readers` and `blanks` stand beside the fields of a plan, one for each. */
export type PlannedRules = {
  readers: (FieldReader | null)[];
  blanks: BlankPlan[];
  dates: { fields: FieldKey[]; column: number; read: RowDateReader }[];
};

export type RowDateReader = (cell: CellInput) => { ok: true; atMs: number | null } | FieldFault;

export function planRules(
  fields: readonly PlannedField[],
  columns: readonly string[],
  columnsOf: (field: FieldKey) => RuledColumn[],
  { rules, extras }: { rules: ImportRules; extras: ExtraTargets },
): PlannedRules | null {
  if (Object.keys(rules).length === 0 && extras.size === 0) return null;
  const readers = fields.map((planned) => readerOf(planned, columnsOf(planned.field), rules));
  const blanks = fields.map((planned) => blankOf(planned, rules));
  const dates = datesOf(columns, rules, extras);
  const reads = readers.some((reader) => reader !== null);
  const fills = blanks.some((blank) => blank !== 'keep');
  if (!reads && !fills && dates.length === 0) return null;
  return { readers, blanks, dates };
}

/** Groups and custom fields always have a reader, so that fields which everybody has need not ask. */
function readerOf(
  planned: PlannedField,
  columns: RuledColumn[],
  { fields = {} }: ImportRules,
): FieldReader | null {
  const { extra, cells } = planned;
  const rule: FieldRule = fields[pathOf(planned)] ?? {};
  const isPlain = columns.every(({ rule }) => Object.keys(rule).length === 0);
  const isJoined = rule.join !== undefined && columns.length > 1;
  const isNeeded = extra === undefined ? !isPlain || isJoined : cells.length > 0;
  return isNeeded ? createFieldReader(wayOf(planned), columns, rule) : null;
}

function blankOf(planned: PlannedField, { fields = {}, blank = 'keep' }: ImportRules): BlankPlan {
  const { field } = planned;
  if (planned.default !== undefined) return 'default';
  const clears = (fields[pathOf(planned)]?.blank ?? blank) === 'clear';
  return clears && field !== 'name' && field !== 'groups' ? 'clear' : 'keep';
}

function datesOf(
  columns: readonly string[],
  rules: ImportRules,
  extras: ExtraTargets,
): PlannedRules['dates'] {
  const byColumn = new Map<string, FieldKey[]>();
  for (const [path, rule] of Object.entries(rules.fields ?? {})) {
    const field = fieldOfPath(path, extras);
    if (rule.merge !== 'newest' || rule.newest_by === undefined || field === null) continue;
    byColumn.set(rule.newest_by, [...(byColumn.get(rule.newest_by) ?? []), field]);
  }
  return [...byColumn].map(([key, fields]) => ({
    fields,
    column: columns.indexOf(key),
    read: rowDate(rules, key),
  }));
}

/** A day counts from its first moment; a full ISO time to its millisecond. */
function rowDate({ columns = {} }: ImportRules, key: string): RowDateReader {
  const rule = Object.hasOwn(columns, key) ? (columns[key] ?? {}) : {};
  const reader = readColumn(rule);
  const read = cellReader('lastFundingDate', rule);
  return (cell) => {
    const text = reader.text(cell);
    if (typeof text !== 'string') return text;
    if (text === '') return { ok: true, atMs: null };
    const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
      ? Date.parse(text)
      : Number.NaN;
    if (!Number.isNaN(moment)) return { ok: true, atMs: moment };
    const day = read(text);
    if (!day.ok) return day;
    return typeof day.value === 'string'
      ? { ok: true, atMs: Date.parse(`${day.value}T00:00:00Z`) }
      : fault('invalid_date', t('{value} is no date.', { value: quoted(text) }));
  };
}
