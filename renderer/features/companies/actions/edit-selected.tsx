// In the status bar, beside the size of the selection: the way to edit its companies, for whoever does not know the key.
import { StatusNote } from '../../../ui/status-bar.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { useGrid } from '../grid/grid-context.ts';
import { useGridSelection } from '../grid/selection/use-grid-selection.ts';
import { editCompanies } from './cell-actions.ts';
import { selectedRows } from './selected-rows.ts';

export function EditSelected({ onEdit }: { onEdit: () => void }) {
  const grid = useGrid();
  const { cells } = useGridSelection();
  const count = cells > 1 ? selectedRows(grid).count : 0;
  if (count < 2) return null;
  return (
    <StatusNote>
      <TextButton onClick={onEdit}>{editCompanies(count)}</TextButton>
    </StatusNote>
  );
}
