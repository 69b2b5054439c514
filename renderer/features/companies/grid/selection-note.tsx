// What the status bar says of the selection: its size, and of numbers their sum and average.
import { t } from '../../../../shared/messages/message.ts';
import { formatNumber } from './cells/number-format.ts';
import { useGridSelection, type GridSelection } from './selection/use-grid-selection.ts';
import { useSummary } from './selection/use-summary.ts';

const plain = { type: 'number', format: 'number' } as const;

function sizeText({ ranges, cells }: GridSelection): string {
  const [only] = ranges;
  return ranges.length === 1 && only
    ? t('{rows, number} × {columns, number} selected', {
        rows: only.bottom - only.top + 1,
        columns: only.columns.length,
      })
    : t('{cells, number} cells selected', { cells });
}

export function SelectionNote() {
  const selection = useGridSelection();
  const summary = useSummary(selection);
  if (selection.active === null) return null;
  if (selection.cells === 1) return <span>{t('row {n, number}', { n: selection.active.row + 1 })}</span>;
  return (
    <>
      <span>{sizeText(selection)}</span>
      {summary !== null && summary.sum !== null && (
        <span>{t('sum {sum}', { sum: formatNumber(summary.sum, plain) })}</span>
      )}
      {summary !== null && summary.average !== null && (
        <span>{t('avg {average}', { average: formatNumber(summary.average, plain) })}</span>
      )}
      {summary !== null && summary.empty > 0 && (
        <span>
          {t('{empty, number} of {cells, number} empty', { empty: summary.empty, cells: summary.cells })}
        </span>
      )}
    </>
  );
}
