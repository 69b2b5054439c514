// The groups of a record: a head above each one's fields, with a way out of it, and a way into the others. Leaving takes the
// group's values along, and an undo brings them back.
import { Menu } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../shared/messages/message.ts';
import { getDefinitions } from '../../../../shared/contract/definitions.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import { queryOf } from '../../../api/query.ts';
import { rich } from '../../../lib/rich.tsx';
import type { RecordActions } from './use-record.ts';
import classes from './record.module.css';

type Props = { row: Pick<Company, 'groups'>; actions: RecordActions };

type HeadProps = { label: string; groupId: string | null; actions: RecordActions };

export function GroupHead({ label, groupId, actions }: HeadProps) {
  return (
    <header className={classes['groupHead']}>
      <h3>
        {groupId === null
          ? label
          : rich('{name}<quiet> group</quiet>', { name: label, quiet: (words) => <span>{words}</span> })}
      </h3>
      {groupId !== null && (
        <button
          type="button"
          className={classes['leave']}
          aria-label={t('Remove from {group}', { group: label })}
          title={t('Remove from {group}', { group: label })}
          onClick={() => actions.setGroup(groupId, false)}
        >
          <IconX size={12} stroke={1.6} aria-hidden="true" />
        </button>
      )}
    </header>
  );
}

/** Groups that the record is not in. */
export function RecordGroups({ row, actions }: Props) {
  const { data } = useQuery(queryOf(getDefinitions, {}));
  const own = new Set(row.groups.map(({ id }) => id));
  const others = data?.data.groups.filter(({ id }) => !own.has(id)) ?? [];
  if (others.length === 0) return null;
  return (
    <Menu position="bottom-start" offset={3} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={classes['join']}>
          <IconPlus size={12} stroke={1.6} aria-hidden="true" /> {t('Add to a group')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => actions.setGroup(id, true)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
