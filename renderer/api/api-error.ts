// One error type for whatever goes wrong between the window and the backend. `message` is fit to be shown.
import { t } from '../../shared/messages/message.ts';
import type { ErrorBody, ErrorCode, Issue } from '../../shared/errors.ts';

/** `unreachable`: no answer came; `unexpected`: an answer that is none of the API's. */
export type ApiErrorCode = ErrorCode | 'unreachable' | 'unexpected';

export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly issues: Issue[];
  readonly details: Record<string, unknown>;
  readonly requestId: string | null;

  constructor(
    code: ApiErrorCode,
    message: string,
    rest: {
      status?: number;
      issues?: Issue[];
      details?: Record<string, unknown>;
      requestId?: string | null;
    } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = rest.status ?? 0;
    this.issues = rest.issues ?? [];
    this.details = rest.details ?? {};
    this.requestId = rest.requestId ?? null;
  }

  /** What is wrong with each field, by the field's path. */
  get fieldMessages(): Record<string, string> {
    return Object.fromEntries(this.issues.map((issue) => [issue.path, issue.message]));
  }
}

const isErrorBody = (value: unknown): value is ErrorBody =>
  typeof value === 'object' &&
  value !== null &&
  'error' in value &&
  typeof value.error === 'object' &&
  value.error !== null &&
  'code' in value.error &&
  'message' in value.error;

/** Reads the error envelope; anything else becomes `unexpected`. */
export function errorFromAnswer(status: number, body: unknown): ApiError {
  if (!isErrorBody(body)) {
    return new ApiError(
      'unexpected',
      t('The backend answered {status} with nothing this window can read.', { status }),
      { status },
    );
  }
  const { code, message, details, requestId } = body.error;
  return new ApiError(code, message, {
    status,
    issues: details?.issues ?? [],
    details: details ?? {},
    requestId,
  });
}

export const unreachable = (inDesktop: boolean): ApiError =>
  new ApiError(
    'unreachable',
    inDesktop
      ? t('The backend is not reachable and is being started again. Try once more in a moment.')
      : t('The backend is not reachable. Check that the rowbench command still runs, then try again.'),
  );

export const toApiError = (error: unknown): ApiError =>
  error instanceof ApiError
    ? error
    : new ApiError('unexpected', error instanceof Error ? error.message : String(error));

/** Another writer was quicker. */
export const isConflict = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'version_conflict';
