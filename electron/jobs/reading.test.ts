import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { noExtras } from '../domain/imports/extras/extra-target.ts';
import { inspectFile } from '../domain/imports/reader/inspect-file.ts';
import { writeTestFile } from '../testing/backend.ts';
import { companyLines } from '../testing/imports.ts';
import { mostInFlight, type ReaderNote, type ReaderTask } from './reader-messages.ts';
import { startReading } from './reading.ts';

const rows = 5_000;

async function taskOf(): Promise<ReaderTask> {
  const path = writeTestFile('many.csv', `name,domain\n${companyLines(rows).join('\n')}\n`);
  const { dialect } = await inspectFile(path);
  return {
    kind: 'rows',
    input: { kind: 'text', path, dialect },
    columns: ['name', 'domain'],
    mapping: { name: 'name', domain: 'domain' },
    rules: {},
    extras: noExtras,
    edits: new Map(),
    skip: 0,
  };
}

const kindsOf = (notes: readonly ReaderNote[]) => notes.map(({ kind }) => kind);
const batchesIn = (notes: readonly ReaderNote[]) => kindsOf(notes).filter((kind) => kind === 'batch').length;

it('keeps a few batches ahead, and tells the end once all were taken', async () => {
  const notes: ReaderNote[] = [];
  const reading = startReading(await taskOf(), (note) => notes.push(note));
  await expect.poll(() => batchesIn(notes)).toBe(mostInFlight);
  expect(kindsOf(notes)[0]).toBe('fields');
  const taking = setInterval(() => reading.hear({ kind: 'taken' }), 1);
  await reading.ended;
  clearInterval(taking);
  expect(batchesIn(notes)).toBe(rows / 250);
  expect(notes.at(-1)).toMatchObject({ kind: 'end', records: rows });
});

it('ends in silence when nobody listens any more', async () => {
  const notes: ReaderNote[] = [];
  const reading = startReading(await taskOf(), (note) => notes.push(note));
  await expect.poll(() => batchesIn(notes)).toBe(mostInFlight);
  reading.hear({ kind: 'close' });
  await reading.ended;
  expect(batchesIn(notes)).toBe(mostInFlight);
  expect(notes.at(-1)?.kind).toBe('batch');
});

it('tells a file that is gone', async () => {
  const notes: ReaderNote[] = [];
  const task = await taskOf();
  rmSync(task.input.path);
  await startReading(task, (note) => notes.push(note)).ended;
  expect(notes).toMatchObject([{ kind: 'failed' }]);
});
