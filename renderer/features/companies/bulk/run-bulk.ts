// Which companies a bulk edit is about, how many they are, and starting it.
import { bulkEdit } from '../../../../shared/contract/bulk.ts';
import { t } from '../../../../shared/messages/message.ts';
import { bulkLimits, type BulkChange, type BulkJob } from '../../../../shared/schema/bulk.ts';
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import { call } from '../../../api/client.ts';
import { companiesOf, type SelectedRows } from '../actions/selected-rows.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { groupOf } from './bulk-form.ts';

/** The selected rows, or all companies of the list. */
export type BulkTarget = { type: 'rows'; rows: SelectedRows } | { type: 'list'; query: CompanyQuery };

/** Rows are named one by one: more of them are better said by a filter. */
export const tooMany = (target: BulkTarget): string | null =>
  target.type === 'rows' && target.rows.count > bulkLimits.ids
    ? t(
        'Up to {n, number} companies can be selected for this. Filter the list so that it holds only these, ' +
          'then take all in the list.',
        { n: bulkLimits.ids },
      )
    : null;

function withGroup(query: CompanyQuery, group: string | null): CompanyQuery {
  const { sort: _, ...unsorted } = query;
  if (group === null) return unsorted;
  const inGroup = { field: 'groups', operator: 'in' as const, value: { id: [group] } };
  return { ...unsorted, filter: query.filter ? { and: [query.filter, inGroup] } : inGroup };
}

async function whichOf(grid: GridShared, target: BulkTarget, change: BulkChange) {
  const group = groupOf(change);
  if (target.type === 'list') return { query: withGroup(target.query, group) };
  const isIn = (groups: readonly { id: string }[]): boolean =>
    group === null || groups.some(({ id }) => id === group);
  return { companyIds: await companiesOf(grid, target.rows, ({ groups }) => isIn(groups)) };
}

/** Null where there is no company left that the change could be about. */
export async function startBulk(
  grid: GridShared,
  target: BulkTarget,
  change: BulkChange,
): Promise<BulkJob | null> {
  const which = await whichOf(grid, target, change);
  if (which.companyIds?.length === 0) return null;
  const body = { ...which, change };
  const { data } = await call(bulkEdit, { body }, { idempotencyKey: crypto.randomUUID() });
  return 'id' in data ? data : null;
}

/** Asked of the store, which knows best. */
export async function countMatching(
  query: CompanyQuery,
  group: string | null,
  signal: AbortSignal,
): Promise<number> {
  const body = { query: withGroup(query, group), change: { delete: true as const }, dryRun: true };
  const { data } = await call(bulkEdit, { body }, { signal });
  return 'matching' in data ? data.matching : data.total;
}
