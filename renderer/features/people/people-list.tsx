/* oxlint-disable jsx-a11y/prefer-tag-over-role -- only the rows on screen exist, so this is no table element */
// The list of people: as long as it likes, only what is on screen is there. Arrow keys move along it, Enter or Space opens the
// record; with Shift, and by Mod A, rows are selected together.
import { useEffect, useRef, type CSSProperties, type KeyboardEvent } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { formatCount } from '../../lib/format.ts';
import type { RowView, RowWindow } from '../../ui/rows/row-window.ts';
import { useListScroll } from '../../ui/rows/use-list-scroll.ts';
import { usePlace, type Place } from '../../ui/rows/use-place.ts';
import { nextSort, personColumns, sorts, type PersonColumn } from './person-columns.ts';
import type { PeopleSelection } from './use-people.ts';
import classes from './people.module.css';

const rowHeight = 26;
const headHeight = 26;

export type ListProps = {
  rows: RowWindow<Person>;
  view: RowView<Person>;
  place: Place;
  total: number;
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
  active: number | null;
  /** `extend`: with all rows between. */
  onActive: (index: number, extend: boolean) => void;
  selected: PeopleSelection | null;
  onSelectAll: () => void;
  openedId: string | undefined;
  onToggle: (index: number) => void;
  /** Opens the page of the person at a place. */
  onPage: (index: number) => void;
  onClose: () => void;
};

export const personRowId = (index: number): string => `person-row-${index}`;

const sortState = (sort: string | undefined, path: string) =>
  sort === path ? 'ascending' : sort === `-${path}` ? 'descending' : 'none';

function Head({ sort, onSort }: Pick<ListProps, 'sort' | 'onSort'>) {
  return (
    <div className={classes['head']} role="row" aria-rowindex={1}>
      <span className={classes['number']} role="columnheader" aria-label={t('Row')}>
        #
      </span>
      {personColumns.map((column) => (
        <span
          key={column.path}
          role="columnheader"
          className={column.isEnd ? classes['end'] : undefined}
          {...(sorts(column) && { 'aria-sort': sortState(sort, column.path) })}
        >
          {sorts(column) ? (
            <button
              type="button"
              className={classes['sort']}
              onClick={() => onSort(nextSort(sort, column.path))}
            >
              {column.label}
              <span aria-hidden="true">{arrows[sortState(sort, column.path)]}</span>
            </button>
          ) : (
            column.label
          )}
        </span>
      ))}
    </div>
  );
}

const columnsStyle = { '--columns': personColumns.map(({ width }) => width).join(' ') } as CSSProperties;

const arrows = { ascending: ' ↑', descending: ' ↓', none: '' } as const;

function Cell({ column, person }: { column: PersonColumn; person: Person }) {
  const { text, more } = column.show(person);
  return (
    <span role="gridcell" className={`${classes['cell']} ${column.isEnd ? classes['end'] : ''}`} title={text}>
      {text === '' ? (
        <span className={classes['empty']}>–</span>
      ) : (
        <span className={classes['text']}>{text}</span>
      )}
      {more > 0 && <span className={classes['more']}>+{more}</span>}
    </span>
  );
}

type RowProps = {
  person: Person | null;
  index: number;
  isActive: boolean;
  isOpen: boolean;
  isSelected: boolean;
  onPick: (extend: boolean) => void;
};

function Row({ person, index, isActive, isOpen, isSelected, onPick }: RowProps) {
  const look = [isActive && 'active', isOpen && 'open', isSelected && 'selected'] as const;
  return (
    <div
      id={personRowId(index)}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isOpen || isSelected}
      className={[classes['row'], ...look.map((name) => (name ? classes[name] : ''))].join(' ')}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => onPick(event.shiftKey)}
      onKeyDown={() => undefined}
    >
      <span className={classes['number']} role="rowheader">
        {formatCount(index + 1)}
      </span>
      {person && personColumns.map((column) => <Cell key={column.path} column={column} person={person} />)}
    </div>
  );
}

/** Where a key leads from a row; null for every other key. */
function placeAfter(key: string, from: number, last: number, page: number): number | null {
  const places: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: last,
  };
  const to = places[key];
  return to === undefined ? null : Math.min(Math.max(to, 0), last);
}

export function PeopleList(props: ListProps) {
  const { rows, view, total, active, openedId, selected } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useListScroll(scroller, { rows: total, rowHeight, headHeight });
  usePlace(scroller, scroll, props.place);
  const { virtualizer, map, offsetOf, scrollTo, topNow } = scroll;
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => rows.show(first, last), [rows, first, last]);
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, []);

  const moveTo = (index: number, extend: boolean): void => {
    props.onActive(index, extend);
    const top = index * rowHeight;
    if (top < topNow()) scrollTo(top);
    else if (top + rowHeight > topNow() + map.viewport) scrollTo(top + rowHeight - map.viewport);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const isPage = event.key === 'Enter' && active !== null;
      if (isPage) props.onPage(active);
      else if (event.key.toLowerCase() === 'a') props.onSelectAll();
      else return;
      return event.preventDefault();
    }
    const page = Math.max(Math.floor(map.viewport / rowHeight) - 1, 1);
    const to = placeAfter(event.key, active ?? -1, total - 1, page);
    if (to !== null) moveTo(to, event.shiftKey);
    else if ((event.key === 'Enter' || event.key === ' ') && active !== null) props.onToggle(active);
    else if (event.key === 'Escape') props.onClose();
    else return;
    event.preventDefault();
  };
  const isActiveShown = active !== null && active >= first && active <= last;
  return (
    <div
      ref={scroller}
      className={classes['list']}
      role="grid"
      aria-label={t('{n, plural, one {# person} other {# people}}', { n: total })}
      aria-rowcount={total + 1}
      aria-multiselectable
      style={columnsStyle}
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...(isActiveShown && { 'aria-activedescendant': personRowId(active) })}
    >
      <Head sort={props.sort} onSort={props.onSort} />
      <div className={classes['body']} role="presentation" style={{ height: map.height }}>
        <div role="rowgroup" style={{ transform: `translateY(${offsetOf(items[0]?.start ?? 0)}px)` }}>
          {items.map(({ index }) => {
            const person = view.rowAt(index);
            return (
              <Row
                key={index}
                person={person}
                index={index}
                isActive={index === active}
                isOpen={person !== null && person.id === openedId}
                isSelected={selected !== null && index >= selected.first && index <= selected.last}
                onPick={(extend) => {
                  props.onActive(index, extend);
                  if (!extend) props.onToggle(index);
                }}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
