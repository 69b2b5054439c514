// The records of a batch that something is proposed for; only those on screen are there. What is decided meanwhile stays in its
// place, ticked.
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { ReviewTab } from '../../../shared/schema/review.ts';
import { formatCount } from '../../lib/format.ts';
import { useListScroll } from '../../ui/rows/use-list-scroll.ts';
import type { KeptRecord } from './kept-records.ts';
import classes from './record-list.module.css';
import { useInSight } from './use-in-sight.ts';

const rowHeight = 28;
/** So many rows before the end the next page is asked for. */
const ahead = 30;

type Props = {
  records: readonly KeptRecord[];
  label: string;
  /** What is counted of each. */
  tab: ReviewTab;
  openId: string | null;
  onOpen: (itemId: string) => void;
  onMore: () => void;
};

export function RecordList({ records, label, tab, openId, onOpen, onMore }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useListScroll(scroller, { rows: records.length, rowHeight, headHeight: rowHeight });
  const { virtualizer, map, offsetOf } = scroll;
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const openAt = records.findIndex(({ itemId }) => itemId === openId);
  useEffect(() => {
    if (Math.max(last, openAt) + ahead > records.length) onMore();
  }, [last, openAt, records.length, onMore]);
  useInSight(scroll, openAt, rowHeight);
  return (
    <nav className={classes['records']} aria-label={t('Records to review')} ref={scroller}>
      <div className={classes['head']}>
        <span>{label}</span>
        <span>{t('proposals')}</span>
      </div>
      <div style={{ height: map.height }}>
        <ul style={{ transform: `translateY(${offsetOf(items[0]?.start ?? 0)}px)` }}>
          {items.map(({ index }) => {
            const record = records[index];
            return (
              record && (
                <Row
                  key={record.itemId}
                  record={record}
                  tab={tab}
                  isOpen={index === openAt}
                  onOpen={onOpen}
                />
              )
            );
          })}
        </ul>
      </div>
    </nav>
  );
}

type RowProps = { record: KeptRecord; tab: ReviewTab; isOpen: boolean; onOpen: Props['onOpen'] };

function Row({ record, tab, isOpen, onOpen }: RowProps) {
  const { itemId, name, conflicts, decided } = record;
  const isDone = record.isDone || record[tab] === 0;
  const shown = name ?? t('A record that was deleted');
  return (
    <li>
      <button
        type="button"
        className={classes['record']}
        aria-current={isOpen}
        data-done={isDone}
        title={shown}
        onClick={() => onOpen(itemId)}
      >
        {isDone && <IconCheck size={12} stroke={1.8} aria-label={t('decided')} />}
        <span className={classes['name']}>{shown}</span>
        {!isDone && conflicts > 0 && (
          <span
            className={classes['conflicts']}
            title={t('{n, plural, one {# conflict} other {# conflicts}}', { n: conflicts })}
          >
            <span aria-hidden="true">◆</span> {formatCount(conflicts)}
          </span>
        )}
        <span className={classes['count']}>{formatCount(isDone ? decided : record[tab])}</span>
      </button>
    </li>
  );
}
