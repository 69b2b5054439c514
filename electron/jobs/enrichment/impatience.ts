// Refreshes ask every provider, one after the other. One that needs a person first holds up none of the others; where somebody
// waits for the answers, neither does one that cannot be reached, says to come back later or takes too long.
import type { Call } from '../../domain/enrichment/claim-call.ts';
import type { CallOutcome } from '../../domain/enrichment/settle-call.ts';
import type { Provider } from '../../providers/provider.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { comesBackLater, type Gatekeeper } from './gatekeeper.ts';
import type { ProviderNews } from './make-call.ts';

type Reason = { code: string; message: string };

/** A provider that can be asked again so soon is waited for. */
const patienceMs = 5000;
/** Of a call, however little time is left. */
const leastCallMs = 1000;

export function passedFor(gate: Gatekeeper, batch: StoredBatch, provider: Provider): Reason | null {
  if (batch.purpose !== 'refresh' || batch.environment !== 'live') return null;
  const message = gate.reasonToPause(provider);
  if (message !== null) return { code: 'paused', message };
  return batch.answersWithinMs === null ? null : gate.awayFor(provider, patienceMs);
}

/** A failure in place of a wait, where it is not waited for. */
export function withoutWaiting(outcome: CallOutcome, news: ProviderNews, call: Call): CallOutcome {
  if (call.batch.purpose !== 'refresh') return outcome;
  if (outcome.kind === 'again' && news.kind === 'refused') return failed(news);
  if (call.batch.answersWithinMs === null) return outcome;
  if (outcome.kind === 'failed' && outcome.code === 'timeout') return { ...outcome, isRetryable: false };
  if (outcome.kind !== 'again') return outcome;
  if (news.kind === 'offline') return failed({ code: 'offline', message: news.message });
  return news.kind === 'limited' && news.afterMs > patienceMs
    ? failed({ code: 'limited', message: comesBackLater(call.provider.label) })
    : outcome;
}

const failed = ({ code, message }: Reason): CallOutcome => ({
  kind: 'failed',
  code,
  message,
  isRetryable: false,
  isUnknown: false,
});

/** How long a call may take, by the time that is left of its batch; a clock that is set changes nothing of that. */
export function createPatience(ticks: () => number = () => performance.now()) {
  const ends = new Map<number, number>();

  return {
    /** An equal share of what is left for this provider and those behind it; undefined: nobody waits. */
    callMsOf({ batch, provider }: Call): number | undefined {
      const { no, answersWithinMs, providers } = batch;
      if (answersWithinMs === null) return undefined;
      const end = ends.get(no) ?? ticks() + answersWithinMs;
      ends.set(no, end);
      const at = providers.findIndex((step) => step.provider === provider.code);
      return Math.max(leastCallMs, Math.floor((end - ticks()) / (providers.length - at)));
    },
    forget: (batchNo: number): void => void ends.delete(batchNo),
  };
}
