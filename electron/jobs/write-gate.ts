// Lets a person's write pass a running import. SQLite has one writer at a time and no queue; here whoever edits raises a
// hand, and the import, which looks every hundred rows, commits early and steps aside. SQLite's own lock stays the truth:
// the gate only decides who goes first, and every wait in it is bounded.
import type { WriteGate } from '../store/database.ts';

const waiting = 0;
const writing = 1;
const lastEdit = 2;

/** Longer than any commit of an import; after it SQLite's own busy timeout goes on. */
const longestWaitMs = 2000;

export type SharedGate = SharedArrayBuffer;

export const createSharedGate = (): SharedGate => new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT);

const nowTick = (): number => Date.now() | 0;

/** The side of the backend thread, whose writes are a person's or a script's. */
export function editorGate(shared: SharedGate): WriteGate {
  const cells = new Int32Array(shared);
  return {
    enter() {
      Atomics.add(cells, waiting, 1);
      const until = performance.now() + longestWaitMs;
      while (Atomics.load(cells, writing) === 1 && performance.now() < until)
        Atomics.wait(cells, writing, 1, 50);
    },
    leave() {
      Atomics.store(cells, lastEdit, nowTick());
      Atomics.sub(cells, waiting, 1);
      Atomics.notify(cells, waiting);
    },
  };
}

export type JobGate = {
  /** Someone wants to write: commit and come back through `enter`. */
  isWanted(): boolean;
  /** Waits while others write, then keeps them out until `leave`. */
  enter(): void;
  leave(): void;
  /** Whether somebody else wrote within the last `ms`. */
  wroteWithin(ms: number): boolean;
  /** Rests, so that others get their turn and the processor. */
  rest(ms: number): void;
};

/** The side of the thread that imports. */
export function jobGate(shared: SharedGate): JobGate {
  const cells = new Int32Array(shared);
  const waitForOthers = (): void => {
    const until = performance.now() + longestWaitMs;
    for (let count = Atomics.load(cells, waiting); count > 0 && performance.now() < until;) {
      Atomics.wait(cells, waiting, count, 50);
      count = Atomics.load(cells, waiting);
    }
  };
  const release = (): void => {
    Atomics.store(cells, writing, 0);
    Atomics.notify(cells, writing);
  };
  return {
    isWanted: () => Atomics.load(cells, waiting) > 0,
    enter() {
      waitForOthers();
      Atomics.store(cells, writing, 1);
    },
    leave: release,
    wroteWithin: (ms) =>
      Atomics.load(cells, lastEdit) !== 0 && ((nowTick() - Atomics.load(cells, lastEdit)) | 0) < ms,
    rest: (ms) => void Atomics.wait(cells, writing, Atomics.load(cells, writing), ms),
  };
}

/** After a thread died: it can no longer open the gate itself. */
export function openGate(shared: SharedGate): void {
  const cells = new Int32Array(shared);
  Atomics.store(cells, writing, 0);
  Atomics.notify(cells, writing);
}
