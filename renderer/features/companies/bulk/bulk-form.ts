// A bulk edit as a person fills it in, and as the API takes it.
import { t } from '../../../../shared/messages/message.ts';
import type { BulkChange } from '../../../../shared/schema/bulk.ts';
import { parseCustomPath } from '../../../../shared/schema/field-path.ts';
import type { GridColumn } from '../grid/columns/grid-column.ts';
import { parseCell } from '../grid/typed/parse-cell.ts';
import type { Parsed } from '../grid/typed/parsed.ts';

export const bulkActions = ['set', 'add', 'remove', 'lock', 'unlock', 'delete'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** `texts` are the entries of a list, labels, or ids of groups; `text` is whatever is typed. */
export type BulkForm = { action: BulkAction; path: string; text: string; texts: readonly string[] };

/** Every company has a name and a domain of its own. */
const unique: ReadonlySet<string> = new Set(['name', 'domain']);

const isReference = ({ kind }: GridColumn): boolean => kind.type === 'references';

/** Lists to which something can be added without knowing the rest. */
const isOpenList = ({ kind, path }: GridColumn): boolean =>
  path === 'groups' || (kind.type === 'list' && parseCustomPath(path) === null);

/** Fields that an action can be about. */
export function columnsFor(action: BulkAction, all: readonly GridColumn[]): GridColumn[] {
  switch (action) {
    case 'set':
      return all.filter((column) => column.edits && !unique.has(column.path) && !isReference(column));
    case 'add':
    case 'remove':
      return all.filter(isOpenList);
    case 'lock':
    case 'unlock':
      return all.filter(({ edits, path }) => edits || path === 'groups');
    case 'delete':
    default:
      return [];
  }
}

/** The value to set, or what is wrong with it. */
export function valueOf(column: GridColumn, { text, texts }: BulkForm): Parsed {
  const isMany = column.kind.type === 'list' || column.kind.type === 'multiSelect';
  return isMany ? { ok: true, value: [...texts] } : parseCell(column, text);
}

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** A custom field takes the company into its group; emptying one asks for no group. */
function setChange(column: GridColumn, value: unknown): BulkChange {
  const custom = parseCustomPath(column.path);
  if (custom === null) return { set: { [column.path]: value } };
  const set = { customFieldValues: { [custom.groupId]: { [custom.fieldName]: value } } };
  return isEmpty(value) ? { set } : { set, add: { groups: [{ id: custom.groupId }] } };
}

/** Null while something is missing, or where it is wrong. */
export function changeOf(form: BulkForm, column: GridColumn | null): BulkChange | null {
  if (form.action === 'delete') return { delete: true };
  if (column === null) return null;
  const { action, texts } = form;
  if (action === 'lock') return { lock: [column.path] };
  if (action === 'unlock') return { unlock: [column.path] };
  if (action === 'set') {
    const parsed = valueOf(column, form);
    return parsed.ok ? setChange(column, parsed.value) : null;
  }
  if (texts.length === 0) return null;
  const entries = column.path === 'groups' ? texts.map((id) => ({ id })) : [...texts];
  return action === 'add' ? { add: { [column.path]: entries } } : { remove: { [column.path]: entries } };
}

/** Only companies in the group have such a value to be emptied. */
export function groupOf(change: BulkChange): string | null {
  if (!('set' in change) || change.add) return null;
  return Object.keys(change.set?.customFieldValues ?? {})[0] ?? null;
}

/** "Set Industry for 12,431 companies": what the button says. */
export function bulkWords(form: BulkForm, column: GridColumn | null, n: number): string {
  const field = column?.label ?? t('a field');
  const entries = form.texts.length;
  switch (form.action) {
    case 'delete':
      return t('Delete {n, plural, one {# company} other {# companies}}', { n });
    case 'lock':
      return t('Lock {field} of {n, plural, one {# company} other {# companies}}', { field, n });
    case 'unlock':
      return t('Unlock {field} of {n, plural, one {# company} other {# companies}}', { field, n });
    case 'add':
      return t(
        'Add {entries, plural, one {# entry} other {# entries}} to {field} of ' +
          '{n, plural, one {# company} other {# companies}}',
        { entries, field, n },
      );
    case 'remove':
      return t(
        'Remove {entries, plural, one {# entry} other {# entries}} from {field} of ' +
          '{n, plural, one {# company} other {# companies}}',
        { entries, field, n },
      );
    case 'set':
    default: {
      const value = column && valueOf(column, form);
      return value?.ok && isEmpty(value.value)
        ? t('Clear {field} of {n, plural, one {# company} other {# companies}}', { field, n })
        : t('Set {field} for {n, plural, one {# company} other {# companies}}', { field, n });
    }
  }
}
