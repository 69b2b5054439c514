// Keys for scripts: made here, shown once, revoked here.
import { Button, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { listKeys, revokeKey, type ApiKey } from '../../../shared/contract/system.ts';
import { t, tc } from '../../../shared/messages/message.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { formatDate, formatWhen } from '../../lib/format.ts';
import { rich } from '../../lib/rich.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { InlineError } from '../../ui/message.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

function stateOf(key: ApiKey, now = new Date()): string {
  if (key.revokedAt) return t('Revoked {date}', { date: formatDate(key.revokedAt) });
  if (key.expiresAt && new Date(key.expiresAt) <= now)
    return t('Expired {date}', { date: formatDate(key.expiresAt) });
  return key.expiresAt ? t('Until {date}', { date: formatDate(key.expiresAt) }) : t('Valid');
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const ended = apiKey.revokedAt !== null;
  return (
    <Table.Tr className={ended ? classes['ended'] : undefined}>
      <Table.Td>{apiKey.name}</Table.Td>
      <Table.Td>
        <span className={`${classes['path']} ${classes['nowrap']}`}>{apiKey.hint}…</span>
      </Table.Td>
      <Table.Td className={classes['permissions']}>{apiKey.permissions.join(', ')}</Table.Td>
      <Table.Td className={classes['nowrap']}>
        {apiKey.lastUsedAt ? formatWhen(apiKey.lastUsedAt) : t('never')}
      </Table.Td>
      <Table.Td className={classes['nowrap']}>{stateOf(apiKey)}</Table.Td>
      <Table.Td className={classes['number']}>
        {!ended && (
          <Button
            size="xs"
            variant="subtle"
            color="red"
            onClick={onRevoke}
            aria-label={t('Revoke {name}', { name: apiKey.name })}
          >
            {t('Revoke')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function KeyTable({ keys, onRevoke }: { keys: ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  if (keys.length === 0)
    return <p className={classes['empty']}>{t('No keys yet. Create one to let a script in.')}</p>;
  return (
    <Table aria-label={t('API keys')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Name')}</Table.Th>
          <Table.Th>{t('Begins with')}</Table.Th>
          <Table.Th>{tc('allowed to', 'May')}</Table.Th>
          <Table.Th>{t('Last used')}</Table.Th>
          <Table.Th>{t('State')}</Table.Th>
          <Table.Th aria-label={t('Actions')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} onRevoke={() => onRevoke(key)} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

const code = (text: ReactNode) => <code>{text}</code>;

export function ApiKeys() {
  const client = useQueryClient();
  const { data, error } = useQuery(queryOf(listKeys, {}));
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const revoke = useMutation({
    mutationFn: (key: ApiKey) => call(revokeKey, { params: { keyId: key.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: [listKeys.name] }),
    onSuccess: () => setRevoking(null),
  });
  const failure = error ?? revoke.error;
  return (
    <Section
      title={t('API keys')}
      hint={rich(
        'A script calls this workspace with <code>Authorization: Bearer wbk_…</code> while <code>rowbench serve</code> ' +
          'runs. Only the first characters of a key are kept readable.',
        { code },
      )}
    >
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      {data && <KeyTable keys={data.data.items} onRevoke={setRevoking} />}
      <div className={classes['actions']}>
        <Button onClick={() => setCreating(true)}>{t('Create a key')}</Button>
      </div>
      <NewKeyDialog opened={creating} onClose={() => setCreating(false)} />
      <ConfirmDialog
        opened={revoking !== null}
        title={t('Revoke "{name}"?', { name: revoking?.name })}
        action={t('Revoke the key')}
        busy={revoke.isPending}
        onConfirm={() => revoking && revoke.mutate(revoking)}
        onClose={() => setRevoking(null)}
      >
        {t(
          'Whatever uses it is refused from the next request on. This cannot be taken back; create a new key instead.',
        )}
      </ConfirmDialog>
    </Section>
  );
}
