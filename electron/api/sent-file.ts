// Files that a request names or carries: who may name a path, and what the file is called.
import { basename, isAbsolute } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';

export function requirePathRight(caller: 'local' | 'session' | 'network', path: string): void {
  if (caller !== 'local') {
    throw new AppError('validation_error', {
      message: t(
        'A path can only be named from the desktop app and the command line. Send the file itself as application/octet-stream.',
      ),
      issues: [{ path: 'path', code: 'not_allowed', message: t('Upload the file instead.') }],
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

export function sentName(request: Request): string {
  const sent = request.headers.get('x-file-name') ?? '';
  try {
    return basename(decodeURIComponent(sent)).slice(0, 255) || 'upload.csv';
  } catch {
    return basename(sent).slice(0, 255) || 'upload.csv';
  }
}
