// The handler while the store is damaged: what is wrong, the ways on, and for everything else what to do. It knows no store, so
// it can look up no key: only this machine's own window, a signed-in browser and the command line are listened to.
import type { Endpoint } from '../../shared/contract/endpoint.ts';
import {
  getRecovery,
  openStoreAsItIs,
  restoreStore,
  salvageStore,
  startEmptyStore,
} from '../../shared/contract/recovery.ts';
import { getHealth, getSession, type Session } from '../../shared/contract/system.ts';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { RecoveryStatus } from '../../shared/schema/recovery.ts';
import { permissions } from '../../shared/permissions.ts';
import type { Clock } from '../lib/clock.ts';
import { anyOf } from '../lib/say.ts';
import type { Recovery, RecoveryChoice } from '../jobs/recovery.ts';
import type { App } from './app.ts';
import { readJsonBody } from './body.ts';
import { parseBody } from './parse.ts';
import { defaultRateLimit, rateHeaders, unlimited } from './rate-limit.ts';
import { requestIdOf } from './request-id.ts';
import { errorResponse, json, toAppError } from './respond.ts';
import type { Caller } from './services.ts';
import { spokenTo } from './spoken-to.ts';

export type RecoveryHooks = {
  recovery: Recovery;
  /** Takes up what was chosen. */
  choose: (choice: RecoveryChoice) => void;
};

type Damaged = Extract<RecoveryStatus, { state: 'damaged' }>;

export function createRecoveryApp({ recovery, choose }: RecoveryHooks, clock: Clock): App {
  const answer = async (request: Request, caller: Caller): Promise<unknown> => {
    if (isFor(getHealth, request)) return { status: 'ok' };
    if (isFor(getSession, request)) return { data: sessionOf(caller) };
    if (isFor(getRecovery, request)) requireLocal(caller);
    else choose(acceptable(await readChoice(request, caller), recovery.status()));
    return { data: recovery.status() };
  };
  return spokenTo(async (request, caller) => {
    const nowMs = clock.now();
    const requestId = requestIdOf(request);
    const headers = { 'x-request-id': requestId, ...rateHeaders(unlimited(defaultRateLimit, nowMs)) };
    try {
      const body = await answer(request, caller);
      return json(request.method === 'POST' ? 202 : 200, JSON.stringify(body), headers);
    } catch (error) {
      return errorResponse(toAppError(error), { url: request.url, requestId, nowMs }, headers);
    }
  });
}

const isFor = ({ method, path }: Endpoint, request: Request): boolean =>
  request.method === method && new URL(request.url).pathname === path;

const choices = [salvageStore, restoreStore, openStoreAsItIs, startEmptyStore];

async function readChoice(request: Request, caller: Caller): Promise<RecoveryChoice> {
  const endpoint = choices.find((known) => isFor(known, request));
  if (!endpoint) throw damaged();
  requireLocal(caller);
  const body = parseBody(endpoint, (await readJsonBody(request)).json);
  if (endpoint === salvageStore) return { action: 'salvage' };
  if (endpoint === openStoreAsItIs) return { action: 'open-as-it-is' };
  if (endpoint === startEmptyStore) return { action: 'start-empty' };
  return { action: 'restore', backup: (body as { backup: string }).backup };
}

/** Refused before anything is begun; what fails later stands in the status. */
function acceptable(choice: RecoveryChoice, status: RecoveryStatus): RecoveryChoice {
  if (status.state !== 'damaged')
    throw new AppError('job_conflict', {
      message: t('A recovery is under way. Wait until it is done; GET /v1/recovery says how far it is.'),
    });
  if (choice.action === 'open-as-it-is') return openable(choice, status);
  if (choice.action !== 'restore') return choice;
  if (status.backups.some(({ name, companies }) => name === choice.backup && companies !== null))
    return choice;
  const names = status.backups.filter(({ companies }) => companies !== null).map(({ name }) => name);
  throw new AppError('not_found', {
    message:
      names.length === 0
        ? t(
            'There is no backup "{backup}" that can be restored. There is none; salvage what can be read.',
            choice,
          )
        : t('There is no backup "{backup}" that can be restored. Choose {names}.', {
            ...choice,
            names: anyOf(names),
          }),
  });
}

function openable(choice: RecoveryChoice, { salvageable, changedOutside }: Damaged): RecoveryChoice {
  if (changedOutside !== null && changedOutside.obstacle === null) return choice;
  if (salvageable === null)
    throw new AppError('job_conflict', {
      message: t('The store is still being looked through. Try again in a moment.'),
    });
  throw new AppError('job_conflict', {
    message: t('The store cannot be opened as it is. {obstacle} Choose another way.', {
      obstacle: changedOutside?.obstacle ?? t('It is damaged, not changed by another program.'),
    }),
  });
}

function requireLocal({ kind }: Caller): void {
  if (kind !== 'network') return;
  throw new AppError('insufficient_permissions', {
    message: t(
      'While the store is damaged no key can be looked up. Use the Rowbench window, or "rowbench recover" on this machine.',
    ),
    details: { required: 'admin' },
  });
}

const damaged = (): AppError =>
  new AppError('store_unavailable', {
    message: t(
      'The store is damaged and nothing is read or written. Open the Rowbench window, or run "rowbench recover", to choose how to go on.',
    ),
    details: { recovery: true },
  });

/** The store, which would say who the owner is, cannot be read. */
function sessionOf({ kind }: Caller): Session {
  if (kind === 'network')
    return {
      kind: 'anonymous',
      actor: { id: 'anonymous', fullName: 'Anonymous', email: null },
      permissions: [],
      expiresAt: null,
      organization: null,
    };
  return {
    kind: 'owner',
    actor: { id: 'owner', fullName: 'Owner', email: null },
    permissions: [...permissions],
    expiresAt: null,
    organization: null,
  };
}
