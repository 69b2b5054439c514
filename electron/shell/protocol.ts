// app://workbench: the window's files and the API under one origin, so that the window needs no server and no key.
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { protocol } from 'electron';
import { t } from '../../shared/messages/message.ts';
import { createStaticFiles, type StaticFiles } from '../hosts/headless/static-files.ts';
import { refuse } from '../hosts/refusal.ts';
import { isApiPath } from '../lib/api-paths.ts';
import { isOwnUrl, SCHEME } from './origin.ts';

type Fetch = (request: Request) => Promise<Response>;

const builtWindow = fileURLToPath(new URL('../renderer/', import.meta.url));

/** Once, before the app is ready. No more privileges than the window needs. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** A throwing handler would reach the window as a bare network error: whatever happens, this one answers. */
export function handleScheme(callApi: Fetch): void {
  const files = createStaticFiles(builtWindow);
  protocol.handle(SCHEME, async (request) => {
    if (!isOwnUrl(request.url)) return notFound();
    const { pathname } = new URL(request.url);
    const answer = isApiPath(pathname) ? callApi(request) : serveWindow(files, pathname);
    return answer.catch((error: unknown) => refuse(error, request));
  });
}

/** An address without a file is a page that the window itself resolves, unless it names a file. */
async function serveWindow(files: StaticFiles, pathname: string): Promise<Response> {
  const file = await files.find(pathname);
  return file ?? (extname(pathname) === '' ? files.index() : notFound());
}

const notFound = (): Response => new Response(t('Not found'), { status: 404 });
