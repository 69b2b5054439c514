// The window's only way to the backend. It must know no endpoint by name and no transport but fetch.
import { language, locale, t } from '../../shared/messages/message.ts';
import type { CallAnswer, CallInput, Endpoint } from '../../shared/contract/index.ts';
import { createSource } from '../../shared/contract/imports.ts';
import { ApiError, errorFromAnswer, unreachable } from './api-error.ts';
import { native } from './native.ts';

export type CallOptions = {
  signal?: AbortSignal;
  /** Makes a POST that creates or launches something safe to send again. */
  idempotencyKey?: string;
  /** Of what is changed, as it was seen: where it has another one meanwhile, the change is refused. */
  version?: number;
};

type Query = Record<string, string | number | boolean | undefined>;
type Parts = { params?: Record<string, string>; query?: Query; body?: unknown };

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

function fillPath(path: string, params: Record<string, string> = {}): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`The path ${path} needs "${name}".`);
    return encodeURIComponent(value);
  });
}

function queryString(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size === 0 ? '' : `?${search.toString()}`;
}

/** Path and query of a call, also fit for a link's `href` (a CSV download). */
export function urlOf<E extends Endpoint>(endpoint: E, input: CallInput<E>): string {
  const parts = input as Parts;
  return fillPath(endpoint.path, parts.params) + queryString(parts.query);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (isAbort(error)) throw error;
    throw unreachable(native() !== null);
  }
}

/** Calls an endpoint of the contract; throws `ApiError`. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): Promise<CallAnswer<E>> {
  const { body } = input as Parts;
  const headers = new Headers({ 'Accept-Language': askedLanguages() });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.idempotencyKey !== undefined) headers.set('Idempotency-Key', options.idempotencyKey);
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`);
  const init: RequestInit = { method: endpoint.method, headers };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (options.signal !== undefined) init.signal = options.signal;

  const response = await send(urlOf(endpoint, input), init);
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok || answer === undefined) throw errorFromAnswer(response.status, answer);
  return answer as CallAnswer<E>;
}

/** Lists come in the order that people of the first expect; texts in the first that the backend speaks. */
const askedLanguages = (): string =>
  locale().split('-')[0] === language() ? locale() : `${locale()}, ${language()};q=0.9`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Streams a file to the backend and answers the source it became. `onProgress` gets the share sent, 0 … 1.
 * XMLHttpRequest, because fetch tells nothing of what has been sent.
 */
export function upload(
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<CallAnswer<typeof createSource>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(createSource.method, createSource.path);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept-Language', askedLanguages());
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const answer = parseJson(request.responseText);
      if (request.status >= 200 && request.status < 300 && answer !== undefined) {
        resolve(answer as CallAnswer<typeof createSource>);
      } else reject(errorFromAnswer(request.status, answer));
    });
    // A file that changed or vanished after it was picked fails here too, before a byte is sent.
    request.addEventListener('error', () => reject(unsent(file.name)));
    request.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

const unsent = (name: string): ApiError =>
  new ApiError(
    'unreachable',
    t(
      '"{name}" could not be sent: the file changed or is gone, or the backend is not reachable. Choose it again.',
      { name },
    ),
  );
