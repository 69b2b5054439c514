// The right side of the dialog: whom it waits for, what each of them said, and what that makes of the record.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { t } from '../../../../shared/messages/message.ts';
import type { EnrichmentResult, RefreshAnswer, ShareholderCounts } from '../../../../shared/schema/entity.ts';
import { toApiError } from '../../../api/api-error.ts';
import { formatWhen } from '../../../lib/format.ts';
import { formatEuros } from '../../../lib/money.ts';
import { InlineError, Loading } from '../../../ui/message.tsx';
import type { Plan } from './plan.ts';
import { PlanTable } from './plan-table.tsx';
import type { AskState } from './use-refresh.ts';
import classes from './refresh.module.css';

type Props = AskState & {
  /** Null until it is made. */
  plan: Plan | null;
  planError: Error | null;
  /** Why nobody can be asked as it is chosen; else null. */
  problem: string | null;
  /** What asking is called; it says what it may cost. */
  askWords: string;
  /** After something went wrong. */
  againWords: string;
  labelOf: (code: string) => string;
  lockedBy: (path: string) => string | undefined;
};

function summary({ taken, kept }: Plan, { enrichments, costCents }: RefreshAnswer): string {
  const calls = enrichments.filter(({ fromCache }) => !fromCache).length;
  return t(
    '{taken, plural, one {# change} other {# changes}}, {kept, number} kept, ' +
      '{calls, plural, one {# call} other {# calls}}, {cost}',
    { taken, kept, calls, cost: formatEuros(costCents) },
  );
}

/** Providers that said nothing, each with its reason. */
function Silent({ results, labelOf }: { results: readonly EnrichmentResult[] } & Pick<Props, 'labelOf'>) {
  const silent = results.filter(({ success }) => !success);
  if (silent.length === 0) return null;
  return (
    <ul className={classes['silent']} aria-label={t('Without an answer')}>
      {silent.map(({ providerCode, error }) => (
        <li key={providerCode}>
          <IconAlertTriangle size={12} stroke={1.4} aria-hidden="true" />
          <span>
            <b>{labelOf(providerCode)}</b> {error?.message}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Nothing is said where nobody went to them. */
export function Shareholders({ counts }: { counts: ShareholderCounts }) {
  const { created, updated, skipped, maxDepthReached, stoppedAt, problems = [] } = counts;
  return (
    <>
      {maxDepthReached > 0 && (
        <p className={classes['holders']}>
          {t(
            '{created, plural, one {# shareholder is} other {# shareholders are}} created, {updated, number} refreshed, ' +
              '{skipped, number} left as they are; {n, plural, one {# level} other {# levels}} deep.',
            { created, updated, skipped, n: maxDepthReached },
          )}{' '}
          {stoppedAt !== undefined &&
            t('Stopped at {n, plural, one {# shareholder} other {# shareholders}}.', { n: stoppedAt })}
        </p>
      )}
      {problems.length > 0 && <LeftOut problems={problems} />}
    </>
  );
}

const mostLeftOut = 5;

/** Who could not be made, and so owns nothing here. */
function LeftOut({ problems }: { problems: NonNullable<ShareholderCounts['problems']> }) {
  const rest = problems.length - mostLeftOut;
  return (
    <ul className={classes['silent']} aria-label={t('Shareholders left out')}>
      {problems.slice(0, mostLeftOut).map(({ name, reason }, at) => (
        // Two may be called the same.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at}>
          <IconAlertTriangle size={12} stroke={1.4} aria-hidden="true" />
          <span>
            <b>{name}</b> {reason}
          </span>
        </li>
      ))}
      {rest > 0 && <li>{t('and {n} more', { n: rest })}</li>}
    </ul>
  );
}

function Body(props: Props) {
  const { asked, error, isAsking, plan, planError, problem, askWords, againWords, ask } = props;
  const failure = error ?? planError;
  if (isAsking) return <Loading label={t('Asking. This may take up to a minute.')} />;
  if (failure)
    return (
      <div className={classes['note']}>
        <InlineError>{toApiError(failure).message}</InlineError>
        <Button onClick={ask}>{againWords}</Button>
      </div>
    );
  if (problem !== null) return <p className={classes['quiet']}>{problem}</p>;
  if (!asked)
    return (
      <div className={classes['note']}>
        <p>{t('Nobody has been asked yet. Asking writes nothing.')}</p>
        <Button onClick={ask}>{askWords}</Button>
      </div>
    );
  const { enrichments, success } = asked.answer;
  return (
    <>
      <Silent results={enrichments} labelOf={props.labelOf} />
      {!success && (
        <div className={classes['note']}>
          <p>{t('No answer, so nothing changes.')}</p>
          <Button onClick={ask}>{againWords}</Button>
        </div>
      )}
      {success && <Shareholders counts={asked.answer.shareholders} />}
      {success && plan && <PlanTable plan={plan} lockedBy={props.lockedBy} />}
    </>
  );
}

export function PlanPart(props: Props) {
  const { asked, plan, isAsking, problem } = props;
  const isThere = asked?.answer.success === true && plan !== null && !isAsking && problem === null;
  return (
    <section className={classes['plan']} aria-label={t('Plan')}>
      <header className={classes['planHead']}>
        <h3>{t('Plan')}</h3>
        {isThere && <output className={classes['sum']}>{summary(plan, asked.answer)}</output>}
        {isThere && (
          <span className={classes['fine']}>
            <IconCheck size={12} stroke={1.6} aria-hidden="true" />
            {t('dry run {when}, up to date with your choices', { when: formatWhen(asked.at) })}
          </span>
        )}
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <div className={classes['planScroll']} tabIndex={0}>
        <Body {...props} />
      </div>
    </section>
  );
}
