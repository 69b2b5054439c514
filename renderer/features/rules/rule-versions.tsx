// What each version of a rule said, and the way back to one: its conditions and outcomes are put into the editor.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listRuleVersions } from '../../../shared/contract/entity-rules.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Rule, RuleVersion } from '../../../shared/schema/rule.ts';
import { queryOf } from '../../api/query.ts';
import { formatWhen } from '../../lib/format.ts';
import { conditionWords, outcomeWords } from './rule-words.ts';
import classes from './rules.module.css';

type Props = { rule: Rule; onTake: (version: RuleVersion) => void };

export function RuleVersions({ rule, onTake }: Props) {
  const { data } = useQuery(queryOf(listRuleVersions, { params: { ruleId: rule.id } }));
  const earlier = (data?.items ?? []).filter(({ version }) => version !== rule.version);
  if (earlier.length === 0) return null;
  return (
    <section aria-label={t('Earlier versions')}>
      <h2 className={classes['title']}>{t('Earlier versions')}</h2>
      <ul className={classes['versions']}>
        {earlier.map((one) => (
          <li key={one.version}>
            <div className={classes['said']}>
              <p className={classes['quiet']}>
                {one.by
                  ? t('Version {n}, {when}, {name}', {
                      n: one.version,
                      when: formatWhen(one.at),
                      name: one.by.fullName,
                    })
                  : t('Version {n}, {when}', { n: one.version, when: formatWhen(one.at) })}
              </p>
              <p>{t('If {conditions}', { conditions: conditionWords(one.conditions) })}</p>
              <p>{t('then {outcomes}', { outcomes: one.outcomes.map(outcomeWords).join(', ') })}</p>
            </div>
            <Button
              size="xs"
              aria-label={t('Take version {n}', { n: one.version })}
              onClick={() => onTake(one)}
            >
              {t('Take it')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
