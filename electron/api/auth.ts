// Who a request comes from and what it may do. The host vouches for the local window and for a signed-in browser; anyone
// else shows an API key.
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Actor } from '../../shared/schema/common.ts';
import { authenticateKey } from '../domain/keys/authenticate-key.ts';
import type { Caller, Services } from './services.ts';

/** `owner`: the workspace's own user, who may do everything. `anonymous`: no key, or one that is not valid. */
export type Identity =
  | { kind: 'owner'; actor: Actor }
  | { kind: 'key'; actor: Actor; permissions: readonly Permission[]; expiresAtMs: number | null }
  | { kind: 'anonymous'; actor: Actor; reason: string };

const anonymous = (reason: string): Identity => ({
  kind: 'anonymous',
  actor: { id: 'anonymous', fullName: 'Anonymous', email: null },
  reason,
});

export function identify(request: Request, caller: Caller, services: Services, owner: Actor): Identity {
  if (caller.kind !== 'network') return { kind: 'owner', actor: owner };
  const key = sentKey(request.headers);
  if (key === null)
    return anonymous(t('Send an API key as "Authorization: Bearer wbk_…" or "x-api-key: wbk_…".'));
  const found = authenticateKey(services.store.db, key, services.clock.now());
  if ('refused' in found) return anonymous(found.refused);
  const actor = { id: found.key.id, fullName: found.key.name, email: null };
  const { permissions, expiresAtMs } = found.key;
  return { kind: 'key', actor, permissions, expiresAtMs };
}

/** The key in `Authorization: Bearer …`, or else in `x-api-key`. */
export function sentKey(headers: Headers): string | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '');
  return bearer?.[1] ?? headers.get('x-api-key');
}

export const hasPermission = (identity: Identity, permission: Permission): boolean =>
  identity.kind === 'owner' || (identity.kind === 'key' && identity.permissions.includes(permission));

export function requirePermission(identity: Identity, permission: Permission | null): void {
  if (permission === null || hasPermission(identity, permission)) return;
  if (identity.kind === 'anonymous') throw new AppError('invalid_key', { message: identity.reason });
  throw new AppError('insufficient_permissions', {
    message: t(
      'This API key lacks the permission {permission}. Use a key that carries it, or make one with it.',
      { permission },
    ),
    details: { required: permission },
  });
}
