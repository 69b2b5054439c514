// The plan, value by value: what stands there now, what comes, and why something does not.
import { IconArrowRight, IconLock } from '@tabler/icons-react';
import { t } from '../../../../shared/messages/message.ts';
import type { EntityChange } from '../../../../shared/schema/entity.ts';
import { labelOfPath } from '../../../../shared/schema/field-path.ts';
import { parseFactPath } from '../../../../shared/schema/profile-facts.ts';
import { profileLines } from '../../../ui/facts/fact-lines.ts';
import { keptWords } from './kept-words.ts';
import { isNothing, type Plan } from './plan.ts';
import classes from './refresh.module.css';

/** Officers and shareholders may be many. */
const mostLines = 4;

/** What it does to what stands there; `kept`: nothing. */
type Fate = 'filled' | 'changed' | 'removed' | 'kept';

function fateOf({ kept, before, after }: EntityChange): Fate {
  if (kept !== undefined) return 'kept';
  if (isNothing(after)) return 'removed';
  return isNothing(before) ? 'filled' : 'changed';
}

function Value({ path, value }: { path: string; value: unknown }) {
  const lines = profileLines(parseFactPath(path) ?? path, value);
  if (lines.length === 0) return <span className={classes['empty']}>{t('empty')}</span>;
  const shown = lines.length > mostLines + 1 ? lines.slice(0, mostLines) : lines;
  return (
    <span className={classes['value']} title={lines.join('\n')}>
      {shown.map((line, at) => (
        // Two officers may read the same.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at}>{line}</span>
      ))}
      {shown.length < lines.length && (
        <span className={classes['fine']}>{t('and {n} more', { n: lines.length - shown.length })}</span>
      )}
    </span>
  );
}

function Row({ change, lockedBy }: { change: EntityChange; lockedBy: string | undefined }) {
  const { path, before, after, kept } = change;
  const fate = fateOf(change);
  const why = keptWords(change, lockedBy);
  return (
    <tr data-fate={fate}>
      <th scope="row">{labelOfPath(path)}</th>
      <td>
        <Value path={path} value={before} />
      </td>
      <td className={classes['arrow']}>
        {fate !== 'kept' && <IconArrowRight size={12} stroke={1.4} aria-hidden="true" />}
      </td>
      <td className={classes['after']}>
        <Value path={path} value={after} />
        {why !== null && (
          <span className={classes['why']}>
            {kept === 'locked' && <IconLock size={11} stroke={1.6} aria-hidden="true" />}
            {why}
          </span>
        )}
      </td>
    </tr>
  );
}

type Props = { plan: Plan; lockedBy: (path: string) => string | undefined };

export function PlanTable({ plan: { changes, others }, lockedBy }: Props) {
  if (changes.length === 0)
    return <p className={classes['quiet']}>{t('They say nothing that does not stand here already.')}</p>;
  return (
    <table className={classes['table']} aria-label={t('Plan')}>
      <thead>
        <tr>
          <th scope="col">{t('Field')}</th>
          <th scope="col">{t('Now')}</th>
          <th aria-label={t('becomes')} />
          <th scope="col">{t('After')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <Row key={change.path} change={change} lockedBy={lockedBy(change.path)} />
        ))}
        {others > 0 && (
          <tr data-fate="kept">
            <th scope="row">{t('{n, plural, one {# other value} other {# other values}}', { n: others })}</th>
            <td colSpan={3}>
              <span className={classes['empty']}>{t('as stored')}</span>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
