// The way to the groups and fields, with what there is.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getDefinitions } from '../../../shared/contract/definitions.ts';
import { t } from '../../../shared/messages/message.ts';
import { queryOf } from '../../api/query.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

export function FieldsLink() {
  const { data } = useQuery(queryOf(getDefinitions, {}));
  const groups = data?.data.groups ?? [];
  const fields = groups.reduce((sum, group) => sum + group.fields.length, 0);
  return (
    <Section
      title={t('Groups and fields')}
      hint={t('Fields of your own, in groups. Companies that are in a group have its fields.')}
    >
      {data && (
        <p className={classes['empty']}>
          {groups.length === 0
            ? t('No groups yet.')
            : t(
                '{groups, plural, one {# group} other {# groups}} with {fields, plural, one {# field} other {# fields}}.',
                { groups: groups.length, fields },
              )}
        </p>
      )}
      <Button component={Link} to="/settings/fields">
        {t('Edit groups and fields')}
      </Button>
    </Section>
  );
}
