// The plan for many: how far the asking is, then numbers, then the first changes.
import { Button } from '@mantine/core';
import { t } from '../../../../shared/messages/message.ts';
import type { BulkPlan } from '../../../../shared/schema/entity.ts';
import { labelOfPath } from '../../../../shared/schema/field-path.ts';
import { parseFactPath } from '../../../../shared/schema/profile-facts.ts';
import { toApiError } from '../../../api/api-error.ts';
import { formatEuros } from '../../../lib/money.ts';
import type { ManyRecords } from '../../../lib/refresh-target.ts';
import { profileLines } from '../../../ui/facts/fact-lines.ts';
import { InlineError } from '../../../ui/message.tsx';
import { ProgressBar } from '../../../ui/progress.tsx';
import { againWords, askWords, bulkWords } from './bulk-words.ts';
import { Shareholders } from './plan-part.tsx';
import { isNothing } from './plan.ts';
import type { BulkState } from './use-bulk-refresh.ts';
import classes from './refresh.module.css';

const words = (path: string, value: unknown): string =>
  profileLines(parseFactPath(path) ?? path, value).join('; ');

/** No more of them are told. */
const mostChanges = 100;

function Changes({ plan: { changes }, column }: { plan: BulkPlan; column: string }) {
  if (changes.length === 0)
    return <p className={classes['quiet']}>{t('They say nothing that does not stand here already.')}</p>;
  return (
    <table className={`${classes['table']} ${classes['many']}`} aria-label={t('First changes')}>
      <thead>
        <tr>
          <th scope="col">{column}</th>
          <th scope="col">{t('Field')}</th>
          <th scope="col">{t('After')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ entityId, entityName, path, before, after }) => (
          <tr
            key={`${entityId} ${path}`}
            data-fate={isNothing(after) ? 'removed' : isNothing(before) ? 'filled' : 'changed'}
          >
            <th scope="row">{entityName}</th>
            <td>{labelOfPath(path)}</td>
            <td className={classes['after']} title={`${words(path, before)} → ${words(path, after)}`}>
              {words(path, after) || t('empty')}
            </td>
          </tr>
        ))}
      </tbody>
      {changes.length >= mostChanges && (
        <caption className={classes['quiet']}>{t('The first changes only.')}</caption>
      )}
    </table>
  );
}

const conflictWords = (n: number): string =>
  t(
    '{n, plural, one {# name is not taken: another company has it by then} ' +
      'other {# names are not taken: other companies have them by then}}.',
    { n },
  );

type Props = { state: BulkState; target: ManyRecords };

function Body({ state, target: { entity, count } }: Props) {
  const { ask, error, asking, plan, price, isSent } = state;
  const at = state.state;
  if (error)
    return (
      <div className={classes['note']}>
        <InlineError>{toApiError(error).message}</InlineError>
        <Button loading={state.isSending} onClick={ask}>
          {againWords(price)}
        </Button>
      </div>
    );
  if (asking.scope === 'selected' && asking.codes.length === 0)
    return <p className={classes['quiet']}>{t('Choose at least one provider.')}</p>;
  if (at?.status === 'asking')
    return (
      <div className={classes['note']}>
        <p>{t('{done, number} of {total, number} asked', { done: at.done, total: at.total })}</p>
        <ProgressBar label={t('Asking')} share={at.total === 0 ? null : at.done / at.total} />
        {at.pausedReason !== null && <InlineError>{at.pausedReason}</InlineError>}
      </div>
    );
  if (plan)
    return (
      <>
        <Shareholders counts={plan.shareholders} />
        {plan.nameConflicts > 0 && <p className={classes['quiet']}>{conflictWords(plan.nameConflicts)}</p>}
        <Changes plan={plan} column={bulkWords[entity].column} />
      </>
    );
  return (
    <div className={classes['note']}>
      <p>{t('Nobody has been asked yet. Asking writes nothing.')}</p>
      <Button loading={isSent} onClick={ask}>
        {askWords(entity, count, price)}
      </Button>
    </div>
  );
}

export function BulkPlanPart({ state, target }: Props) {
  const { plan } = state;
  return (
    <section className={classes['plan']} aria-label={t('Plan')}>
      <header className={classes['planHead']}>
        <h3>{t('Plan')}</h3>
        {plan && (
          <output className={classes['sum']}>
            {t(
              '{answered, number} of {total, number} are known; {n, plural, one {# changes} other {# change}}, ' +
                'the name of {names, number}; {kept, number} values kept, {cost}',
              {
                answered: plan.answered,
                total: target.count,
                n: plan.changed,
                names: plan.nameChanges,
                kept: plan.kept,
                cost: formatEuros(plan.costCents),
              },
            )}
          </output>
        )}
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <div className={classes['planScroll']} tabIndex={0}>
        <Body state={state} target={target} />
      </div>
    </section>
  );
}
