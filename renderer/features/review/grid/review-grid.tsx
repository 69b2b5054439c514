/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by pixel and most do not exist: that cannot be a <table> */
// Many records under review at once: a row for each, a column for each field. Only rows on screen are there.
import { useEffect, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import type { ReviewFilter, ReviewTab } from '../../../../shared/schema/review.ts';
import { keyName, type Bindings } from '../../../lib/keys.ts';
import type { ListScroll } from '../../../ui/rows/use-list-scroll.ts';
import type { KeptRecord } from '../kept-records.ts';
import { fieldName } from '../review-words.ts';
import { useInSight } from '../use-in-sight.ts';
import { cellId, GridRow } from './grid-row.tsx';
import { extendTo, selectAt, type Range, type Selection, type Span } from './grid-selection.ts';
import classes from './review-grid.module.css';

export const gridRowHeight = 40;
export const gridHeadHeight = 28;
const nameWidth = 208;
const leastWidth = 156;

type Props = {
  batchId: string;
  entity: EntityType;
  tab: ReviewTab;
  records: readonly KeptRecord[];
  columns: readonly string[];
  wanted: ReviewFilter;
  scroll: ListScroll;
  element: RefObject<HTMLDivElement | null>;
  selection: Selection;
  range: Range;
  focusKeys: Bindings;
  onSelect: (selection: Selection) => void;
  onEdit: () => void;
};

export function ReviewGrid(props: Props) {
  const { entity, records, columns, scroll, element, selection, range, focusKeys, onSelect } = props;
  const { virtualizer, map, offsetOf } = scroll;
  const items = virtualizer.getVirtualItems();
  const { head } = selection;
  useHeadInSight(props);
  useEffect(() => element.current?.focus({ preventScroll: true }), [element]);
  const onPointer = (event: PointerEvent): void => {
    const isDrag = event.type === 'pointermove';
    if (isDrag ? event.buttons !== 1 : event.button !== 0) return;
    const hit = spotOf(event.target);
    if (!hit) return;
    // A head means the whole column, and leaves the rows where they are.
    const isHead = hit.span === 'columns' || hit.span === 'all';
    const spot = isHead ? { ...hit, row: head.row } : hit;
    const next =
      isDrag || event.shiftKey
        ? extendTo(selection, spot, isDrag ? selection.span : spot.span)
        : selectAt(spot, spot.span);
    if (!isDrag || spot.row !== head.row || spot.column !== head.column) onSelect(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const bound = focusKeys[keyName(event.nativeEvent)];
    if (!bound) return;
    event.preventDefault();
    bound();
  };
  const isDrawn = items.some(({ index }) => index === head.row);
  return (
    <div
      ref={element}
      className={classes['grid']}
      role="grid"
      aria-label={t('Proposals by record and field')}
      aria-multiselectable="true"
      aria-rowcount={records.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={isDrawn ? cellId(head.row, head.column) : undefined}
      tabIndex={0}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      onDoubleClick={(event) => spotOf(event.target)?.span === 'cells' && props.onEdit()}
      onKeyDown={onKeyDown}
    >
      <div className={classes['inner']} style={{ minWidth: nameWidth + columns.length * leastWidth }}>
        <div className={classes['head']} role="row" aria-rowindex={1}>
          <span className={classes['name']} role="columnheader" data-row={0} data-column={0} data-span="all">
            {entity === 'company' ? t('Company') : t('Person')}
          </span>
          {columns.map((field, column) => (
            <span
              key={field}
              className={classes['cell']}
              role="columnheader"
              data-row={0}
              data-column={column}
              data-span="columns"
              data-within={column >= range.left && column <= range.right}
            >
              {fieldName(entity, field)}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ height: map.height }}>
          <div role="presentation" style={{ transform: `translateY(${offsetOf(items[0]?.start ?? 0)}px)` }}>
            {items.map(({ index }) => {
              const record = records[index];
              return record && <GridRow key={record.itemId} {...props} record={record} row={index} />;
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

type Hit = { row: number; column: number; span: Span };

function spotOf(target: EventTarget): Hit | null {
  const hit = target instanceof Element ? target.closest<HTMLElement>('[data-span]') : null;
  if (!hit) return null;
  const { row, column, span } = hit.dataset;
  return { row: Number(row), column: Number(column), span: span as Span };
}

/** Wherever keys take it. */
function useHeadInSight({ scroll, element, columns, selection: { head } }: Props): void {
  useInSight(scroll, head.row, gridRowHeight);
  useEffect(() => {
    if (element.current) showColumn(element.current, head.column, columns.length);
  }, [head.column, columns.length, element]);
}

function showColumn(scroller: HTMLElement, column: number, columns: number): void {
  const width = ((scroller.firstElementChild?.clientWidth ?? 0) - nameWidth) / columns;
  const left = column * width;
  const right = nameWidth + left + width - scroller.clientWidth;
  if (left < scroller.scrollLeft) scroller.scrollLeft = left;
  else if (right > scroller.scrollLeft) scroller.scrollLeft = right;
}
