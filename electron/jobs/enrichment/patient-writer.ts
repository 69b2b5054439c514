// Writes that must happen, since they say what was paid for: where the store is busy or its disk is full, they wait.
import { setTimeout as wait } from 'node:timers/promises';
import { isPassing } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import type { JobGate } from '../write-gate.ts';

export type Writer = {
  /** Runs `work` in one transaction, perhaps later. */
  <T>(work: (db: WriteDb) => T): Promise<T>;
  /** From here on a write that cannot be made fails; one that waits is tried once more, at once. */
  stop(): void;
};

const restMs = 500;

/** `gate`: lets a person's write go first. */
export function createWriter(db: WriteDb, log: Log, gate: JobGate | null): Writer {
  const stopping = new AbortController();
  const write = async <T>(work: (db: WriteDb) => T): Promise<T> => {
    for (;;) {
      try {
        return inTurn(gate, () => transact(db, () => work(db)));
      } catch (error) {
        if (stopping.signal.aborted || !isPassing(error)) throw error;
        log('warn', 'enrichment_waits', { code: (error as { code?: string }).code });
        await wait(restMs, null, { signal: stopping.signal }).catch(() => null);
      }
    }
  };
  return Object.assign(write, { stop: () => stopping.abort() });
}

function inTurn<T>(gate: JobGate | null, work: () => T): T {
  gate?.enter();
  try {
    return work();
  } finally {
    gate?.leave();
  }
}
