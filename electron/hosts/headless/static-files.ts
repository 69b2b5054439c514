// The window's files. They are listed once, at the start: a path that is not in the list is not served, so there is nothing
// to traverse to. They hold no data and need no session.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export type StaticFiles = {
  /** The file at this path; null where there is none. */
  find(pathname: string): Promise<Response | null>;
  /** index.html, for an address that the window itself resolves. */
  index(): Promise<Response>;
};

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function createStaticFiles(dir: string): StaticFiles {
  const files = new Map(listFiles(dir).map((file) => [`/${relative(dir, file).split(sep).join('/')}`, file]));
  const serve = async (pathname: string, file: string): Promise<Response> => {
    const bytes = await readFile(file);
    return new Response(bytes, { headers: headersOf(pathname, bytes.length) });
  };
  return {
    async find(pathname) {
      const file = files.get(pathname);
      return file === undefined ? null : serve(pathname, file);
    },
    async index() {
      const file = files.get('/index.html');
      return file === undefined ? notBuilt() : serve('/index.html', file);
    },
  };
}

function listFiles(dir: string): string[] {
  try {
    const entries = readdirSync(dir, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** Vite puts a hash into the name of everything under /assets, so that never changes; the rest is asked for anew. */
const headersOf = (pathname: string, length: number): Record<string, string> => ({
  'content-type': types[extname(pathname)] ?? 'application/octet-stream',
  'content-length': String(length),
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
});

const notBuilt = (): Response =>
  new Response(
    'The window has not been built. Run "npm run build", then start the rowbench command again.\n',
    {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    },
  );
