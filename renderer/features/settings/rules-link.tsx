// The way to the rules over companies and people, with how many there are and whether one of them is skipped.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listRules } from '../../../shared/contract/entity-rules.ts';
import { t } from '../../../shared/messages/message.ts';
import { queryOf } from '../../api/query.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

export function RulesLink() {
  const { data } = useQuery(queryOf(listRules, {}));
  const rules = data?.items ?? [];
  const skipped = rules.filter(({ enabled, problem }) => enabled && problem !== null).length;
  return (
    <Section
      title={t('Rules')}
      hint={t('What follows where conditions hold: a tag, a status, risk points, a task, a value.')}
    >
      {data && (
        <p className={classes['empty']}>
          {rules.length === 0
            ? t('No rules yet.')
            : t('{n, plural, one {# rule} other {# rules}}, {on} on, {skipped} skipped.', {
                n: rules.length,
                on: rules.filter(({ enabled }) => enabled).length,
                skipped,
              })}
        </p>
      )}
      <Button component={Link} to="/settings/rules">
        {t('Edit the rules')}
      </Button>
    </Section>
  );
}
