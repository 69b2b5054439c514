// Refuses what a web page elsewhere could make a browser send to this port: DNS rebinding shows in Host, a foreign page in
// Origin. See docs/security.md.
import { AppError } from '../../../shared/errors.ts';

export type Guard = {
  origins: readonly string[];
  /** Throws where Host or Origin is not this host's own. */
  check(headers: Headers): void;
  /** False where the browser says that another site or port made it send the request. */
  isSameOrigin(headers: Headers): boolean;
};

export function createGuard(port: number): Guard {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const origins = hosts.map((host) => `http://${host}`);
  return {
    origins,
    check(headers) {
      if (!hosts.includes(headers.get('host') ?? '')) {
        throw new AppError('misdirected_request', {
          message: `This host answers at ${origins.join(' and ')} only. Use one of these addresses.`,
        });
      }
      const origin = headers.get('origin');
      if (origin !== null && !origins.includes(origin)) {
        throw new AppError('forbidden_origin', {
          message:
            'A page of another origin may not call this host. Send the request from its own window or a script.',
        });
      }
    },
    isSameOrigin: (headers) => ['same-origin', 'none', null].includes(headers.get('sec-fetch-site')),
  };
}
