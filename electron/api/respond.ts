// JSON answers and the error envelope.
import { AppError, type ErrorBody, type ErrorCode } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { isoTime } from '../lib/clock.ts';
import { explainSystemError } from '../lib/errors.ts';
import type { FullReply } from './call.ts';

/** Content-Length is set by hand: Electron's protocol handler and keep-alive clients rely on it. */
export function json(status: number, text: string, headers: Record<string, string> = {}): Response {
  const bytes = Buffer.from(text, 'utf8');
  return new Response(bytes, {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(bytes.length),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}

const isFullReply = (reply: unknown): reply is FullReply<unknown> =>
  typeof reply === 'object' &&
  reply !== null &&
  'body' in reply &&
  'status' in reply &&
  typeof reply.status === 'number';

/** Every reply as a full one; a plain answer gets the endpoint's usual status. */
export const fullReply = (reply: unknown, usualStatus: number): FullReply<unknown> =>
  isFullReply(reply) ? reply : { status: usualStatus, body: reply };

export function replyToResponse(reply: unknown, usualStatus: number): Response {
  if (reply instanceof Response) return reply;
  const { status, body, headers } = fullReply(reply, usualStatus);
  return json(status, JSON.stringify(body), headers);
}

export type ErrorContext = { url: string; requestId: string; nowMs: number };

const internal = (): AppError =>
  new AppError('internal_error', {
    message: t(
      'Something went wrong inside Rowbench. Try again; if it happens again, look for this request id in the log.',
    ),
  });

export const toAppError = (error: unknown): AppError => {
  const explained = explainSystemError(error);
  return explained instanceof AppError ? explained : internal();
};

export function errorResponse(
  error: AppError,
  context: ErrorContext,
  headers: Record<string, string> = {},
): Response {
  return json(error.status, JSON.stringify(errorBody(error, context)), headers);
}

function errorBody(error: AppError, context: ErrorContext): ErrorBody {
  const details = { ...error.details, ...(error.issues.length > 0 ? { issues: error.issues } : {}) };
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(Object.keys(details).length > 0 ? { details } : {}),
      documentationUrl: documentationUrl(error.code, context.url),
      requestId: context.requestId,
      timestamp: isoTime(context.nowMs),
    },
  };
}

/** The page that this very host serves, so that it is there offline too. */
const documentationUrl = (code: ErrorCode, url: string): string => new URL(`/docs#error-${code}`, url).href;
