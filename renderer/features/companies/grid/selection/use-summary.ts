// Counts and sums of the selection: of a few cells from the rows at hand, of many from the backend, which need not send them.
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { summarizeCompanies } from '../../../../../shared/contract/company-query.ts';
import { queryOf } from '../../../../api/query.ts';
import { useCompanyQuery } from '../../query/use-company-query.ts';
import { cellValue } from '../cells/grid-cell.tsx';
import { useGrid } from '../grid-context.ts';
import { joinSummaries, summarise, type FieldSummary, type Summary } from './summary.ts';
import type { GridSelection, SelectedRange } from './use-grid-selection.ts';

/** More cells than that are summed up by the backend. */
const atHand = 5000;
const pauseMs = 250;
/** Selections of more shapes than that are only counted. */
const mostShapes = 4;

type Shape = { columns: SelectedRange['columns']; rows: [number, number][] };

/** Ranges over the same columns are one question. */
function shapesOf(ranges: readonly SelectedRange[]): Shape[] {
  const byColumns = Map.groupBy(ranges, ({ columns }) => columns.map(({ path }) => path).join('\n'));
  return [...byColumns.values()].map((same) => ({
    columns: same[0]?.columns ?? [],
    rows: same.map(({ top, bottom }) => [top, bottom + 1]),
  }));
}

function useAtHand(selection: GridSelection): Summary | null {
  const grid = useGrid();
  const rows = grid.rows.use();
  const view = useSyncExternalStore(rows.subscribe, rows.getView);
  const edited = useSyncExternalStore(grid.edits.subscribe, grid.edits.version);
  return useMemo(
    () =>
      selection.cells > atHand
        ? null
        : summarise(selection.ranges, view.rowAt, (column, row) =>
            cellValue(column, row, grid.edits.of(row.id)),
          ),
    // oxlint-disable-next-line react/exhaustive-deps -- an edit changes what the cells hold
    [selection, view, grid, edited],
  );
}

const isNumber = ({ columns }: Shape, field: string): boolean =>
  columns.find(({ path }) => path === field)?.kind.type === 'number';

function useAsked(ranges: readonly SelectedRange[], isWanted: boolean): Summary | null {
  const { query } = useCompanyQuery();
  const [settled] = useDebouncedValue(ranges, pauseMs);
  const shapes = useMemo(() => (isWanted ? shapesOf(settled) : []), [isWanted, settled]);
  const isAsked = shapes.length > 0 && shapes.length <= mostShapes && settled === ranges;
  const answers = useQueries({
    queries: shapes.slice(0, mostShapes).map(({ columns, rows }, at) => ({
      ...queryOf(summarizeCompanies, {
        body: { query, rows, fields: columns.map(({ path }) => path), slot: `selection ${at}` },
      }),
      enabled: isAsked,
      retry: false,
    })),
  });
  if (!isAsked || answers.some(({ data }) => data?.data.complete !== true)) return null;
  const fields = answers.flatMap(({ data }, at): FieldSummary[] => {
    const shape = shapes[at];
    return shape && data
      ? data.data.fields.map((one) => ({ ...one, isNumber: isNumber(shape, one.field) }))
      : [];
  });
  return joinSummaries(fields);
}

/** Null while it is not known. */
export function useSummary(selection: GridSelection): Summary | null {
  const near = useAtHand(selection);
  const far = useAsked(selection.ranges, near === null && selection.cells > 1);
  return near ?? far;
}
