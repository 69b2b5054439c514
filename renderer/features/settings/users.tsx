// Who works in this workspace: whom a user field can name.
import { Button, Table } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteUser, getOwnUser, listUsers } from '../../../shared/contract/users.ts';
import { t } from '../../../shared/messages/message.ts';
import type { User } from '../../../shared/schema/user.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { cursorOf } from '../../api/cursor.ts';
import { queryOf } from '../../api/query.ts';
import { InlineError } from '../../ui/message.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { toast } from '../../ui/toast.ts';
import { Section } from './section.tsx';
import { UserDialog } from './user-dialog.tsx';
import classes from './settings.module.css';

const perPage = 100;

function useUsers() {
  return useInfiniteQuery({
    queryKey: [listUsers.name, 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(listUsers, { query: { limit: perPage, ...(pageParam && { cursor: pageParam }) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ data: { pagination } }) => cursorOf(pagination.nextLink),
  });
}

type RowProps = { user: User; isOwner: boolean; onEdit: () => void; onRemove: () => void };

function UserRow({ user, isOwner, onEdit, onRemove }: RowProps) {
  return (
    <Table.Tr>
      <Table.Td className={classes['name']} title={user.fullName}>
        {user.fullName}
      </Table.Td>
      <Table.Td className={classes['name']}>{user.email ?? '–'}</Table.Td>
      <Table.Td className={classes['nowrap']}>{isOwner ? t('owner') : ''}</Table.Td>
      <Table.Td className={classes['rowActions']}>
        <Button
          size="xs"
          variant="subtle"
          onClick={onEdit}
          aria-label={t('Edit {name}', { name: user.fullName })}
        >
          {t('Edit')}
        </Button>
        {!isOwner && (
          <Button
            size="xs"
            variant="subtle"
            color="red"
            onClick={onRemove}
            aria-label={t('Remove {name}', { name: user.fullName })}
          >
            {t('Remove')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** No question first: an undo brings the user back. */
function useRemoveUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (user: User) => call(deleteUser, { params: { userId: user.id } }),
    onSuccess: (_, user) => toast(t('Removed {name}. Undo brings the user back.', { name: user.fullName })),
    onSettled: () => client.invalidateQueries({ queryKey: [listUsers.name] }),
  });
}

export function Users() {
  const { data, error, hasNextPage, fetchNextPage } = useUsers();
  const own = useQuery(queryOf(getOwnUser, {}));
  const remove = useRemoveUser();
  const [editing, setEditing] = useState<User | 'new' | null>(null);
  const failure = error ?? remove.error;
  const users = (data?.pages ?? []).flatMap((page) => page.data.items);
  return (
    <Section title={t('Users')} hint={t('People who work here. Fields of the type user name them.')}>
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      {users.length > 0 && (
        <Table aria-label={t('Users')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Name')}</Table.Th>
              <Table.Th>{t('Email')}</Table.Th>
              <Table.Th aria-label={t('Role')} />
              <Table.Th aria-label={t('Actions')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {users.map((user) => (
              <UserRow
                key={user.id}
                user={user}
                isOwner={user.id === own.data?.data.id}
                onEdit={() => setEditing(user)}
                onRemove={() => remove.mutate(user)}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {hasNextPage && <TextButton onClick={() => void fetchNextPage()}>{t('Show more')}</TextButton>}
      <div className={classes['actions']}>
        <Button onClick={() => setEditing('new')}>{t('Add a user')}</Button>
      </div>
      {editing !== null && (
        <UserDialog user={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Section>
  );
}
