// Puts a contract object and its handler on the router: rights, parsing and idempotency are decided here, once for every
// route. A route file is a list of `mount(app, endpoint, handler)`; see call.ts for what a handler is given.
import { Hono, type Context } from 'hono';
import type { Endpoint } from '../../shared/contract/endpoint.ts';
import { requirePermission, type Identity } from './auth.ts';
import { isUpload, readJsonBody } from './body.ts';
import type { Call, Handler, UploadCall, UploadHandlers } from './call.ts';
import { answerOnce } from './idempotency.ts';
import { parseBody, parseParams, parseQuery } from './parse.ts';
import type { WriteDb } from '../store/database.ts';
import { deprecationsOf, noteDeprecations } from './deprecations.ts';
import type { Caller, Services } from './services.ts';

/** What the outer layer knows of a request before a route sees it. */
export type Incoming = { identity: Identity; caller: Caller; requestId: string };

export type MountedRoute = { endpoint: Endpoint; takesUpload: boolean };

export type Mounter = {
  readonly hono: Hono<{ Bindings: Incoming }>;
  readonly services: Services;
  readonly routes: MountedRoute[];
  /** Idempotency keys whose first request is running now. In memory on purpose: a crash leaves none behind. */
  readonly running: Set<string>;
};

export const createMounter = (services: Services): Mounter => ({
  hono: new Hono(),
  services,
  routes: [],
  running: new Set(),
});

/**
 * Mounts `endpoint`. Before the handler runs, the caller's right is checked and params, query and body are parsed by the
 * endpoint's schemas.
 */
export function mount<E extends Endpoint>(app: Mounter, endpoint: E, handler: Handler<E>): void {
  add(app, endpoint, { json: handler, upload: null });
}

/** Mounts an endpoint whose body may also be the bytes of a file, sent as `application/octet-stream`. */
export function mountUpload<E extends Endpoint>(
  app: Mounter,
  endpoint: E,
  handlers: UploadHandlers<E>,
): void {
  add(app, endpoint, handlers);
}

function add<E extends Endpoint>(app: Mounter, endpoint: E, handlers: Handlers<E>): void {
  app.routes.push({ endpoint, takesUpload: handlers.upload !== null });
  app.hono.on(endpoint.method, endpoint.path, async (context) => {
    const response = await serve(app, endpoint, handlers, context);
    // Nobody will read it: what it is made of would stay open.
    if (context.req.method === 'HEAD') await response.body?.cancel();
    return response;
  });
}

type Handlers<E extends Endpoint> = {
  json: Handler<E>;
  upload: UploadHandlers<E>['upload'] | null;
};

async function serve<E extends Endpoint>(
  app: Mounter,
  endpoint: E,
  handlers: Handlers<E>,
  context: Context<{ Bindings: Incoming }>,
): Promise<Response> {
  const { identity, caller, requestId } = context.env;
  const { services } = app;
  const request = context.req.raw;
  requirePermission(identity, endpoint.permission);
  const params = parseParams(endpoint, context.req.param());
  const query = parseQuery(endpoint, new URL(request.url).searchParams);
  const seen = { params, query, request, caller, requestId, identity, actor: identity.actor };
  const { upload } = handlers;
  if (upload && isUpload(request)) {
    return answerOnce(app, endpoint, seen, null, (ticket) =>
      upload({ ...seen, ...ticket, upload: bytesOf(request) } as UploadCall<E>, services),
    );
  }
  const { bytes, json } = await readJsonBody(request);
  const body = parseBody(endpoint, json);
  const deprecations = deprecationsOf(endpoint, query, body);
  return answerOnce(app, endpoint, seen, bytes, async ({ commit, ...ticket }) => {
    const call = {
      ...seen,
      ...ticket,
      body,
      commit: <R>(effect: (db: WriteDb) => R, tell?: (reply: R) => void) =>
        commit((db) => noteDeprecations(effect(db), deprecations), tell),
    };
    return noteDeprecations(await handlers.json(call as Call<E>, services), deprecations);
  });
}

const bytesOf = (request: Request): ReadableStream<Uint8Array> =>
  (request.body as ReadableStream<Uint8Array> | null) ?? new ReadableStream({ start: (c) => c.close() });
