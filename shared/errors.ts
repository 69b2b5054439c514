// The one table from error code to HTTP status. Codes are part of the API contract: never rename one.

export const errorStatus = {
  validation_error: 400,
  invalid_key: 401,
  budget_exceeded: 402,
  insufficient_permissions: 403,
  forbidden_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  name_taken: 409,
  domain_taken: 409,
  idempotency_conflict: 409,
  version_conflict: 409,
  job_conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  misdirected_request: 421,
  no_normalized_enrichment: 422,
  unreadable_file: 422,
  rate_limited: 429,
  internal_error: 500,
  store_unavailable: 503,
  disk_full: 507,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** One thing wrong with the input. `path` is dotted, list indexes included: `rows.3.domain`. */
export type Issue = { path: string; code: string; message: string };

export type ErrorBody = {
  error: {
    code: ErrorCode;
    message: string;
    details?: Record<string, unknown> & { issues?: Issue[] };
    documentationUrl: string;
    requestId: string;
    timestamp: string;
  };
};

export type AppErrorOptions = {
  message: string;
  issues?: Issue[];
  details?: Record<string, unknown>;
  retryable?: boolean;
  cause?: unknown;
};

/** The only error that domain code throws on purpose. A bad row of an import is data, never an exception. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly issues: Issue[];
  readonly details: Record<string, unknown>;
  readonly retryable: boolean;

  constructor(code: ErrorCode, options: AppErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.issues = options.issues ?? [];
    this.details = options.details ?? {};
    this.retryable = options.retryable ?? false;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}
