// Rules over companies or people: the list in the order in which they count, and the editor of the one that is open.
import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { listRules } from '../../../shared/contract/entity-rules.ts';
import { t, tc } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { Rule } from '../../../shared/schema/rule.ts';
import { toApiError } from '../../api/api-error.ts';
import { useBackendEvent } from '../../api/events.ts';
import { queryOf } from '../../api/query.ts';
import { useLastSeen } from '../../lib/use-last-seen.ts';
import { ErrorMessage, InlineError, Loading, Message } from '../../ui/message.tsx';
import { Page, PageBody, PageHeader, Scroll, Spacer, Toolbar } from '../../ui/page.tsx';
import { UndoButtons } from '../../ui/steps/undo-buttons.tsx';
import table from '../../ui/plain-table.module.css';
import { RuleEditor } from './rule-editor.tsx';
import { conditionWords, outcomeWords } from './rule-words.ts';
import { useRuleChange, type RuleChange } from './use-rule-change.ts';
import classes from './rules.module.css';

const route = getRouteApi('/settings/rules');

/** In the address: the editor of a rule that is not there yet. */
const newRule = 'new';

export function RulesPage() {
  const { of: entity = 'company', rule: ruleId } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(queryOf(listRules, {}));
  useFreshRules();
  const change = useRuleChange();
  const open = (of: EntityType, rule?: string): void =>
    void navigate({ search: { ...(of === 'person' && { of }), ...(rule !== undefined && { rule }) } });
  const stored = data?.items.find(({ id }) => id === ruleId) ?? null;
  const rule = useLastSeen(stored, ruleId);
  const isOpen = rule !== null || ruleId === newRule;
  const rules = (data?.items ?? []).filter((one) => one.entity === entity);
  return (
    <Page>
      <PageHeader
        title={isOpen ? (rule?.name ?? t('New rule')) : t('Rules')}
        before={
          isOpen ? (
            <Link to="/settings/rules" search={entity === 'person' ? { of: entity } : {}}>
              {t('Rules')}
            </Link>
          ) : (
            <Link to="/settings">{t('Settings')}</Link>
          )
        }
      >
        <UndoButtons />
        {!isOpen && (
          <Button variant="filled" onClick={() => open(entity, newRule)}>
            {t('New rule')}
          </Button>
        )}
      </PageHeader>
      {isOpen && (
        <RuleEditor
          key={rule?.id ?? newRule}
          rule={rule}
          isGone={rule !== null && stored === null}
          entity={rule?.entity ?? entity}
          onClose={() => open(rule?.entity ?? entity)}
        />
      )}
      {!isOpen && (
        <>
          <Toolbar label={t('Which rules')}>
            <SegmentedControl
              size="xs"
              aria-label={t('Rules over')}
              data={[
                { value: 'company', label: t('Companies') },
                { value: 'person', label: t('People') },
              ]}
              value={entity}
              onChange={(of) => open(of)}
            />
            <Spacer />
            <Button
              size="xs"
              disabled={!rules.some(({ enabled }) => enabled) || change.isBusy}
              onClick={() =>
                change.run({ to: 'run', entity, said: t('The rules run. The status bar shows how far.') })
              }
            >
              {entity === 'company' ? t('Run over all companies') : t('Run over all people')}
            </Button>
          </Toolbar>
          {change.error && <InlineError>{change.error.message}</InlineError>}
          <PageBody>
            <Scroll>
              {!data && !error && <Loading label={t('Loading the rules')} />}
              {error && (
                <ErrorMessage
                  title={t('The rules do not load')}
                  error={toApiError(error)}
                  onRetry={() => void refetch()}
                />
              )}
              {data && rules.length === 0 && (
                <Message title={t('No rules yet')}>
                  <p>{t('A rule tags, rates or asks for a look where its conditions hold.')}</p>
                  <Button onClick={() => open(entity, newRule)}>{t('Make the first rule')}</Button>
                </Message>
              )}
              {rules.length > 0 && (
                <RuleTable rules={rules} change={change} onOpen={(id) => open(entity, id)} />
              )}
            </Scroll>
          </PageBody>
        </>
      )}
    </Page>
  );
}

/** Another window, an undo or a script changes rules too. */
function useFreshRules(): void {
  const client = useQueryClient();
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: [listRules.name] }), [client]);
  useBackendEvent('rules:changed', refresh);
  useBackendEvent('definitions:changed', refresh);
}

type TableProps = { rules: readonly Rule[]; change: RuleChange; onOpen: (id: string) => void };

function RuleTable({ rules, change, onOpen }: TableProps) {
  return (
    <table className={`${table['table']} ${classes['rules']}`} aria-label={t('Rules')}>
      <thead>
        <tr>
          <th scope="col" className={classes['on']}>
            {t('On')}
          </th>
          <th scope="col">{t('Name')}</th>
          <th scope="col">{t('If')}</th>
          <th scope="col">{tc('of a rule', 'Then')}</th>
          <th scope="col" className={classes['number']}>
            {t('Priority')}
          </th>
          <th scope="col" className={classes['number']}>
            {t('Version')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} change={change} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

function RuleRow({ rule, change, onOpen }: { rule: Rule } & Omit<TableProps, 'rules'>) {
  const { id, name, enabled, problem } = rule;
  const conditions = conditionWords(rule.conditions);
  const outcomes = rule.outcomes.map(outcomeWords).join(', ');
  const toggle = (): void =>
    change.run({
      to: 'change',
      id,
      patch: { enabled: !enabled },
      said: enabled ? t('{name} is off.', { name }) : t('{name} is on.', { name }),
    });
  return (
    <tr data-off={!enabled}>
      <td className={classes['on']}>
        <Switch
          aria-label={t('{name} is on', { name })}
          checked={enabled}
          disabled={change.isBusy}
          onChange={toggle}
        />
      </td>
      <td>
        <button type="button" className={classes['open']} title={name} onClick={() => onOpen(id)}>
          {name}
        </button>
        {problem !== null && (
          <p className={classes['problem']} title={problem}>
            {t('Skipped: {problem}', { problem })}
          </p>
        )}
      </td>
      <td title={conditions}>{conditions}</td>
      <td title={outcomes}>{outcomes}</td>
      <td className={classes['number']}>{rule.priority}</td>
      <td className={classes['number']}>{rule.version}</td>
    </tr>
  );
}
