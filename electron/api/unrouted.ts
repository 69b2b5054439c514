// What a request gets that no route takes: 405 with Allow where the path is known under another method, else 404.
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { Mounter } from './mount.ts';

export function unrouted({ hono }: Mounter, request: Request): never {
  const { pathname } = new URL(request.url);
  const methods = hono.routes.filter(({ path }) => matches(path, pathname)).map(({ method }) => method);
  if (methods.length === 0) {
    throw new AppError('not_found', {
      message: t('There is nothing at {pathname}. GET /docs lists what there is.', { pathname }),
    });
  }
  const allow = allowed(methods);
  throw new AppError('method_not_allowed', {
    message: t('{pathname} does not take {method}. Use {allow}.', {
      pathname,
      method: request.method,
      allow,
    }),
    details: { allow },
  });
}

function matches(pattern: string, pathname: string): boolean {
  const wanted = pattern.split('/');
  const parts = pathname.split('/');
  return (
    wanted.length === parts.length &&
    wanted.every((part, at) => (part.startsWith(':') ? parts[at] !== '' : part === parts[at]))
  );
}

const allowed = (methods: string[]): string =>
  [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))]
    .sort()
    .join(', ');
