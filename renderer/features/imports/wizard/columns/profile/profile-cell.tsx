// The profile of one column in the mapping table: bars, a placeholder until the file was read, or a dash.
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
  <span className={classes['waiting']} title="The whole file is still being read">
    <span className={classes['spoken']}>still being read</span>
  </span>
);

const Nothing = () => <span className={classes['none']}>–</span>;

/** What the bars show, for whoever does not see them. */
export function labelOf({ kind }: Bars, profile: ColumnProfile): string {
  if (kind === 'unique') return `${countDistinct(profile)} distinct values, hardly one comes twice`;
  if (kind !== 'values') return `Histogram: ${describeProfile(profile)}`;
  const [first] = profile.top;
  return `Most frequent values, “${(first?.value ?? '').slice(0, 60)}” first, of ${countDistinct(profile)}`;
}
