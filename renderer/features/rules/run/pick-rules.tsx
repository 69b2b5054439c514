// The rules that can be run, each with what it says and how many of the records it would match.
import { Checkbox } from '@mantine/core';
import { t } from '../../../../shared/messages/message.ts';
import type { Rule } from '../../../../shared/schema/rule.ts';
import table from '../../../ui/plain-table.module.css';
import { conditionWords, outcomeWords } from '../rule-words.ts';
import type { RuleCount, RunState } from './use-run-rules.ts';
import classes from './run.module.css';

const countWords = ({ matched, looked }: NonNullable<RuleCount>): string =>
  t('{matched, number} of {looked, number}', { matched, looked });

export function PickRules({ rules, state }: { rules: readonly Rule[]; state: RunState }) {
  const { picked, counts, runnable } = state;
  return (
    <div className={classes['scroll']}>
      <table className={table['table']} aria-label={t('Rules')}>
        <thead>
          <tr>
            <th scope="col" className={classes['name']}>
              <Checkbox
                size="xs"
                label={t('Rule')}
                aria-label={t('All rules')}
                checked={picked.size > 0 && picked.size === runnable}
                indeterminate={picked.size > 0 && picked.size < runnable}
                onChange={state.toggleAll}
              />
            </th>
            <th scope="col">{t('What it says')}</th>
            <th scope="col" className={classes['count']}>
              {t('Would match')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <Row
              key={rule.id}
              rule={rule}
              isPicked={picked.has(rule.id)}
              count={counts.get(rule.id)}
              total={state.total}
              onToggle={() => state.toggle(rule.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `total`: of all records, of which a sample may have been looked at. */
type RowProps = { rule: Rule; isPicked: boolean; count: RuleCount; total: number; onToggle: () => void };

function Row({ rule, isPicked, count, total, onToggle }: RowProps) {
  const { name, conditions, outcomes, problem } = rule;
  const said = t('If {conditions}, then {outcomes}', {
    conditions: conditionWords(conditions),
    outcomes: outcomes.map(outcomeWords).join(', '),
  });
  const words = problem === null ? said : t('Skipped: {problem}', { problem });
  return (
    <tr>
      <td title={name}>
        <Checkbox
          size="xs"
          label={name}
          classNames={{ labelWrapper: classes['pick'] ?? '', label: classes['label'] ?? '' }}
          disabled={problem !== null}
          checked={isPicked}
          onChange={onToggle}
        />
      </td>
      <td title={words} className={problem === null ? undefined : classes['problem']}>
        {words}
      </td>
      <td
        className={classes['count']}
        title={
          count && count.looked < total
            ? t('Drawn evenly from {n, number} records.', { n: total })
            : undefined
        }
      >
        {count ? countWords(count) : '–'}
      </td>
    </tr>
  );
}
