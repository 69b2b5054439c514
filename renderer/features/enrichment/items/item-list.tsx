/* oxlint-disable jsx-a11y/prefer-tag-over-role -- only the rows on screen exist, so this is no table element */
// The list of items: as long as it likes, only what is on screen is there. Arrow keys move along it, Enter opens an item.
import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { EnrichItem } from '../../../../shared/schema/enrichment.ts';
import { formatCount, formatWhen } from '../../../lib/format.ts';
import { formatCents } from '../../../lib/money.ts';
import type { RowWindow } from '../../../ui/rows/row-window.ts';
import { useListScroll } from '../../../ui/rows/use-list-scroll.ts';
import { answerWords, outcomes, outcomeText } from '../item-words.ts';
import { useProviderNames } from '../use-batches.ts';
import classes from './items.module.css';

const rowHeight = 28;

type Props = {
  rows: RowWindow<EnrichItem>;
  total: number;
  openedId: string | undefined;
  onOpen: (itemId: string | undefined) => void;
};

const rowId = (index: number): string => `enrich-item-${index}`;

const steps: Readonly<Record<string, (at: number, page: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
  Home: () => 0,
  End: (_at, _page, last) => last,
};

export function ItemList({ rows, total, openedId, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const view = useSyncExternalStore(rows.subscribe, rows.getView);
  const size = { rows: total, rowHeight, headHeight: rowHeight };
  const { virtualizer, map, offsetOf, scrollTo, topNow } = useListScroll(scroller, size);
  const shown = virtualizer.getVirtualItems();
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
  useEffect(() => rows.show(first, last), [rows, first, last]);
  const nameOfProvider = useProviderNames();
  const goTo = (index: number): void => {
    setActive(index);
    const top = index * rowHeight;
    if (top < topNow()) scrollTo(top);
    else if (top + rowHeight > topNow() + map.viewport) scrollTo(top + rowHeight - map.viewport);
    const item = view.rowAt(index);
    if (openedId !== undefined && item) onOpen(item.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(Math.floor(map.viewport / rowHeight) - 1, 1);
    const to = steps[event.key]?.(active, page, total - 1);
    if (to !== undefined) goTo(Math.min(Math.max(to, 0), total - 1));
    else if (event.key === 'Enter' || event.key === ' ') onOpen(view.rowAt(active)?.id);
    else if (event.key === 'Escape') onOpen(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className={classes['list']}
      role="grid"
      aria-label={t('Items')}
      aria-rowcount={total + 1}
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...(active >= first && active <= last && { 'aria-activedescendant': rowId(active) })}
    >
      <Head />
      <div className={classes['rows']} role="presentation" style={{ height: map.height }}>
        <div role="rowgroup" style={{ transform: `translateY(${offsetOf(shown[0]?.start ?? 0)}px)` }}>
          {shown.map(({ index }) => {
            const item = view.rowAt(index);
            return (
              <div
                key={index}
                id={rowId(index)}
                role="row"
                tabIndex={-1}
                aria-rowindex={index + 2}
                aria-selected={item !== null && item.id === openedId}
                className={classes['row']}
                data-active={index === active}
                onClick={() => {
                  setActive(index);
                  onOpen(item?.id);
                }}
                onKeyDown={() => undefined}
              >
                <span role="rowheader" className={classes['no']}>
                  {formatCount(index + 1)}
                </span>
                {item && <Cells item={item} nameOfProvider={nameOfProvider} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Head() {
  return (
    <div className={classes['head']} role="row" aria-rowindex={1}>
      <span role="columnheader" aria-label={t('Row')} className={classes['no']}>
        #
      </span>
      <span role="columnheader">{t('Item')}</span>
      <span role="columnheader">{t('State')}</span>
      <span role="columnheader">{t('What was found, or why nothing was')}</span>
      <span role="columnheader">{t('Providers')}</span>
      <span role="columnheader" className={classes['end']}>
        €
      </span>
      <span role="columnheader" className={classes['end']}>
        {t('When')}
      </span>
    </div>
  );
}

type CellsProps = { item: EnrichItem; nameOfProvider: (code: string) => string };

function Cells({ item, nameOfProvider }: CellsProps) {
  const name = item.name ?? t('Item');
  const what = answerWords(item);
  const by = item.provider === null ? '' : item.provider.split(', ').map(nameOfProvider).join(', ');
  return (
    <>
      <span role="gridcell" className={classes['name']} title={name}>
        {name}
      </span>
      <span role="gridcell" title={outcomes[item.status].words}>
        <i className={classes['mark']} data-tone={outcomes[item.status].tone} />
        {outcomeText(item)}
      </span>
      <span role="gridcell" className={classes['quiet']} title={what}>
        {what}
      </span>
      <span role="gridcell" className={classes['quiet']} title={by}>
        {by}
      </span>
      <span role="gridcell" className={classes['end']}>
        {formatCents(item.cost)}
      </span>
      <span role="gridcell" className={`${classes['end']} ${classes['fine']}`}>
        {item.fetchedAt === null ? '' : formatWhen(item.fetchedAt)}
      </span>
    </>
  );
}
