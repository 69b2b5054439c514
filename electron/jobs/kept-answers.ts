// Keeps what was counted over a large store for as long as nothing changed, and for a while after: while an import writes, counts are asked
// for again and again, and must not take the processor from it.
import type { EventHub } from '../lib/events.ts';
import { reordered } from './company-orders.ts';

type Kept<T> = { value: T; revision: number; ms: number; at: number };

const mostKept = 16;
/** An answer that took a second may be four seconds old. */
const restFactor = 4;

export type KeptAnswers<T> = {
  /** `isKeepable`: false for an answer that was ended early. */
  get(key: string, ask: () => Promise<T>, isKeepable: (value: T) => boolean): Promise<T>;
  close(): void;
};

export function createKeptAnswers<T>(isLarge: () => boolean, events: EventHub): KeptAnswers<T> {
  const answers = new Map<string, Kept<T>>();
  let changes = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const unsubscribe = events.subscribe(({ topic, id }) => {
    if (topic === 'definitions:changed' || (topic === 'company:changed' && id !== reordered)) changes += 1;
  });

  const restOf = ({ at, ms, revision }: Kept<T>): number =>
    revision === changes ? Infinity : isLarge() ? at + ms * restFactor - performance.now() : 0;

  /** Whoever was given an old answer is told when a new one can be had. */
  const tellAfter = (ms: number): void => {
    if (timer || ms === Infinity) return;
    timer = setTimeout(
      () => {
        timer = null;
        events.publish('company:changed', reordered, { many: true });
      },
      // Never early: an answer that still rests would be given again.
      Math.ceil(ms) + 1,
    );
    timer.unref();
  };

  const keep = (key: string, kept: Kept<T>): void => {
    answers.delete(key);
    answers.set(key, kept);
    const [oldest] = answers.keys();
    if (answers.size > mostKept && oldest !== undefined) answers.delete(oldest);
  };

  return {
    async get(key, ask, isKeepable) {
      const kept = answers.get(key);
      const rest = kept ? restOf(kept) : 0;
      if (kept && rest > 0) {
        tellAfter(rest);
        return kept.value;
      }
      const startedAt = performance.now();
      const revision = changes;
      const value = await ask();
      const at = performance.now();
      if (isKeepable(value)) keep(key, { value, revision, ms: at - startedAt, at });
      return value;
    },
    close() {
      unsubscribe();
      if (timer) clearTimeout(timer);
    },
  };
}
