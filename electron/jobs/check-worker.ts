// The thread that looks through a store which is open: its pages against their sums, or, after a crash, all of it.
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../lib/assert.ts';
import { deepCheck } from '../store/recovery/deep-check.ts';
import { sumPages } from '../store/recovery/page-sums.ts';
import { checkSums } from '../store/recovery/preflight.ts';
import type { CheckNote, CheckTask } from './store-check.ts';

const port = must(parentPort, 'parent thread');
const { file, sums, stop } = workerData as CheckTask;
const goOn = (): boolean => Atomics.load(stop, 0) === 0;

function check(): CheckNote {
  if (sums) {
    const present = sumPages(file, sums.pageSize, goOn);
    return present === null ? { kind: 'stopped' } : { kind: 'checked', problem: checkSums(sums, present) };
  }
  const problem = deepCheck(file, goOn);
  return goOn() || problem !== null ? { kind: 'checked', problem } : { kind: 'stopped' };
}

port.postMessage(check());
port.close();
