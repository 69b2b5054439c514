// What the log gets of a call: where it went and how it ended. Never a header, a path or a value of the query, as keys and what is
// known of people stand in them.
import type { Log } from '../../lib/log.ts';
import type { Timing } from './timing.ts';
import type { Wire } from './wire.ts';

export function noteCall(
  { method, url, body }: Wire,
  attempt: number,
  { code: provider, log, timing }: { code: string; log: Log; timing: Timing },
): (end: { status: number; bytes: number } | { fault: string }) => void {
  const began = timing.ticks();
  return (end) => {
    const facts = {
      provider,
      method,
      host: url.host,
      parameters: [...new Set(url.searchParams.keys())],
      attempt,
    };
    const isFine = 'status' in end && end.status < 400;
    const ms = Math.round(timing.ticks() - began);
    log(isFine ? 'info' : 'warn', 'provider_called', { ...facts, sent: body?.length ?? 0, ms, ...end });
  };
}
