// The answer of a host that could not pass a request on to the handler, in the handler's own error envelope.
import { defaultRateLimit, rateHeaders, unlimited } from '../api/rate-limit.ts';
import { requestIdOf } from '../api/request-id.ts';
import { errorResponse, toAppError } from '../api/respond.ts';
import { systemClock } from '../lib/clock.ts';

export function refuse(error: unknown, request: Request): Response {
  const requestId = requestIdOf(request);
  const context = { url: request.url, requestId, nowMs: systemClock.now() };
  const allowance = unlimited(defaultRateLimit, context.nowMs);
  return errorResponse(toAppError(error), context, { 'x-request-id': requestId, ...rateHeaders(allowance) });
}
