// app://workbench: the window's files and the API under one origin, so that the window needs no server and no key.
import { protocol } from 'electron';
import { isOwnUrl, SCHEME } from './origin.ts';
import { isApiPath } from '../lib/api-paths.ts';
import { serveStatic } from './static-files.ts';

type Fetch = (request: Request) => Promise<Response>;

/** Once, before the app is ready. No more privileges than the window needs. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** A throwing handler would reach the window as a bare network error: `callApi` and `serveStatic` always answer. */
export function handleScheme(callApi: Fetch): void {
  protocol.handle(SCHEME, (request) => {
    if (!isOwnUrl(request.url)) return new Response('Not found', { status: 404 });
    const { pathname } = new URL(request.url);
    return isApiPath(pathname) ? callApi(request) : serveStatic(pathname);
  });
}
