import { randomUUID } from 'node:crypto';

/** The caller's own X-Request-ID where it is 1 to 128 printable ASCII characters, else a new one. */
export function requestIdOf(request: Request): string {
  const sent = request.headers.get('x-request-id');
  return sent !== null && /^[\x20-\x7e]{1,128}$/.test(sent) ? sent : `req_${randomUUID()}`;
}
