/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtualised grid of a million rows cannot be a <table>: rows are placed by pixel and most do not exist */
// Every row of the dry run as a grid that holds only what is on screen. Focus stays on the grid; the active row is named
// by aria-activedescendant. Any cell that columns of the file give opens for mending in its place.
import { useEffect, useMemo, useRef, type CSSProperties, type RefObject } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { FieldPath } from '../../../../../shared/schema/field-path.ts';
import { formatCount } from '../../../../lib/format.ts';
import type { RowView } from '../../../../ui/rows/row-window.ts';
import { useListScroll } from '../../../../ui/rows/use-list-scroll.ts';
import { CheckLine, domIdOf } from './check-line.tsx';
import classes from './check-table.module.css';
import type { FieldColumns, OpenCell } from './editing.ts';
import { lookOf } from './fields.ts';
import type { Filter } from './filter.ts';
import type { Fix } from './fix.ts';
import { useCheckKeys } from './use-check-keys.ts';
import { rowHeight } from './row-height.ts';
import type { DryWindow, ShownRow } from './use-dry-rows.ts';
import type { RowEdits } from './use-row-edits.ts';

const headHeight = 28;
/** For its longest word in any language. */
const fateWidth = 108;

export type CheckTableProps = {
  fields: readonly FieldPath[];
  rows: DryWindow;
  view: RowView<ShownRow>;
  total: number;
  sourceId: string;
  columns: FieldColumns;
  edits: RowEdits;
  active: number | null;
  /** The cell of the active row that the keys are at; null: none in particular. */
  field: FieldPath | null;
  onActive: (index: number, field?: FieldPath) => void;
  open: OpenCell | null;
  onOpen: (index: number, field: FieldPath | null) => void;
  onClose: (step?: 1 | -1) => void;
  fix: Fix;
  filter: Filter;
};

export function CheckTable(props: CheckTableProps) {
  const { fields, rows, view, total, active, field, open } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useListScroll(scroller, { rows: total, rowHeight, headHeight });
  const items = scroll.virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => rows.show(first, last), [rows, first, last]);
  const onKeyDown = useCheckKeys(props, scroll);
  const wasOpen = useRef(open);
  useEffect(() => {
    // The keys are the grid's again once a cell is closed.
    if (wasOpen.current !== null && open === null) scroller.current?.focus({ preventScroll: true });
    wasOpen.current = open;
  }, [open]);
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus();
  }, []);
  const columns = useMemo(() => fields.map((field) => `${lookOf(field).width}px`).join(' '), [fields]);
  useShowField(scroller, fields, props.filter.field ?? null);
  useShowField(scroller, fields, field);
  useStartAtTop(props.filter, scroll.scrollTo);
  const activeShown = active !== null && active >= first && active <= last;
  return (
    <div
      ref={scroller}
      className={classes['grid']}
      style={
        {
          '--number-width': `${numberWidth(total)}px`,
          '--fate-width': `${fateWidth}px`,
          '--columns': `var(--number-width) var(--fate-width) ${columns}`,
        } as CSSProperties
      }
      role="grid"
      aria-label={t('{n, plural, one {# row} other {# rows}} of the file', { n: total })}
      aria-rowcount={total + 1}
      aria-colcount={fields.length + 2}
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...(activeShown ? { 'aria-activedescendant': domIdOf(active, field) } : {})}
    >
      <Head fields={fields} />
      {view.total === 0 && <NoRow />}
      <div className={classes['body']} role="rowgroup" style={{ height: scroll.map.height }}>
        <div
          className={classes['layer']}
          role="presentation"
          style={{ transform: `translateY(${scroll.offsetOf(items[0]?.start ?? 0)}px)` }}
        >
          {items.map(({ index }) => {
            const row = view.rowAt(index);
            return (
              <CheckLine
                key={index}
                index={index}
                row={row}
                fields={fields}
                columns={props.columns}
                sourceId={props.sourceId}
                edit={row ? props.edits.editOf(row.row_number) : undefined}
                news={row ? props.edits.newsOf(row.row_number) : undefined}
                isActive={index === active}
                activeField={index === active ? field : null}
                openField={row && open?.row === row.row_number ? open.field : null}
                onActive={props.onActive}
                onOpen={props.onOpen}
                onClose={props.onClose}
                fix={props.fix}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Digits of the last row's number decide how wide the first column is. */
const numberWidth = (total: number): number => 18 + Math.max(formatCount(total).length, 3) * 7;

const pinnedWidth = (fields: readonly FieldPath[]): number =>
  fateWidth + (fields.includes('name') ? lookOf('name').width : 0);

const scrollSideways = (element: HTMLElement, left: number): void => {
  element.scrollLeft = left;
};

/** Another filter starts at its first row; the same rows checked again stay where they are. */
function useStartAtTop(filter: Filter, scrollTo: (top: number) => void): void {
  const shown = useRef(filter);
  useEffect(() => {
    if (shown.current === filter) return;
    shown.current = filter;
    scrollTo(0);
  }, [filter, scrollTo]);
}

function NoRow() {
  return (
    <div role="row">
      <div role="gridcell" className={classes['none']}>
        {t('No row is like this. Show all rows to see the others.')}
      </div>
    </div>
  );
}

/** Scrolls sideways until the field's column stands beside the pinned ones. */
function useShowField(
  scroller: RefObject<HTMLDivElement | null>,
  fields: readonly FieldPath[],
  field: FieldPath | null,
): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element || field === null || field === 'name') return;
    const before = fields.slice(0, fields.indexOf(field)).filter((one) => one !== 'name');
    const start = before.reduce((sum, one) => sum + lookOf(one).width, 0);
    const room = element.clientWidth - pinnedWidth(fields) - 60;
    const end = start + lookOf(field).width;
    if (end > element.scrollLeft + room) scrollSideways(element, Math.min(start, end - room + 16));
    else if (start < element.scrollLeft) scrollSideways(element, start);
  }, [scroller, fields, field]);
}

function Head({ fields }: { fields: readonly FieldPath[] }) {
  return (
    <div className={classes['headRows']} role="rowgroup">
      <div className={classes['headRow']} role="row" aria-rowindex={1}>
        <div role="columnheader" className={`${classes['cell']} ${classes['number']}`}>
          {t('Row')}
        </div>
        <div role="columnheader" className={`${classes['cell']} ${classes['fateCell']}`}>
          {t('Fate')}
        </div>
        {fields.map((field) => {
          const { header, align } = lookOf(field);
          return (
            <div
              key={field}
              role="columnheader"
              className={`${classes['cell']} ${field === 'name' ? classes['pinned'] : ''}`}
              data-align={align}
            >
              <span className={classes['text']}>{header}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
