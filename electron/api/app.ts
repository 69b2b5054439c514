// The one handler behind every host. It never throws: whatever happens, the answer is JSON with the headers of the contract.
import type { AppError } from '../../shared/errors.ts';
import { storeDamageIn } from '../lib/errors.ts';
import { ensureOwner } from '../store/workspace.ts';
import { identify } from './auth.ts';
import { createMounter, type Mounter } from './mount.ts';
import { createRateLimiter, rateHeaders, requireAllowance, unlimited, type Allowance } from './rate-limit.ts';
import { requestIdOf } from './request-id.ts';
import { errorResponse, toAppError } from './respond.ts';
import { spokenTo } from './spoken-to.ts';
import { unrouted } from './unrouted.ts';
import { bulkRoutes } from './routes/bulk.ts';
import { companyQueryRoutes } from './routes/company-query.ts';
import { companyRoutes } from './routes/companies.ts';
import { definitionRoutes } from './routes/definitions.ts';
import { descriptionRoutes } from './routes/description.ts';
import { batchItemRoutes } from './routes/batch-items.ts';
import { entityRoutes } from './routes/entities.ts';
import { entityRuleRoutes } from './routes/entity-rules.ts';
import { enrichmentRoutes } from './routes/enrichment.ts';
import { exportRoutes } from './routes/exports.ts';
import { fieldTargetRoutes } from './routes/field-targets.ts';
import { importRoutes } from './routes/imports.ts';
import { keptRoutes } from './routes/kept.ts';
import { keyRoutes } from './routes/keys.ts';
import { objectRoutes } from './routes/objects.ts';
import { personRoutes } from './routes/people.ts';
import { preparationRoutes } from './routes/preparations.ts';
import { magicRoutes } from './routes/magic.ts';
import { mergeRoutes } from './routes/merge.ts';
import { profileRoutes } from './routes/profile.ts';
import { providerRoutes } from './routes/providers.ts';
import { recipeRoutes } from './routes/recipes.ts';
import { recordRoutes } from './routes/record.ts';
import { peopleImportRoutes } from './routes/people-import.ts';
import { recoveryRoutes } from './routes/recovery.ts';
import { repairRoutes } from './routes/repairs.ts';
import { referenceRoutes } from './routes/references.ts';
import { relationRoutes } from './routes/relations.ts';
import { reviewRoutes } from './routes/review.ts';
import { scheduleRoutes } from './routes/schedules.ts';
import { ruleRoutes } from './routes/rules.ts';
import { resubmitRoutes } from './routes/resubmit.ts';
import { sourceRowRoutes } from './routes/source-rows.ts';
import { stepRoutes } from './routes/steps.ts';
import { systemRoutes } from './routes/system.ts';
import { undoRoutes } from './routes/undo.ts';
import { userRoutes } from './routes/users.ts';
import { viewRoutes } from './routes/views.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import type { Caller, Services } from './services.ts';

export type App = (request: Request, caller: Caller) => Promise<Response>;

export function createApp(services: Services): App {
  const { clock, rateLimit, store } = services;
  const owner = ensureOwner(store.db, clock.now());
  const limiter = createRateLimiter(rateLimit);
  const mounter = mountAll(services);
  return spokenTo(async (request, caller) => {
    const requestId = requestIdOf(request);
    let allowance: Allowance = unlimited(rateLimit, clock.now());
    try {
      const identity = identify(request, caller, services, owner);
      allowance = limiter.take(identity, clock.now());
      requireAllowance(allowance);
      const response = await mounter.hono.fetch(request, { identity, caller, requestId });
      return finish(request, response, requestId, allowance);
    } catch (error) {
      const context = { url: request.url, requestId, nowMs: clock.now() };
      const known = toAppError(error);
      const damage = storeDamageIn(error);
      if (damage !== null) services.onDamage(damage);
      if (known.code === 'internal_error') logFailure(services, requestId, error);
      return finish(request, errorResponse(known, context, allowOf(known)), requestId, allowance);
    }
  });
}

function mountAll(services: Services): Mounter {
  const mounter = createMounter(services);
  systemRoutes(mounter);
  keyRoutes(mounter);
  companyQueryRoutes(mounter, services);
  companyRoutes(mounter, services);
  recordRoutes(mounter);
  definitionRoutes(mounter);
  personRoutes(mounter);
  userRoutes(mounter);
  objectRoutes(mounter);
  viewRoutes(mounter);
  bulkRoutes(mounter);
  stepRoutes(mounter);
  magicRoutes(mounter);
  peopleImportRoutes(mounter);
  enrichmentRoutes(mounter);
  entityRoutes(mounter);
  entityRuleRoutes(mounter);
  fieldTargetRoutes(mounter);
  batchItemRoutes(mounter);
  scheduleRoutes(mounter);
  referenceRoutes(mounter);
  relationRoutes(mounter);
  exportRoutes(mounter);
  mergeRoutes(mounter);
  importRoutes(mounter);
  preparationRoutes(mounter);
  profileRoutes(mounter);
  providerRoutes(mounter);
  recipeRoutes(mounter);
  recoveryRoutes(mounter);
  repairRoutes(mounter);
  reviewRoutes(mounter);
  ruleRoutes(mounter);
  keptRoutes(mounter);
  sourceRowRoutes(mounter);
  undoRoutes(mounter);
  resubmitRoutes(mounter);
  webhookRoutes(mounter);
  descriptionRoutes(mounter);
  mounter.hono.onError((error) => {
    throw error;
  });
  mounter.hono.notFound((context) => unrouted(mounter, context.req.raw));
  return mounter;
}

function finish(request: Request, response: Response, requestId: string, allowance: Allowance): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries({ 'x-request-id': requestId, ...rateHeaders(allowance) })) {
    headers.set(name, value);
  }
  return new Response(request.method === 'HEAD' ? null : response.body, { status: response.status, headers });
}

const allowOf = (error: AppError): Record<string, string> =>
  error.code === 'method_not_allowed' ? { allow: String(error.details['allow']) } : {};

/** Where it happened, not what was in it: an error's message may quote a cell or a statement. */
function logFailure({ log }: Services, requestId: string, error: unknown): void {
  const {
    name,
    code,
    stack = '',
  } = error instanceof Error ? (error as Error & { code?: string }) : { name: typeof error };
  const at = stack.split('\n').filter((line) => line.startsWith('    at '));
  log('error', 'request_failed', { requestId, name, code, at: at.slice(0, 8) });
}
