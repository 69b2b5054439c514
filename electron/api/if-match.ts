// The version that a request expects of what it changes.
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';

/** Null: any. */
export function expectedVersion(request: Request): number | null {
  const header = request.headers.get('if-match');
  if (header === null || header.trim() === '*') return null;
  const match = /^(?:W\/)?"?(\d+)"?$/.exec(header.trim());
  if (match) return Number(match[1]);
  throw new AppError('validation_error', {
    message: t('If-Match takes a version as the ETag gave it, such as "3".'),
    issues: [
      { path: 'If-Match', code: 'invalid_header', message: t('Expected a quoted version such as "3".') },
    ],
  });
}
