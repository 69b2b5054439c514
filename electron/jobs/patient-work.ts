// Writes that nobody waits for, such as what a thread's message or a timer starts. A full disk would end the process by them: they
// wait for room instead. A damaged page is told of.
import { isPassing } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { tellingDamage, type OnDamage } from './telling-damage.ts';

export type PatientWork = {
  /** Does it now; where the disk is full or the store is busy again later, unless other work comes under the same key. */
  do(key: string, work: () => void): void;
  /** Does no more of what waits under the key. */
  drop(key: string): void;
  /** From here on what fails is not done again. */
  stop(): void;
};

const restMs = 5000;

export function createPatientWork(onDamage: OnDamage, log: Log): PatientWork {
  const waiting = new Map<string, NodeJS.Timeout>();
  let isStopped = false;

  const drop = (key: string): void => {
    clearTimeout(waiting.get(key));
    waiting.delete(key);
  };

  const attempt = (key: string, work: () => void): void => {
    drop(key);
    try {
      tellingDamage(onDamage, work);
    } catch (error) {
      if (!isPassing(error)) throw error;
      log('warn', 'write_waits', { code: (error as { code?: string }).code });
      if (!isStopped) waiting.set(key, setTimeout(attempt, restMs, key, work).unref());
    }
  };

  return {
    do: attempt,
    drop,
    stop() {
      isStopped = true;
      for (const key of waiting.keys()) drop(key);
    },
  };
}
