import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { createSharedGate, editorGate, jobGate, openGate } from './write-gate.ts';

const gateModule = JSON.stringify(new URL('./write-gate.ts', import.meta.url).href);

/** A thread that writes all the time, steps aside when asked, and counts its turns in `turns[0]`. */
function startWriter(gate: SharedArrayBuffer, turns: SharedArrayBuffer, rowMs: number): Worker {
  const code = `
    const { workerData } = require('node:worker_threads');
    import(${gateModule}).then(({ jobGate }) => {
      const gate = jobGate(workerData.gate);
      const turns = new Int32Array(workerData.turns);
      while (Atomics.load(turns, 1) === 0) {
        gate.enter();
        for (let row = 0; row < 10000 && !gate.isWanted() && Atomics.load(turns, 1) === 0; row += 1) {
          const until = performance.now() + workerData.rowMs;
          while (performance.now() < until);
        }
        Atomics.add(turns, 0, 1);
        gate.leave();
      }
    });`;
  return new Worker(code, { eval: true, workerData: { gate, turns, rowMs } });
}

it('lets an edit pass between two rows of an import, not after its transaction', async () => {
  const gate = createSharedGate();
  const shared = new SharedArrayBuffer(8);
  const turns = new Int32Array(shared);
  const writer = startWriter(gate, shared, 1);
  const ended = new Promise((resolve) => writer.once('exit', resolve));
  const editor = editorGate(gate);
  const job = jobGate(gate);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const waits: number[] = [];
  for (let edit = 0; edit < 20; edit += 1) {
    const start = performance.now();
    editor.enter();
    waits.push(performance.now() - start);
    editor.leave();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(job.wroteWithin(5000)).toBe(true);
  Atomics.store(turns, 1, 1);
  await ended;
  // Each transaction of the writer would take 10 seconds.
  expect(waits.sort((a, b) => a - b)[10]).toBeLessThan(250);
  expect(Atomics.load(turns, 0)).toBeGreaterThan(10);
});

it('does not wait for a thread that died', () => {
  const gate = createSharedGate();
  jobGate(gate).enter();
  openGate(gate);
  const start = performance.now();
  editorGate(gate).enter();
  expect(performance.now() - start).toBeLessThan(100);
});
