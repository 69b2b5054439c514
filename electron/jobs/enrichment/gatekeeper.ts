// Whether a provider may be asked now: it may be off, paused until a person did something, told to come back later, or out of
// reach. Rates are held by its client; here whole providers are.
import { t } from '../../../shared/messages/message.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Provider } from '../../providers/provider.ts';
import type { WriteDb } from '../../store/database.ts';
import { pauseProvider, providerSettings } from '../../store/enrichment/provider-settings.ts';
import type { ProviderNews } from './make-call.ts';

export type Gatekeeper = {
  isOpen(provider: Provider): boolean;
  /** What a person has to change before it can be asked again; null where nothing. */
  reasonToPause(provider: Provider): string | null;
  /** Why it is not worth waiting for so long: it could not be reached just now, or said to come back later than that. */
  awayFor(provider: Provider, ms: number): { code: string; message: string } | null;
  /** Of one that is blocked for a while. */
  opensAt(provider: Provider): number;
  /** Inside a transaction. */
  hear(provider: Provider, news: ProviderNews): void;
};

const mostOfflineMs = 60_000;

/** `ticks`: milliseconds that no one can set, so that a clock that is set prolongs no wait. */
export function createGatekeeper(
  db: WriteDb,
  clock: Clock,
  ticks: () => number = () => performance.now(),
): Gatekeeper {
  const unreachable = new Map<string, { tries: number; until: number; message: string }>();
  const limited = new Map<string, number>();

  const reasonToPause = ({ code, label }: Provider): string | null => {
    const { isOn, paused } = providerSettings(db, code);
    if (!isOn) return t('{label} is turned off.', { label: t(label) });
    return paused && paused.message;
  };
  const leftMs = ({ code }: Provider): number =>
    Math.max(0, Math.max(limited.get(code) ?? 0, unreachable.get(code)?.until ?? 0) - ticks());

  const awayFor = ({ code, label }: Provider, ms: number): { code: string; message: string } | null => {
    const { until = 0, message = '' } = unreachable.get(code) ?? {};
    if (until > ticks()) return { code: 'offline', message };
    return (limited.get(code) ?? 0) - ticks() > ms
      ? { code: 'limited', message: comesBackLater(label) }
      : null;
  };

  return {
    reasonToPause,
    awayFor,
    opensAt: (provider) => clock.now() + Math.ceil(leftMs(provider)),
    isOpen: (provider) => reasonToPause(provider) === null && leftMs(provider) === 0,
    hear({ code }, news) {
      if (news.kind !== 'offline') unreachable.delete(code);
      if (news.kind === 'refused') pauseProvider(db, code, news, clock.now());
      // Its client keeps the time for longer than this thread lives.
      if (news.kind === 'limited') limited.set(code, ticks() + news.afterMs);
      if (news.kind !== 'offline') return;
      const tries = (unreachable.get(code)?.tries ?? 0) + 1;
      const until = ticks() + Math.min(mostOfflineMs, 500 * 2 ** tries);
      unreachable.set(code, { tries, until, message: news.message });
    },
  };
}

export const comesBackLater = (label: string): string =>
  t('{label} takes no more lookups for now. Try again later.', { label: t(label) });
