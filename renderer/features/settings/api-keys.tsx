// Keys for scripts: made here, shown once, revoked here.
import { Button, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listKeys, revokeKey, type ApiKey } from '../../../shared/contract/system.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { formatDate, formatWhen } from '../../lib/format.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { InlineError } from '../../ui/message.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

function stateOf(key: ApiKey, now = new Date()): string {
  if (key.revokedAt) return `Revoked ${formatDate(key.revokedAt)}`;
  if (key.expiresAt && new Date(key.expiresAt) <= now) return `Expired ${formatDate(key.expiresAt)}`;
  return key.expiresAt ? `Until ${formatDate(key.expiresAt)}` : 'Valid';
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
        {apiKey.lastUsedAt ? formatWhen(apiKey.lastUsedAt) : 'never'}
      </Table.Td>
      <Table.Td className={classes['nowrap']}>{stateOf(apiKey)}</Table.Td>
      <Table.Td className={classes['number']}>
        {!ended && (
          <Button
            size="xs"
            variant="subtle"
            color="red"
            onClick={onRevoke}
            aria-label={`Revoke ${apiKey.name}`}
          >
            Revoke
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function KeyTable({ keys, onRevoke }: { keys: ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  if (keys.length === 0)
    return <p className={classes['empty']}>No keys yet. Create one to let a script in.</p>;
  return (
    <Table aria-label="API keys">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th>Begins with</Table.Th>
          <Table.Th>May</Table.Th>
          <Table.Th>Last used</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th aria-label="Actions" />
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
      title="API keys"
      hint={
        <>
          A script calls this workspace with <code>Authorization: Bearer wbk_…</code> while{' '}
          <code>rowbench serve</code> runs. Only the first characters of a key are kept readable.
        </>
      }
    >
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      {data && <KeyTable keys={data.data.items} onRevoke={setRevoking} />}
      <div className={classes['actions']}>
        <Button onClick={() => setCreating(true)}>Create a key</Button>
      </div>
      <NewKeyDialog opened={creating} onClose={() => setCreating(false)} />
      <ConfirmDialog
        opened={revoking !== null}
        title={`Revoke "${revoking?.name ?? ''}"?`}
        action="Revoke the key"
        busy={revoke.isPending}
        onConfirm={() => revoking && revoke.mutate(revoking)}
        onClose={() => setRevoking(null)}
      >
        Whatever uses it is refused from the next request on. This cannot be taken back; create a new key
        instead.
      </ConfirmDialog>
    </Section>
  );
}
