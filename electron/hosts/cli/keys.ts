// rowbench keys: the only way to a first API key besides the window.
import {
  createKey as create,
  listKeys as list,
  revokeKey as revoke,
} from '../../../shared/contract/system.ts';
import type { ApiKey } from '../../../shared/contract/system.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { columns, note, out, outJson } from './print.ts';
import { withApi, type Api } from './with-backend.ts';

type Common = { data: string; json?: true };

export function createKey(
  options: Common & { name: string; permissions: Permission[]; expires?: string },
): Promise<void> {
  return withApi(options.data, async ({ call }) => {
    const { name, permissions, expires = null } = options;
    const { data } = await call(create, { body: { name, permissions, expiresAt: expires } });
    if (options.json) return outJson(data);
    note(`API key "${data.name}" (${data.id}). It is not stored and cannot be shown again:`);
    return out(data.key);
  });
}

export function listKeys(options: Common): Promise<void> {
  return withApi(options.data, async (api) => {
    const keys = await allKeys(api);
    if (options.json) return outJson(keys);
    if (keys.length === 0) return note('There are no API keys. Make one with "rowbench keys create".');
    const rows = keys.map((key) => [key.id, key.hint, stateOf(key), key.permissions.join(','), key.name]);
    return out(columns([['ID', 'KEY', 'STATE', 'PERMISSIONS', 'NAME'], ...rows]).join('\n'));
  });
}

async function allKeys({ call }: Api): Promise<ApiKey[]> {
  const keys: ApiKey[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await call(list, { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } });
    keys.push(...data.items);
    const { nextLink } = data.pagination;
    cursor = nextLink === undefined ? undefined : cursorIn(nextLink);
  } while (cursor !== undefined);
  return keys;
}

export const cursorIn = (nextLink: string): string | undefined =>
  new URL(nextLink, 'http://rowbench.invalid').searchParams.get('cursor') ?? undefined;

function stateOf({ revokedAt, expiresAt, lastUsedAt }: ApiKey): string {
  if (revokedAt !== null) return `revoked ${revokedAt.slice(0, 10)}`;
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.now()) return `expired ${expiresAt.slice(0, 10)}`;
  return lastUsedAt === null ? 'never used' : `used ${lastUsedAt.slice(0, 10)}`;
}

export function revokeKey(id: string, options: Common): Promise<void> {
  return withApi(options.data, async ({ call }) => {
    const { data } = await call(revoke, { params: { keyId: id } });
    if (options.json) return outJson(data);
    return note(`Revoked ${data.id}. Requests with it are refused from now on.`);
  });
}
