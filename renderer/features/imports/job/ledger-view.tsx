// What became of every row: as a stacked bar, and as numbers that add up before the reader's eyes.
import { useElementSize } from '@mantine/hooks';
import { Fragment } from 'react';
import { fates, type Fate, type Ledger } from '../../../../shared/schema/import.ts';
import { formatCount } from '../../../lib/format.ts';
import { fateLabels, rowsRead } from './ledger.ts';
import { ledgerSegments, segmentGap } from './ledger-geometry.ts';
import classes from './ledger-view.module.css';

export function LedgerView({ ledger }: { ledger: Ledger }) {
  const { ref, width } = useElementSize();
  return (
    <div>
      {/* The numbers beneath say the same; screen readers get those. */}
      <div ref={ref} className={classes['bar']} style={{ gap: segmentGap }} aria-hidden="true">
        {ledgerSegments(ledger, width).map((segment) => (
          <span
            key={segment.fate}
            data-fate={segment.fate}
            style={{ width: segment.width }}
            title={`${fateLabels[segment.fate]} ${formatCount(segment.count)}`}
          />
        ))}
      </div>
      <dl className={classes['numbers']} aria-label="What became of the rows">
        {fates.map((fate, i) => (
          <Fragment key={fate}>
            {i > 0 && <Operator sign="+" />}
            <Term fate={fate} count={ledger[fate]} />
          </Fragment>
        ))}
        <Operator sign="=" />
        <div>
          <dt>Rows read</dt>
          <dd>{formatCount(rowsRead(ledger))}</dd>
        </div>
      </dl>
    </div>
  );
}

function Term({ fate, count }: { fate: Fate; count: number }) {
  return (
    <div data-zero={count === 0}>
      <dt>
        <span className={classes['swatch']} data-fate={fate} aria-hidden="true" />
        {fateLabels[fate]}
      </dt>
      <dd>{formatCount(count)}</dd>
    </div>
  );
}

function Operator({ sign }: { sign: string }) {
  return (
    <div className={classes['operator']} aria-hidden="true">
      {sign}
    </div>
  );
}
