// What rules made of a record, in the panel beside a list: status, risk, tasks, and what the last run said. They are run again here.
import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { getEntityRules, runEntityRules, updateRuleTask } from '../../../shared/contract/entity-rules.ts';
import { t } from '../../../shared/messages/message.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import type { RulesSummary } from '../../../shared/schema/entity.ts';
import type { RecordRules as Found } from '../../../shared/schema/rule.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { useBackendEvent } from '../../api/events.ts';
import { queryOf } from '../../api/query.ts';
import { formatWhen } from '../../lib/format.ts';
import { InlineError, Loading } from '../message.tsx';
import { toastStep } from '../steps/step-toast.tsx';
import classes from './record-rules.module.css';

export function RecordRules({ entityId }: { entityId: string }) {
  const { data, error } = useQuery(queryOf(getEntityRules, { params: { entityId } }));
  const refresh = useRefresh();
  const run = useMutation({
    mutationFn: () =>
      call(runEntityRules, { params: { entityId }, body: {} }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: async ({ summary, stepId }) => {
      await refresh();
      toastStep(matchedWords(summary), stepId ?? undefined);
    },
  });
  const failure = error ?? run.error;
  return (
    <div className={classes['found']}>
      <div className={classes['acts']}>
        <Button size="xs" loading={run.isPending} onClick={() => run.mutate()}>
          {t('Run the rules')}
        </Button>
        <Link to="/settings/rules" search={entityId.startsWith('per_') ? { of: 'person' } : {}}>
          {t('Edit the rules')}
        </Link>
      </div>
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      {!data && !error && <Loading label={t('Loading what the rules found')} />}
      {data && (
        <>
          <Standing found={data} />
          <Tasks found={data} onChanged={refresh} />
          <LastRun lastRun={data.lastRun} />
        </>
      )}
    </div>
  );
}

/** An edit of a rule, another window or a refresh changes what was found. */
function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: [getEntityRules.name] }), [client]);
  useBackendEvent(
    'rules:changed',
    useCallback(() => void refresh(), [refresh]),
  );
  return refresh;
}

function Standing({ found: { status, riskPoints, risks } }: { found: Found }) {
  return (
    <dl className={classes['standing']}>
      <dt>{t('Status')}</dt>
      <dd title={status ? t('by {rule}', { rule: status.ruleName }) : undefined}>{status?.text ?? '–'}</dd>
      <dt>{t('Risk')}</dt>
      <dd>
        {t('{n, plural, one {# point} other {# points}}', { n: riskPoints })}
        {risks.map(({ ruleId, ruleName, points }, at) => (
          <span key={`${ruleId} ${String(at)}`} className={classes['quiet']}>
            {t('{n, number, ::sign-always} by {rule}', { n: points, rule: ruleName })}
          </span>
        ))}
      </dd>
    </dl>
  );
}

function Tasks({ found, onChanged }: { found: Found; onChanged: () => Promise<void> }) {
  const { entityId, tasks } = found;
  const change = useMutation({
    mutationFn: ({ taskId, done }: { taskId: string; done: boolean }) =>
      call(updateRuleTask, { params: { entityId, taskId }, body: { done } }),
    onSuccess: onChanged,
  });
  if (tasks.length === 0) return null;
  return (
    <section aria-label={t('Tasks')}>
      <h3 className={classes['label']}>{t('Tasks')}</h3>
      {change.error && <InlineError>{toApiError(change.error).message}</InlineError>}
      <ul className={classes['list']}>
        {tasks.map(({ id, text, field, ruleName, doneAt, doneBy }) => (
          <li key={id}>
            <Checkbox
              label={field === null ? text : t('{text}: {field}', { text, field: labelOfPath(field) })}
              description={
                doneAt !== null && doneBy !== null
                  ? t('Done by {name}, {when}', { name: doneBy.fullName, when: formatWhen(doneAt) })
                  : t('by {rule}', { rule: ruleName })
              }
              checked={doneAt !== null}
              disabled={change.isPending}
              onChange={(event) => change.mutate({ taskId: id, done: event.currentTarget.checked })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function LastRun({ lastRun }: Pick<Found, 'lastRun'>) {
  if (lastRun === null)
    return <p className={classes['quiet']}>{t('The rules have not been run over this record yet.')}</p>;
  const { at, summary } = lastRun;
  return (
    <section aria-label={t('Last run')}>
      <h3 className={classes['label']}>{t('Last run')}</h3>
      <p className={classes['quiet']}>
        {t('{when}: {matched} in {n, number} ms', {
          when: formatWhen(at),
          matched: matchedWords(summary),
          n: Math.max(1, Math.round(summary.milliseconds)),
        })}
      </p>
      <ul className={classes['list']}>
        {summary.outcomes.map(({ ruleId, ruleName, kind, text, kept }, index) => (
          <li key={`${ruleId} ${kind} ${String(index)}`}>
            <span>{kindWords[kind]?.(text) ?? text}</span>
            <span className={classes['quiet']}>{ruleName}</span>
            {kept && <span className={classes['quiet']}>{keptWords[kept]}</span>}
          </li>
        ))}
        {summary.errors.map(({ ruleId, ruleName, message }, index) => (
          <li key={`${ruleId} ${String(index)}`}>
            <InlineError>{t('{rule}: {message}', { rule: ruleName, message })}</InlineError>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The backend tells the field by its path: "industry: Optics". */
const fieldWords = (text: string): string => {
  const [, path = '', value = text] = /^(custom:[^:]+:[^:]+|[\w.]+): ([\s\S]*)$/.exec(text) ?? [];
  return path === '' ? text : t('{field}: {value}', { field: labelOfPath(path), value });
};

const kindWords: Record<string, (text: string) => string> = {
  tag: (text) => t('Tag: {text}', { text }),
  status: (text) => t('Status: {text}', { text }),
  risk: (text) => t('Risk: {text}', { text }),
  task: (text) => t('Task: {text}', { text }),
  field: fieldWords,
};

const keptWords: Record<NonNullable<RulesSummary['outcomes'][number]['kept']>, string> = {
  locked: t('Not written: the field is locked'),
  entered: t('Not written: a person entered what is there'),
};

const matchedWords = ({ matched, evaluated }: RulesSummary): string =>
  t('{matched, number} of {n, plural, one {# rule} other {# rules}} matched', { matched, n: evaluated });
