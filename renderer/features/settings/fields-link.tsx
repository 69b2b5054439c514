// The way to the groups and fields, with what there is.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getDefinitions } from '../../../shared/contract/definitions.ts';
import { queryOf } from '../../api/query.ts';
import { plural } from '../../lib/format.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

export function FieldsLink() {
  const { data } = useQuery(queryOf(getDefinitions, {}));
  const groups = data?.data.groups ?? [];
  const fields = groups.reduce((sum, group) => sum + group.fields.length, 0);
  return (
    <Section
      title="Groups and fields"
      hint="Fields of your own, in groups. Companies that are in a group have its fields."
    >
      {data && (
        <p className={classes['empty']}>
          {groups.length === 0
            ? 'No groups yet.'
            : `${plural(groups.length, 'group', 'groups')} with ${plural(fields, 'field', 'fields')}.`}
        </p>
      )}
      <Button component={Link} to="/settings/fields">
        Edit groups and fields
      </Button>
    </Section>
  );
}
