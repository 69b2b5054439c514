// The API's description of itself. Open to anyone who reaches the host: it holds no data.
import { docsPage } from '../docs-page.ts';
import type { Mounter } from '../mount.ts';
import { openApi, type Json } from '../openapi.ts';
import { json } from '../respond.ts';

/** The page carries one inline style and nothing that runs. */
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

export function descriptionRoutes(app: Mounter): void {
  let made: Json | null = null;
  const document = (): Json => (made ??= openApi(app.routes, app.services.version));
  app.hono.get('/openapi.json', () => json(200, JSON.stringify(document())));
  app.hono.get('/docs', () => {
    const bytes = Buffer.from(docsPage(document()));
    return new Response(bytes, { headers: { ...pageHeaders, 'content-length': String(bytes.length) } });
  });
}
