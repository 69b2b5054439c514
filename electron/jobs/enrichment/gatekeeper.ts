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
  /** Of one that is blocked for a while. */
  opensAt(provider: Provider): number;
  /** Inside a transaction. */
  hear(provider: Provider, news: ProviderNews): void;
};

const mostOfflineMs = 60_000;

export function createGatekeeper(db: WriteDb, clock: Clock): Gatekeeper {
  const unreachable = new Map<string, { tries: number; untilMs: number }>();
  const limited = new Map<string, number>();

  const reasonToPause = ({ code, label }: Provider): string | null => {
    const { isOn, paused } = providerSettings(db, code);
    if (!isOn) return t('{label} is turned off.', { label: t(label) });
    return paused && paused.message;
  };
  const opensAt = ({ code }: Provider): number =>
    Math.max(limited.get(code) ?? 0, unreachable.get(code)?.untilMs ?? 0);

  return {
    reasonToPause,
    opensAt,
    isOpen: (provider) => reasonToPause(provider) === null && opensAt(provider) <= clock.now(),
    hear({ code }, news) {
      const now = clock.now();
      if (news.kind !== 'offline') unreachable.delete(code);
      if (news.kind === 'refused') pauseProvider(db, code, news, now);
      // Its client keeps the time for longer than this thread lives.
      if (news.kind === 'limited') limited.set(code, now + news.afterMs);
      if (news.kind !== 'offline') return;
      const tries = (unreachable.get(code)?.tries ?? 0) + 1;
      unreachable.set(code, { tries, untilMs: now + Math.min(mostOfflineMs, 500 * 2 ** tries) });
    },
  };
}
