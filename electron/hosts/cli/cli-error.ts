/** The API refused; what it said, for a person to read. */
export class CliError extends Error {
  readonly code: string;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: string, message: string, details?: Record<string, unknown>) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** The command was called in a way that makes no sense; exit code 2. */
export class UsageError extends Error {}
