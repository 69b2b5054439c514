// What a request gets that no route takes: 405 with Allow where the path is known under another method, else 404.
import { AppError } from '../../shared/errors.ts';
import type { MountedRoute } from './mount.ts';

export class MethodNotAllowed extends AppError {
  readonly allow: string;

  constructor(method: string, path: string, allow: string) {
    super('method_not_allowed', {
      message: `${path} does not take ${method}. Use ${allow}.`,
      details: { allow },
    });
    this.allow = allow;
  }
}

export function unrouted(routes: readonly MountedRoute[], request: Request): never {
  const { pathname } = new URL(request.url);
  const methods = routes
    .filter(({ endpoint }) => matches(endpoint.path, pathname))
    .map(({ endpoint }) => endpoint.method);
  if (methods.length > 0) throw new MethodNotAllowed(request.method, pathname, allowed(methods));
  throw new AppError('not_found', {
    message: `There is nothing at ${pathname}. GET /docs lists what there is.`,
  });
}

function matches(pattern: string, pathname: string): boolean {
  const wanted = pattern.split('/');
  const parts = pathname.split('/');
  return (
    wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at])
  );
}

const allowed = (methods: string[]): string =>
  [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))]
    .sort()
    .join(', ');
