// The API's description as one plain page: no script, no network, nothing but the OpenAPI document and the error table.
import { errorStatus } from '../../shared/errors.ts';
import type { Json } from './openapi.ts';

type Operation = {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema?: Json }> };
  responses: Record<string, { description: string; content: Record<string, { schema: Json }> }>;
  'x-permission'?: string;
};

export function docsPage(document: Json): string {
  const { title, version } = document['info'] as { title: string; version: string };
  const paths = Object.entries(document['paths'] as Record<string, Record<string, Operation>>);
  const operations = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const links = operations.map(
    ({ path, method, operation }) =>
      `<li><a href="#${operation.operationId}"><code>${method} ${escape(path)}</code></a></li>`,
  );
  return page(
    `${title} API ${version}`,
    `<h1>${escape(title)} API <small>${escape(version)}</small></h1>
<p>Send a key as <code>Authorization: Bearer wbk_…</code> or <code>x-api-key: wbk_…</code>. The same as JSON:
<a href="/openapi.json">/openapi.json</a>.</p><ul>${links.join('')}</ul>
${operations.map(section).join('\n')}${errors()}`,
  );
}

function section({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}): string {
  const parameters = operation.parameters.map(
    ({ name, in: place, required, schema }) =>
      `<tr><td><code>${escape(name)}</code></td><td>${place}${required ? ', required' : ''}</td><td><code>${escape(JSON.stringify(schema))}</code></td></tr>`,
  );
  const permission = operation['x-permission'] ?? 'no key';
  return `<section id="${operation.operationId}"><h2><code>${method} ${escape(path)}</code></h2>
<p>${escape(operation.summary)} Needs <code>${permission}</code>.</p>
${parameters.length > 0 ? `<table>${parameters.join('')}</table>` : ''}
${bodies(operation)}${answers(operation)}</section>`;
}

const bodies = ({ requestBody }: Operation): string =>
  Object.entries(requestBody?.content ?? {})
    .map(([type, { schema }]) => details(`Body: ${type}`, schema ?? { description: 'the bytes of a file' }))
    .join('');

function answers({ responses }: Operation): string {
  const good = Object.entries(responses).filter(([status]) => status < '400');
  const bad = Object.entries(responses).filter(([status]) => status >= '400');
  const shown = good.map(([status, { content }]) =>
    details(`Answer: ${status}`, content['application/json']?.schema ?? {}),
  );
  const codes = bad.flatMap(([, { description }]) => description.split(', '));
  const links = codes.map((code) => `<a href="#error-${code}"><code>${code}</code></a>`);
  return `${shown.join('')}<p>Errors: ${links.join(' ')}</p>`;
}

const details = (title: string, schema: Json): string =>
  `<details><summary>${escape(title)}</summary><pre>${escape(JSON.stringify(schema, null, 2))}</pre></details>`;

function errors(): string {
  const rows = Object.entries(errorStatus).map(
    ([code, status]) => `<tr id="error-${code}"><td>${status}</td><td><code>${code}</code></td></tr>`,
  );
  return `<section><h2>Errors</h2><p>Each error says in <code>message</code> what to change; <code>details.issues</code> names the fields.</p><table>${rows.join('')}</table></section>`;
}

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><style>${style}</style></head><body>${body}</body></html>`;

const style = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}
code,pre{font:13px/1.45 ui-monospace,monospace}pre{overflow:auto;max-height:24rem;padding:.75rem;background:#8881;border-radius:6px}
h2{margin-top:2.5rem;font-size:1.1rem}small{opacity:.6}table{border-collapse:collapse}td{padding:.25rem .75rem .25rem 0;vertical-align:top;word-break:break-word}:target{background:#fd03}`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
