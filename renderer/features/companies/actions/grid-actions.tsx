// What can be done with the selected cells beside moving and typing, round the grid: its keys, the clipboard, its menu and dialogs.
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { queryOfSearch } from '../../../lib/company-search.ts';
import { useKeys } from '../../../lib/keys.ts';
import { BulkDialog } from '../bulk/bulk-dialog.tsx';
import { BulkProblems } from '../bulk/bulk-problems.tsx';
import { isInCells, useClipboard } from '../clipboard/use-clipboard.ts';
import { useFillDrag } from '../fill/use-fill-drag.ts';
import { useGrid, type GridShared } from '../grid/grid-context.ts';
import { readSelection } from '../grid/selection/use-grid-selection.ts';
import { ReplaceDialog } from '../replace/replace-dialog.tsx';
import { actionOfKey, cellActions, type CellActions } from './cell-actions.ts';
import { CellMenu } from './cell-menu.tsx';
import { menuPlace, type MenuPlace } from './menu-place.ts';
import { EditSelected } from './edit-selected.tsx';
import { EnrichSelected, RefreshSelected } from './enrich-companies.tsx';
import { selectedRows } from './selected-rows.ts';
import { WorkNote } from './work-note.tsx';
import classes from './actions.module.css';

const route = getRouteApi('/companies');

function onKey(event: KeyboardEvent, grid: GridShared, actions: CellActions): void {
  const name = isInCells() && grid.selection.get() !== null ? actionOfKey(event) : null;
  if (name === null) return;
  event.preventDefault();
  event.stopPropagation();
  actions[name]();
}

type Dialog = 'replace' | 'bulk' | 'delete';

export function GridActions({ children }: { children: ReactNode }) {
  const grid = useGrid();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const query = useMemo(() => queryOfSearch(search), [search]);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const actions = useMemo(() => cellActions(grid, setDialog, query), [grid, query]);
  useClipboard();
  const onFillHandle = useFillDrag();
  useKeys({ 'Mod+f': actions.replace, 'Mod+h': actions.replace, 'Mod+Shift+e': actions.bulk });
  const close = (): void => {
    setDialog(null);
    grid.focus.get()();
  };
  const onContextMenu = (event: MouseEvent): void => {
    const place = menuPlace(event, grid);
    if (place === null) return;
    event.preventDefault();
    setMenu(place);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears what the grid in it leaves
    <div
      className={classes['around']}
      onKeyDown={(event) => onKey(event, grid, actions)}
      onPointerDownCapture={onFillHandle}
      onContextMenu={onContextMenu}
    >
      {children}
      <EditSelected onEdit={actions.bulk} />
      <EnrichSelected />
      <RefreshSelected />
      <WorkNote />
      {menu && (
        <CellMenu
          place={menu}
          rows={selectedRows(grid)}
          cells={readSelection(grid).cells}
          actions={actions}
          onClose={() => {
            setMenu(null);
            grid.focus.get()();
          }}
        />
      )}
      {dialog === 'replace' && <ReplaceDialog query={query} onClose={close} />}
      {(dialog === 'bulk' || dialog === 'delete') && (
        <BulkDialog action={dialog === 'bulk' ? 'set' : 'delete'} query={query} onClose={close} />
      )}
      <BulkProblems
        onOpen={(record) => void navigate({ replace: true, search: (before) => ({ ...before, record }) })}
      />
    </div>
  );
}
