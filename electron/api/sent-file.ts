// Files that a request names or carries: who may name a path, and what the file is called.
import { basename, isAbsolute } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';

/** `instead`: how an endpoint is used without a path. */
export function requirePathRight(
  caller: 'local' | 'session' | 'network',
  path: string,
  instead: 'upload' | 'source' | 'fetch',
): void {
  if (caller !== 'local') {
    const { message, hint } = refusals[instead]();
    throw new AppError('validation_error', {
      message,
      issues: [{ path: 'path', code: 'not_allowed', message: hint }],
    });
  }
  if (isAbsolute(path)) return;
  throw new AppError('validation_error', {
    message: t('"{path}" is no full path. Name the file from the root, such as /home/ada/companies.csv.', {
      path,
    }),
    issues: [{ path: 'path', code: 'not_absolute', message: t('Send the full path.') }],
  });
}

const refusals = {
  upload: () => ({
    message: t(
      'A path can only be named from the desktop app and the command line. Send the file itself as application/octet-stream.',
    ),
    hint: t('Upload the file instead.'),
  }),
  source: () => ({
    message: t(
      'A path can only be named from the desktop app and the command line. Send the file to POST /v1/import/sources, then its id here as sourceId.',
    ),
    hint: t('Send sourceId instead.'),
  }),
  fetch: () => ({
    message: t(
      'A path can only be named from the desktop app and the command line. Leave it out, and fetch the file when the export has ended.',
    ),
    hint: t('Leave the path out.'),
  }),
};

export function sentName(request: Request): string {
  const sent = request.headers.get('x-file-name') ?? '';
  try {
    return basename(decodeURIComponent(sent)).slice(0, 255) || 'upload.csv';
  } catch {
    return basename(sent).slice(0, 255) || 'upload.csv';
  }
}
