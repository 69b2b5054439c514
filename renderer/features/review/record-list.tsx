// The records of a batch that something is proposed for. It does not change under the hand: what is decided meanwhile stays in it,
// ticked.
import { IconCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { getReviewRecord } from '../../../shared/contract/review.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ReviewRecord } from '../../../shared/schema/review.ts';
import { queryOf } from '../../api/query.ts';
import { formatCount } from '../../lib/format.ts';
import { TextButton } from '../../ui/text-button.tsx';
import classes from './review.module.css';

type Props = {
  batchId: string;
  records: readonly ReviewRecord[];
  openId: string | null;
  hasMore: boolean;
  onOpen: (itemId: string) => void;
  onMore: () => void;
};

export function RecordList({ batchId, records, openId, hasMore, onOpen, onMore }: Props) {
  return (
    <nav className={classes['records']} aria-label={t('Records to review')}>
      {records.map((record) => (
        <Row
          key={record.itemId}
          batchId={batchId}
          record={record}
          isOpen={record.itemId === openId}
          onOpen={onOpen}
        />
      ))}
      {records.length === 0 && <p className={classes['nothing']}>{t('Nothing is left here.')}</p>}
      {hasMore && <TextButton onClick={onMore}>{t('Show more')}</TextButton>}
    </nav>
  );
}

type RowProps = { batchId: string; record: ReviewRecord; isOpen: boolean; onOpen: Props['onOpen'] };

function Row({ batchId, record, isOpen, onOpen }: RowProps) {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const { itemId, name, open, conflicts } = useNewest(batchId, record);
  return (
    <button
      ref={row}
      type="button"
      className={classes['record']}
      aria-current={isOpen}
      data-done={open === 0}
      onClick={() => onOpen(itemId)}
    >
      {open === 0 && <IconCheck size={12} stroke={1.8} aria-label={t('decided')} />}
      <span className={classes['text']} title={name ?? undefined}>
        {name ?? t('A record that was deleted')}
      </span>
      {conflicts > 0 && (
        <span
          className={classes['conflicts']}
          title={t('{n, plural, one {# conflict} other {# conflicts}}', { n: conflicts })}
        >
          {formatCount(conflicts)}
        </span>
      )}
      <span className={classes['meta']}>{formatCount(open)}</span>
    </button>
  );
}

/** As it was shown last, where it was open since the list came. */
function useNewest(batchId: string, record: ReviewRecord): ReviewRecord {
  const params = { batchId, itemId: record.itemId };
  return useQueryClient().getQueryData(queryOf(getReviewRecord, { params }).queryKey)?.data ?? record;
}
