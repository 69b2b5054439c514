// How a receiver knows that a delivery comes from here, whole and now: HMAC-SHA256 over the time and the very bytes that are sent.
import { createHmac } from 'node:crypto';

/** `t=<seconds since 1970>,v1=<hex>`, over `<t>.<body>`. */
export function signatureOf(body: string, secret: string, nowMs: number): string {
  const at = Math.floor(nowMs / 1000);
  const mac = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  return `t=${at},v1=${mac}`;
}
