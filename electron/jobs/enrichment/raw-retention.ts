// Lets go of what providers sent, word for word, once it is older than a person wants it kept; what was read from it, its source and
// its cost stay. Looked after at each start and once a day, in pieces, so that nobody waits for it.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { enrichmentSettings } from '../../domain/enrichment/enrichment-settings.ts';
import type { Clock } from '../../lib/clock.ts';
import { storeDamageIn } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import { transact } from '../../store/database.ts';
import { dropRaw } from '../../store/enrichment/answers.ts';
import type { Store } from '../../store/open-store.ts';
import type { OnDamage } from '../telling-damage.ts';

export type RawRetention = {
  look(): Promise<void>;
  stop(): Promise<void>;
};

type Options = { store: Store; clock: Clock; log: Log; onDamage: OnDamage };

const dayMs = 24 * 60 * 60_000;
/** Answers in one transaction. */
const piece = 500;

export function startRawRetention({ store: { db }, clock, log, onDamage }: Options): RawRetention {
  let isStopped = false;
  let working: Promise<void> = Promise.resolve();

  const work = async (): Promise<void> => {
    const { rawDays } = enrichmentSettings(db);
    const beforeMs = clock.now() - rawDays * dayMs;
    for (;;) {
      if (isStopped || transact(db, () => dropRaw(db, beforeMs, piece)) < piece) return;
      await nextTurn();
    }
  };

  const look = (): Promise<void> => {
    working = working.then(work).catch((error: unknown) => {
      log('warn', 'raw_answers_kept', { code: (error as { code?: string }).code });
      const damage = storeDamageIn(error);
      if (damage !== null) onDamage(damage);
    });
    return working;
  };
  void look();
  const timer = setInterval(() => void look(), dayMs);
  timer.unref();
  return {
    look,
    stop() {
      isStopped = true;
      clearInterval(timer);
      return working;
    },
  };
}
