// The profile of one column in the mapping table: bars, a placeholder until the file was read, or a dash.
import { t } from '../../../../../../shared/messages/message.ts';
import type { ColumnProfile } from '../../../../../../shared/schema/profile.ts';
import { barsOf, type Bars } from './bars.ts';
import { countDistinct, describeProfile } from './describe-profile.ts';
import { Histogram } from './histogram.tsx';
import classes from './histogram.module.css';
import type { Profiles } from './use-profile.ts';

type Props = { profile: ColumnProfile | undefined; status: Profiles['status'] };

export function ProfileCell({ profile, status }: Props) {
  if (!profile) return status === 'pending' ? <Waiting /> : <Nothing />;
  const bars = barsOf(profile);
  return bars ? <Histogram bars={bars} label={labelOf(bars, profile)} /> : <Nothing />;
}

const Waiting = () => (
  <span className={classes['waiting']} title={t('The whole file is still being read')}>
    <span className={classes['spoken']}>{t('still being read')}</span>
  </span>
);

const Nothing = () => <span className={classes['none']}>–</span>;

/** What the bars show, for whoever does not see them. */
export function labelOf({ kind }: Bars, profile: ColumnProfile): string {
  const count = countDistinct(profile);
  if (kind === 'unique') return t('{count} distinct values, hardly one comes twice', { count });
  if (kind !== 'values') return t('Histogram: {profile}', { profile: describeProfile(profile) });
  const [first] = profile.top;
  return t('Most frequent values, “{first}” first, of {count}', {
    first: (first?.value ?? '').slice(0, 60),
    count,
  });
}
