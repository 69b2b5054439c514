// What a route's handler is given and what it gives back. Types only: mount.ts is the machinery behind them.
import type { z } from 'zod';
import type { Endpoint, Parsed } from '../../shared/contract/endpoint.ts';
import type { Actor } from '../../shared/schema/common.ts';
import type { Identity } from './auth.ts';
import type { WriteDb } from '../store/database.ts';
import type { Caller, Services } from './services.ts';

/** A reply with a status or headers of its own. */
export type FullReply<Body> = { status: number; body: Body; headers?: Record<string, string> };

/** The endpoint's answer with its usual status, or a full reply. */
export type Reply<E extends Endpoint> = z.output<E['answer']> | FullReply<z.output<E['answer']>>;

type Common<E extends Endpoint> = {
  request: Request;
  caller: Caller;
  identity: Identity;
  /** Who the change is put down to: the API key, or the workspace's own user. */
  actor: Actor;
  idempotencyKey: string | null;
  requestId: string;
  /**
   * The one place where a route writes. Runs `effect` in one transaction and, where the request carries an
   * Idempotency-Key, stores its reply in the same transaction, so that a repetition is answered from there.
   *
   * - `effect` is synchronous: read files and await everything else before.
   * - It returns the reply, and the handler returns that same object: `return call.commit((db) => ({ data: … }))`.
   * - A throw rolls everything back and stores nothing.
   * - Once for each call.
   * - What `tell` publishes, or `effect`, is promised to webhooks in the same transaction and told to everybody after it, so that
   *   nobody hears of what was rolled back and no webhook misses what was written.
   *
   * A handler of an `idempotent` endpoint that answers without it fails with an internal error.
   */
  commit: <R extends Reply<E>>(effect: (db: WriteDb) => R, tell?: (reply: R) => void) => R;
};

export type Call<E extends Endpoint> = Parsed<E> & Common<E>;

/** A call whose body is a stream of bytes; nothing of it has been read and no limit counts it. */
export type UploadCall<E extends Endpoint> = Omit<Parsed<E>, 'body'> &
  Common<E> & { upload: ReadableStream<Uint8Array> };

type Answering<E extends Endpoint> = Reply<E> | Response | Promise<Reply<E> | Response>;

export type Handler<E extends Endpoint> = (call: Call<E>, services: Services) => Answering<E>;

/** For an endpoint that takes JSON or, as `application/octet-stream`, the bytes of a file. */
export type UploadHandlers<E extends Endpoint> = {
  json: Handler<E>;
  upload: (call: UploadCall<E>, services: Services) => Answering<E>;
};
