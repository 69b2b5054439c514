/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/mouse-events-have-key-events -- a hover shows what a reader of screens has anyway; a virtualised grid of a million rows cannot be a <table>: rows are placed by pixel and most do not exist */
// The list itself: a WAI-ARIA grid that holds only the rows and columns on screen. Focus stays on the grid; the active cell is
// named by aria-activedescendant, so that scrolling never loses the focus.
import { useRef, useSyncExternalStore } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { usePlace } from '../../../ui/rows/use-place.ts';
import type { CompanyWindow } from '../use-company-rows.ts';
import { cellDomId } from './cells/grid-cell.tsx';
import type { ColumnSet } from './columns/use-column-set.ts';
import { EditLayer } from './edit-layer.tsx';
import { useGrid } from './grid-context.ts';
import { GridLines } from './grid-lines.tsx';
import { GridHead } from './head/grid-head.tsx';
import type { HeadActions } from './head/head-actions.ts';
import { useHead } from './head/use-head.ts';
import { rowHeight } from './row-height.ts';
import { gridStyle, isDrawn, useGeometry, type Geometry } from './use-geometry.ts';
import { useGridEffects } from './use-grid-effects.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useWholeText } from './use-whole-text.ts';
import classes from './grid.module.css';

export type GridProps = {
  rows: CompanyWindow;
  total: number;
  columns: ColumnSet;
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
  /** What other parts of the page do with a column, for its menu. */
  columnActions?: HeadActions['more'] | undefined;
  openedId: string | undefined;
  /** Opens the record at a place, or closes it. */
  onToggle: (index: number) => void;
  onPage: (index: number) => void;
  onClose: () => void;
};

/** What the grid tells of itself to those who do not see it. */
function useAria(geometry: Geometry, total: number) {
  const { selection } = useGrid().selection.store.use();
  const active = selection?.active;
  return {
    'aria-label': t('{n, plural, one {# company} other {# companies}}', { n: total }),
    'aria-rowcount': total + geometry.headRows,
    'aria-colcount': geometry.columns.shown.length + 1,
    'aria-multiselectable': true,
    ...(active && isDrawn(geometry, active)
      ? { 'aria-activedescendant': cellDomId(active.row, active.column) }
      : {}),
  };
}

function Body({ geometry, ...props }: GridProps & { geometry: Geometry }) {
  const { rows, total, openedId, onToggle } = props;
  const { scroll, columns, numberWidth, headRows, start } = geometry;
  const view = useSyncExternalStore(rows.subscribe, rows.getView);
  useGridEffects(geometry, rows, view, total);
  const pointer = useGridPointer({ ...geometry, onToggle });
  const onHover = useWholeText(headRows);
  return (
    <div
      className={classes['body']}
      role="presentation"
      style={{ height: scroll.map.height }}
      onMouseOver={onHover}
      {...pointer}
    >
      <div
        className={classes['layer']}
        role="rowgroup"
        style={{ transform: `translateY(${scroll.offsetOf(start)}px)` }}
      >
        <GridLines geometry={geometry} view={view} total={total} openedId={openedId} />
      </div>
      <EditLayer columns={columns} numberWidth={numberWidth} offsetOf={scroll.offsetOf} />
    </div>
  );
}

export function CompanyGrid(props: GridProps) {
  const { total, columns: set, onSort, columnActions, onToggle, onPage, onClose } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const geometry = useGeometry(scroller, set, total);
  usePlace(scroller, geometry.scroll, useGrid());
  const head = useHead(geometry, { set, onSort, more: columnActions });
  const onKeyDown = useGridKeys({
    pageRows: Math.max(Math.floor(geometry.scroll.map.viewport / rowHeight) - 1, 1),
    onToggle,
    onPage,
    onClose,
    onHead: head.focus.moveTo,
  });
  const aria = useAria(geometry, total);
  return (
    <div
      ref={scroller}
      role="grid"
      className={classes['grid']}
      style={gridStyle(geometry)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...aria}
    >
      <GridHead
        columns={geometry.columns}
        window={geometry.window}
        hasGroups={geometry.hasGroups}
        sort={props.sort}
        {...head}
      />
      <Body {...props} geometry={geometry} />
    </div>
  );
}
