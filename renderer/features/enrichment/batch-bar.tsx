// How far a batch is, in colours that always stand beside their numbers.
import { Fragment } from 'react';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import { formatCount } from '../../lib/format.ts';
import { ledgerOf } from './batch-ledger.ts';
import classes from './batch-bar.module.css';

export function BatchBar({ batch, size }: { batch: EnrichBatch; size: 'row' | 'wide' }) {
  return (
    <span className={`${classes['bar']} ${classes[size]}`} aria-hidden="true">
      {ledgerOf(batch)
        .filter(({ items }) => items > 0)
        .map(({ part, items }) => (
          <i key={part} className={classes[part]} style={{ flexGrow: items }} />
        ))}
    </span>
  );
}

/** Matched + no match + failed + waiting = all. */
export function BatchLedger({ batch }: { batch: EnrichBatch }) {
  return (
    <p className={classes['ledger']}>
      {ledgerOf(batch).map(({ part, label, items }, at) => (
        <Fragment key={part}>
          {at > 0 && <span className={classes['sign']}>+</span>}
          <span>
            <i className={`${classes['mark']} ${classes[part]}`} />
            {label} <b>{formatCount(items)}</b>
          </span>
        </Fragment>
      ))}
      <span className={classes['sign']}>=</span>
      <b>{formatCount(batch.total)}</b>
    </p>
  );
}
