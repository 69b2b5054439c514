// What stands in a column over the whole file: its shape, its most frequent values, and what stands out of it.
import { locale, t } from '../../../../../../shared/messages/message.ts';
import type { ReactNode } from 'react';
import type { ColumnProfile, Outlier, Spread } from '../../../../../../shared/schema/profile.ts';
import { formatCount, formatShare } from '../../../../../lib/format.ts';
import section from '../../frame/section.module.css';
import { barsOf } from './bars.ts';
import classes from './column-facts.module.css';
import { countDistinct, filledRows, formatDay, typeNouns } from './describe-profile.ts';
import { Histogram } from './histogram.tsx';
import { labelOf } from './profile-cell.tsx';
import values from './values.module.css';

export function ColumnFacts({ profile }: { profile: ColumnProfile }) {
  const bars = barsOf(profile);
  return (
    <>
      <section aria-label={t('In the whole file')}>
        <Head
          title={t('In the whole file')}
          note={t('{n, plural, one {# row} other {# rows}}', { n: profile.rows })}
        />
        {bars && (bars.kind === 'numbers' || bars.kind === 'dates') && (
          <figure className={classes['figure']}>
            <Histogram size="large" bars={bars} label={labelOf(bars, profile)} />
            <figcaption className={section['meta']}>{captionOf(profile, bars.kind)}</figcaption>
          </figure>
        )}
        <dl className={classes['facts']}>
          {factsOf(profile).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <TopValues profile={profile} />
      <Outliers outliers={profile.outliers} />
    </>
  );
}

export function Head({ title, note }: { title: string; note?: ReactNode }) {
  return (
    <div className={values['head']}>
      <h3>{title}</h3>
      <span className={section['meta']}>{note}</span>
    </div>
  );
}

function captionOf({ numbers, dates }: ColumnProfile, kind: 'numbers' | 'dates'): ReactNode {
  const spread = kind === 'dates' ? dates : numbers;
  if (!spread) return null;
  const format = kind === 'dates' ? formatDay : formatNumber;
  return (
    <>
      <span>{format(spread.min)}</span>
      <span>{format(spread.max)}</span>
    </>
  );
}

const number = new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 });
/** Years are not grouped; a number that could be one neither. */
const formatNumber = (value: number): string =>
  Number.isInteger(value) && value >= 1000 && value <= 2100 ? String(value) : number.format(value);

function factsOf(profile: ColumnProfile): [string, string][] {
  const filled = filledRows(profile);
  const facts: [string, string][] = [[t('Empty'), emptyFact(profile)]];
  if (filled === 0) return facts;
  facts.push([t('Distinct'), countDistinct(profile)], [t('Kinds'), kindsOf(profile, filled)]);
  if (profile.numbers) facts.push([t('Numbers'), rangeOf(profile.numbers, formatNumber)]);
  if (profile.dates) facts.push([t('Dates'), rangeOf(profile.dates, formatDay)]);
  if (profile.lengths) facts.push([t('Length'), lengthFact(profile.lengths)]);
  return facts;
}

const emptyFact = ({ rows, empty }: ColumnProfile): string =>
  empty === 0 ? t('none') : `${formatCount(empty)} (${share(empty, rows)})`;

/** A part is never rounded to nothing or to all. */
function share(part: number, whole: number): string {
  if (part / whole < 0.01) return `< ${formatShare(0.01)}`;
  return formatShare(Math.min(part / whole, part === whole ? 1 : 0.99));
}

/** The kinds of values with their shares, the first four. */
const kindsOf = ({ types }: ColumnProfile, filled: number): string =>
  types
    .slice(0, 4)
    .map(({ type, rows }) =>
      rows === filled
        ? t('all {kinds}', { kinds: typeNouns[type].many })
        : t('{share} {kinds}', { share: share(rows, filled), kinds: typeNouns[type].many }),
    )
    .join(', ');

const rangeOf = ({ min, max }: Spread, format: (value: number) => string): string =>
  min === max ? format(min) : t('{from} to {to}', { from: format(min), to: format(max) });

const lengthFact = ({ min, max, mean }: Spread): string =>
  min === max
    ? t('{n, plural, one {# character} other {# characters}}', { n: min })
    : t('{min, number} to {max, number} characters, {mean, number} on average', {
        min,
        max,
        mean: Math.round(mean),
      });

function TopValues({ profile }: { profile: ColumnProfile }) {
  const [first] = profile.top;
  if (!first || first.rows < 2) return null;
  const often = profile.top.filter(({ rows }) => rows > 1).slice(0, 8);
  return (
    <section aria-label={t('Most frequent')}>
      <Head title={t('Most frequent')} note={t('{count} distinct', { count: countDistinct(profile) })} />
      <ol className={classes['top']}>
        {often.map(({ value, rows }) => (
          <li key={value}>
            <span className={classes['value']} title={value}>
              {value}
            </span>
            <span className={classes['count']}>{formatCount(rows)}</span>
            <span
              className={classes['share']}
              style={{ width: `${(100 * rows) / first.rows}%` }}
              aria-hidden="true"
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Outliers({ outliers }: { outliers: readonly Outlier[] }) {
  if (outliers.length === 0) return null;
  return (
    <section aria-label={t('Stands out')}>
      <Head
        title={t('Stands out')}
        note={t('{n, plural, one {# value} other {# values}}', { n: outliers.length })}
      />
      <ul className={classes['top']}>
        {outliers.map((outlier) => (
          <li key={`${outlier.kind} ${outlier.value}`}>
            <span className={classes['value']} title={outlier.value}>
              {outlier.value}
            </span>
            <span className={classes['count']}>{placeOf(outlier)}</span>
            <span className={`${section['meta']} ${classes['why']}`}>{whyOf(outlier)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const placeOf = ({ rows, row }: Outlier): string =>
  rows === 1
    ? t('row {row, number}', { row })
    : t('row {row, number} and {n, number} more', { row, n: rows - 1 });

function whyOf({ kind, type, value }: Outlier): string {
  if (kind === 'number') return t('far from the others');
  if (kind === 'length') return t('{n, number} characters, far more than the others', { n: value.length });
  return t('a {kind} among others', { kind: typeNouns[type].one });
}
