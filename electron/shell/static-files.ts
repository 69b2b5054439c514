// The window's own files from dist/renderer. An address without a file is a page of the app: it gets index.html.
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Inline styles are Mantine's own variables; nothing else comes from anywhere but the app. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

export const builtRenderer = fileURLToPath(new URL('../renderer/', import.meta.url));

export async function serveStatic(pathname: string, folder: string = builtRenderer): Promise<Response> {
  const file = fileFor(pathname, folder);
  if (file === null) return new Response('Not found', { status: 404 });
  const found = await readFile(file).catch(() => null);
  if (found) return respond(file, found);
  if (extname(pathname) !== '') return new Response('Not found', { status: 404 });
  return respond('index.html', await readFile(join(folder, 'index.html')));
}

/** Null where the address points outside the folder. */
function fileFor(pathname: string, folder: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const file = normalize(join(folder, decoded));
  return file.startsWith(normalize(folder + sep)) && !decoded.includes('\0') ? file : null;
}

function respond(file: string, content: Uint8Array): Response {
  const hashed = file.includes(`${sep}assets${sep}`);
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
      'content-length': String(content.byteLength),
      'content-security-policy': contentSecurityPolicy,
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}
