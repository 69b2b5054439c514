// Ctrl Shift L locks the selected cells, or unlocks them where the active one is locked: a few companies at once, many as a job.
import { getRouteApi } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/message.ts';
import { bulkEdit } from '../../../../shared/contract/bulk.ts';
import { setCompanyLocks } from '../../../../shared/contract/record.ts';
import { bulkLimits, type BulkChange } from '../../../../shared/schema/bulk.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { queryOfSearch, type SearchQuery } from '../../../lib/company-search.ts';
import { useKeys } from '../../../lib/keys.ts';
import { toastStep } from '../../../ui/steps/step-toast.tsx';
import { describeStep } from '../../../ui/steps/step-words.ts';
import { toast } from '../../../ui/toast.ts';
import { readRows } from '../actions/read-rows.ts';
import { rowAt, useGrid, type GridShared } from '../grid/grid-context.ts';
import { readSelection, type SelectedRange } from '../grid/selection/use-grid-selection.ts';

const route = getRouteApi('/companies');

const once = () => ({ idempotencyKey: crypto.randomUUID() });

async function lockOne(companyId: string, fields: string[], locked: boolean): Promise<void> {
  const { data } = await call(setCompanyLocks, { params: { companyId }, body: { fields, locked } }, once());
  if (data.step) toastStep(`${describeStep(data.step.label)}.`, data.step.id);
}

async function idsOf(grid: GridShared, { top, bottom }: SelectedRange): Promise<string[]> {
  const ids: string[] = [];
  for await (const { rows } of readRows(grid, top, bottom)) ids.push(...rows.map(({ id }) => id));
  return ids;
}

async function lockRange(
  grid: GridShared,
  range: SelectedRange,
  query: SearchQuery,
  locked: boolean,
): Promise<void> {
  const fields = range.columns
    .filter(({ edits, path }) => edits || path === 'groups')
    .map(({ path }) => path);
  if (fields.length === 0) return;
  const { total } = readSelection(grid);
  const isAll = range.top === 0 && range.bottom === total - 1;
  const rows = range.bottom - range.top + 1;
  const change: BulkChange = locked ? { lock: fields } : { unlock: fields };
  if (rows > 1 && isAll) {
    await call(bulkEdit, { body: { query, change } }, once());
    return;
  }
  if (rows > bulkLimits.ids) {
    toast(
      t(
        '{rows, number} rows are too many to lock one by one. Select at most {most, number}, or whole columns.',
        { rows, most: bulkLimits.ids },
      ),
    );
    return;
  }
  const companyIds = await idsOf(grid, range);
  const [only] = companyIds;
  if (only !== undefined && companyIds.length === 1) await lockOne(only, fields, locked);
  else if (only !== undefined) await call(bulkEdit, { body: { companyIds, change } }, once());
}

async function lockSelected(grid: GridShared, query: SearchQuery): Promise<void> {
  const { active, ranges } = readSelection(grid);
  if (active === null) return;
  const isLocked = rowAt(grid, active.row)?.marks?.locks.has(active.column.path) === true;
  try {
    // oxlint-disable-next-line no-await-in-loop -- each range is a step of its own, in their order
    for (const range of ranges) await lockRange(grid, range, query, !isLocked);
  } catch (error) {
    toast(toApiError(error).message);
  }
}

export function LockKeys() {
  const grid = useGrid();
  const search = route.useSearch();
  useKeys({ 'Mod+Shift+l': () => void lockSelected(grid, queryOfSearch(search)) });
  return null;
}
