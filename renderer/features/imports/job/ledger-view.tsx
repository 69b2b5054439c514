// What became of every row: as a stacked bar, and as numbers that add up before the reader's eyes.
import { useElementSize } from '@mantine/hooks';
import { Fragment } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { fates, type Fate, type Ledger } from '../../../../shared/schema/import.ts';
import { formatCount } from '../../../lib/format.ts';
import { fateLabels, rowsRead } from './ledger.ts';
import { ledgerSegments, segmentGap } from './ledger-geometry.ts';
import classes from './ledger-view.module.css';

type Props = {
  ledger: Ledger;
  labels?: Record<Fate, string>;
  /** What the numbers are about. */
  about?: string;
};

export function LedgerView({ ledger, labels = fateLabels, about = t('What became of the rows') }: Props) {
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
            title={`${labels[segment.fate]} ${formatCount(segment.count)}`}
          />
        ))}
      </div>
      <dl className={classes['numbers']} aria-label={about}>
        {fates.map((fate, i) => (
          <Fragment key={fate}>
            {i > 0 && <Operator sign="+" />}
            <Term fate={fate} label={labels[fate]} count={ledger[fate]} />
          </Fragment>
        ))}
        <Operator sign="=" />
        <div>
          <dt>{t('Rows read')}</dt>
          <dd>{formatCount(rowsRead(ledger))}</dd>
        </div>
      </dl>
    </div>
  );
}

function Term({ fate, label, count }: { fate: Fate; label: string; count: number }) {
  return (
    <div data-zero={count === 0}>
      <dt>
        <span className={classes['swatch']} data-fate={fate} aria-hidden="true" />
        {label}
      </dt>
      <dd>{formatCount(count)}</dd>
    </div>
  );
}

/** Its sign is drawn, not written: a list of terms may hold no other text. */
const Operator = ({ sign }: { sign: string }) => (
  <div className={classes['operator']} data-sign={sign} aria-hidden="true" />
);
