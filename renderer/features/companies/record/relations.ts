// What a record points to by its fields, and how to find the companies that point to it.
import type { FilterNode } from '../../../../shared/schema/company-filter.ts';
import { nameOf } from '../grid/cells/cell-view.ts';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';

export type Related = { id: string; name: string };
export type Relation = { path: string; label: string; to: readonly Related[] };

const pointsTo = ({ kind }: GridColumn, what: 'contacts' | 'objects'): boolean =>
  kind.type === 'references' && kind.of === what;

const isRelated = (one: unknown): one is { id: string } =>
  typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string';

/** By contacts and objects, field by field; those that are empty are left out. */
export const relationsOf = (columns: readonly GridColumn[], row: GridRow): Relation[] =>
  columns
    .filter((column) => pointsTo(column, 'contacts') || pointsTo(column, 'objects'))
    .map((column) => {
      const value = column.read(row);
      const to = Array.isArray(value) ? value.filter(isRelated) : [];
      return {
        path: column.path,
        label: column.label,
        to: to.map((one) => ({ id: one.id, name: nameOf(one) })),
      };
    })
    .filter(({ to }) => to.length > 0);

/** Companies that name this one in a field of contacts; null where no field can. */
export function pointingTo(columns: readonly GridColumn[], companyId: string): FilterNode | null {
  const fields = columns.filter((column) => pointsTo(column, 'contacts'));
  if (fields.length === 0) return null;
  return { or: fields.map(({ path }) => ({ field: path, operator: 'in', value: [companyId] })) };
}
