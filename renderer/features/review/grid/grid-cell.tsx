// A cell of the grid: what stands there, and below it what is proposed or what became of that.
import { IconCheck, IconX } from '@tabler/icons-react';
import { t } from '../../../../shared/messages/message.ts';
import type { ReviewCell, ReviewFilter } from '../../../../shared/schema/review.ts';
import { formatCount } from '../../../lib/format.ts';
import { LockMark } from '../../../ui/sources/source-mark.tsx';
import { Marked } from '../matrix-cells.tsx';
import type { ReviewField } from '../open-cells.ts';
import { confidenceText, stateWords, valueText } from '../review-words.ts';
import { offersIn } from './grid-offers.ts';
import classes from './review-grid.module.css';

export function GridCell({ field, wanted }: { field: ReviewField; wanted: ReviewFilter }) {
  const [best, ...others] = offersIn(field, wanted);
  const stored = valueText(field.value);
  return (
    <>
      <span className={classes['stored']} title={stored}>
        {stored === '' ? t('empty') : stored}
        {field.isLocked && <LockMark />}
      </span>
      {best ? <Offered field={field} best={best} others={others} /> : <Settled field={field} />}
    </>
  );
}

type OfferedProps = { field: ReviewField; best: ReviewCell; others: readonly ReviewCell[] };

function Offered({ field, best, others }: OfferedProps) {
  const text = valueText(best.value);
  const differing = others.filter(({ value }) => valueText(value) !== text);
  return (
    <span
      className={classes['offer']}
      data-tone={best.relation}
      title={[best, ...others].map(said).join('\n')}
    >
      <span className={classes['value']}>
        <Marked field={field} cell={best} text={text} />
      </span>
      {differing.length > 0 && <span className={classes['more']}>+{formatCount(differing.length)}</span>}
      <span className={classes['sure']}>{confidenceText(best.confidence)}</span>
    </span>
  );
}

const said = ({ provider, value, confidence }: ReviewCell): string =>
  `${provider}: ${valueText(value)} (${confidenceText(confidence)})`;

/** What became of it, as the last decision tells. */
function Settled({ field: { cells } }: { field: ReviewField }) {
  const cell =
    cells.findLast(({ state }) => state === 'accepted' || state === 'edited') ??
    cells.findLast(({ state }) => state === 'rejected' || state === 'taken_back');
  if (!cell) return null;
  const isTaken = cell.state === 'accepted' || cell.state === 'edited';
  const Mark = isTaken ? IconCheck : IconX;
  return (
    <span className={classes['settled']} data-state={cell.state}>
      <Mark size={12} stroke={1.8} aria-hidden="true" />
      <span className={classes['value']}>{stateWords(cell)}</span>
    </span>
  );
}
