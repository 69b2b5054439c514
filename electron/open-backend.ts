// A backend that is there whatever state its store is in: while the store is damaged it answers with the ways on, and goes over
// to the usual one when a recovery is done.
import type { RecoveryReport } from '../shared/schema/recovery.ts';
import { createRecoveryApp } from './api/recovery-app.ts';
import type { App } from './api/app.ts';
import { createBackend, type Backend, type BackendConfig } from './backend.ts';
import { openRecovery, type Recovery, type RecoveryChoice } from './jobs/recovery.ts';
import { systemClock } from './lib/clock.ts';
import { createEventHub } from './lib/events.ts';
import { silentLog } from './lib/log.ts';
import { storeFileIn } from './store/open-store.ts';
import { damageIn, writeMarker } from './store/recovery/damage.ts';

type Present = { app: App; checked: Promise<void>; close: () => Promise<void> };

/** Throws, as `createBackend` does, where the store cannot be opened for any other reason than damage. */
export function openBackend(config: BackendConfig): Backend {
  const { clock = systemClock, log = silentLog, dataDir } = config;
  // Beyond whatever an earlier start reached, so that nobody takes its events for those of this one.
  const events = createEventHub(clock, clock.now());
  const file = storeFileIn(dataDir);
  let isClosed = false;
  let leaving = Promise.resolve();

  const whole = (recovered?: RecoveryReport): Present => {
    const backend: Backend = createBackend({
      ...config,
      events,
      ...(recovered === undefined ? {} : { recovered }),
      onDamage: (problem) => {
        leaving = leave(backend, problem);
      },
    });
    return { app: backend.fetch, checked: backend.checked, close: backend.close };
  };

  const damaged = (problem: string): Present => {
    log('error', 'store_damaged', { problem });
    const recovery = openRecovery(file, problem, clock);
    events.publish('store:damaged', 'store');
    const choose = (choice: RecoveryChoice): void => void recover(recovery, choice);
    return {
      app: createRecoveryApp({ recovery, choose }, clock),
      checked: recovery.examined,
      close: () => recovery.close(),
    };
  };

  const start = (recovered?: RecoveryReport): Present => {
    try {
      return whole(recovered);
    } catch (error) {
      const problem = damageIn(error);
      if (problem === null) throw error;
      return damaged(problem);
    }
  };

  /** What was met while the store was in use: nothing more is written, and the store is closed as it is. */
  const leave = async (backend: Backend, problem: string): Promise<void> => {
    writeMarker(file, { problem, foundAt: new Date(clock.now()).toISOString() });
    const closing = backend.close();
    present = { app: closingApp(), checked: closing, close: () => closing };
    await closing.catch(() => undefined);
    if (!isClosed) present = damaged(problem);
  };

  const closingApp = (): App =>
    createRecoveryApp({ recovery: closingRecovery, choose: () => undefined }, clock);

  const recover = async (recovery: Recovery, choice: RecoveryChoice): Promise<void> => {
    try {
      const report = await recovery.begin(choice);
      await recovery.close();
      if (!isClosed) present = start(report);
    } catch (error) {
      // The recovery's status says why; a person chooses again.
      log('error', 'recovery_failed', { name: (error as Error).name });
    }
  };

  let present = start();
  return {
    fetch: (request, caller) => present.app(request, caller),
    events,
    dataDir,
    get checked() {
      return present.checked.then(() => leaving);
    },
    close() {
      isClosed = true;
      return present.close();
    },
  };
}

/** For the moment in which the store is being closed. */
const closingRecovery: Recovery = {
  status: () => ({ state: 'none' }),
  examined: Promise.resolve(),
  begin: () => Promise.reject(new Error('The store is being closed.')),
  close: () => Promise.resolve(),
};
