// An Idempotency-Key's effect happens once. The key's row is written in the transaction of the effect itself, so there is
// never a row without its effect, nor an effect without its row; a request that is still running is known in memory only
// (one process holds a store), so a crash blocks no key.
import { createHash } from 'node:crypto';
import type { Endpoint } from '../../shared/contract/endpoint.ts';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { Actor } from '../../shared/schema/common.ts';
import { transactTelling } from '../domain/webhooks/promise-events.ts';
import type { WriteDb } from '../store/database.ts';
import { findStoredReply, insertStoredReply, type StoredReply } from '../store/idempotency.ts';
import type { Mounter } from './mount.ts';
import { fullReply, json, replyToResponse } from './respond.ts';

export type Ticket = {
  idempotencyKey: string | null;
  commit: <R>(effect: (db: WriteDb) => R, tell?: (reply: R) => void) => R;
};

type Seen = { request: Request; actor: Actor };
type Work = (ticket: Ticket) => unknown;

/** `bytes`: the body as sent; null where it is a stream, which no key can cover. */
export async function answerOnce(
  app: Mounter,
  endpoint: Endpoint,
  seen: Seen,
  bytes: Uint8Array | null,
  work: Work,
): Promise<Response> {
  const key = endpoint.idempotent && bytes ? sentIdempotencyKey(seen.request) : null;
  if (key === null || bytes === null) return answer(app, endpoint, null, work);
  const claim: Claim = { caller: seen.actor.id, key, hash: hashOf(seen.request, bytes) };
  const stored = findStoredReply(app.services.store.db, claim.caller, key, app.services.clock.now());
  if (stored) return replay(stored, claim);
  return whileRunning(app, claim, () => answer(app, endpoint, claim, work));
}

type Claim = { caller: string; key: string; hash: Buffer };

async function answer(app: Mounter, endpoint: Endpoint, claim: Claim | null, work: Work): Promise<Response> {
  const { store, clock, events } = app.services;
  const usualStatus = endpoint.statuses[0] ?? 200;
  let committed: { reply: unknown } | null = null;
  const commit: Ticket['commit'] = (effect, tell) => {
    if (committed) throw new Error(`${endpoint.name} commits twice`);
    const reply = transactTelling(store.db, events, () => {
      const made = effect(store.db);
      if (made instanceof Promise) throw new Error(`${endpoint.name} commits a promise: await before commit`);
      if (claim) insertStoredReply(store.db, { ...claim, ...textOf(made, usualStatus) }, clock.now());
      tell?.(made);
      return made;
    });
    committed = { reply };
    return reply;
  };
  const reply: unknown = await work({ idempotencyKey: claim?.key ?? null, commit });
  if (endpoint.idempotent) requireCommitted(endpoint, committed, reply);
  return replyToResponse(reply, usualStatus);
}

/** A mistake in a route, not in a request: without the check a repeated key would repeat the effect. */
function requireCommitted(endpoint: Endpoint, committed: { reply: unknown } | null, reply: unknown): void {
  if (committed?.reply !== reply) throw new Error(`${endpoint.name} must answer what call.commit returned`);
}

function textOf(reply: unknown, usualStatus: number): Omit<StoredReply, 'hash'> {
  const { status, body, headers = {} } = fullReply(reply, usualStatus);
  return { status, body: JSON.stringify(body), headers };
}

async function whileRunning<T>(app: Mounter, { caller, key }: Claim, work: () => Promise<T>): Promise<T> {
  const name = `${caller}\n${key}`;
  if (app.running.has(name)) {
    throw conflict(
      t(
        'The Idempotency-Key "{key}" is still running its first request. Wait for it, then send this one again.',
        { key },
      ),
      true,
    );
  }
  app.running.add(name);
  try {
    return await work();
  } finally {
    app.running.delete(name);
  }
}

function replay(stored: StoredReply, { key, hash }: Claim): Response {
  if (!hash.equals(stored.hash)) {
    throw conflict(
      t('The Idempotency-Key "{key}" was used with another request. Use a new key for a new request.', {
        key,
      }),
      false,
    );
  }
  return json(stored.status, stored.body, { ...stored.headers, 'idempotent-replayed': 'true' });
}

const conflict = (message: string, retryable: boolean): AppError =>
  new AppError('idempotency_conflict', { message, retryable });

function sentIdempotencyKey(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key === null || (key.length > 0 && key.length <= 255)) return key;
  const message = t('Send an Idempotency-Key of 1 to 255 characters.');
  throw new AppError('validation_error', {
    message,
    issues: [{ path: 'Idempotency-Key', code: 'invalid_length', message }],
  });
}

function hashOf(request: Request, bytes: Uint8Array): Buffer {
  const { pathname, search } = new URL(request.url);
  return createHash('sha256').update(`${request.method} ${pathname}${search}\n`).update(bytes).digest();
}
