// Which addresses are the API's. Everything else under the same origin belongs to the window's files and pages.
const roots = new Set([
  'v1',
  'v2',
  'docs',
  'entities',
  'enrichment-groups',
  'health',
  'openapi.json',
  'providers',
  'rules',
  'webhooks',
]);

export const isApiPath = (pathname: string): boolean => roots.has(pathname.split('/')[1] ?? '');
