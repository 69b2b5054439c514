// What the status bar says of the selection: its size, and of numbers their sum and average.
import { formatCount } from '../../../lib/format.ts';
import { formatNumber } from './cells/number-format.ts';
import { useGridSelection, type GridSelection } from './selection/use-grid-selection.ts';
import { useSummary } from './selection/use-summary.ts';

const plain = { type: 'number', format: 'number' } as const;

function sizeText({ ranges, cells }: GridSelection): string {
  const [only] = ranges;
  return ranges.length === 1 && only
    ? `${formatCount(only.bottom - only.top + 1)} × ${formatCount(only.columns.length)} selected`
    : `${formatCount(cells)} cells selected`;
}

export function SelectionNote() {
  const selection = useGridSelection();
  const summary = useSummary(selection);
  if (selection.active === null) return null;
  if (selection.cells === 1) return <span>row {formatCount(selection.active.row + 1)}</span>;
  return (
    <>
      <span>{sizeText(selection)}</span>
      {summary !== null && summary.sum !== null && <span>sum {formatNumber(summary.sum, plain)}</span>}
      {summary !== null && summary.average !== null && (
        <span>avg {formatNumber(summary.average, plain)}</span>
      )}
      {summary !== null && summary.empty > 0 && (
        <span>
          {formatCount(summary.empty)} of {formatCount(summary.cells)} empty
        </span>
      )}
    </>
  );
}
