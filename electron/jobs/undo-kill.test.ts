import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startUndo } from '../domain/imports/undo/start-undo.ts';
import { hasKeyRun } from '../store/company-key-runs.ts';
import { transact } from '../store/database.ts';
import { findUndo } from '../store/undos.ts';
import { companyCsv, openBench } from './testing.ts';

const child = fileURLToPath(new URL('./kill.child.ts', import.meta.url));

/** Works off the queue in a process of its own and kills it `afterMs` after it began; null: lets it finish. */
function workUntil(dir: string, id: string, afterMs: number | null): Promise<void> {
  const running = spawn(process.execPath, [child, dir, id], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.stdout.once('data', () => {
    if (afterMs !== null) setTimeout(() => running.kill('SIGKILL'), afterMs);
  });
  running.stdout.resume();
  return new Promise((resolve) => running.on('exit', () => resolve()));
}

const rows = 20_000;

it('goes on after each kill and restores exactly what was there, for an undo and for its redo', async () => {
  const bench = openBench();
  const { dir } = bench;
  const first = bench.queue(companyCsv(rows / 2));
  const second = bench.queue(companyCsv(rows).replaceAll('Steel', 'Wire'), { updateExisting: true });
  bench.store.close();
  await workUntil(dir, first, null);
  await workUntil(dir, second, null);

  const read = () => {
    const opened = openBench(dir);
    const { store } = opened;
    const companies = store.db.sql(
      'SELECT uuid, name, domain, industry, origin_row FROM company ORDER BY uuid',
    );
    const sources = store.db.sql('SELECT * FROM field_source ORDER BY company_no, field');
    const state = { companies: companies.all(), sources: sources.all() };
    const whole = store.db.raw.pragma('integrity_check', { simple: true });
    const seen = { state, whole, keysLeft: hasKeyRun(store.db), ledger: opened.get(second).ledger };
    store.close();
    return seen;
  };
  const queue = (kind: 'undo' | 'redo'): string => {
    const opened = openBench(dir);
    const { store } = opened;
    const request = { kind, id: `und_${kind}`, scope: {}, createdBy: 'usr_1', createdAtMs: Date.now() };
    transact(store.db, () => startUndo(store.db, opened.get(second), request));
    store.close();
    return request.id;
  };
  const take = async (kind: 'undo' | 'redo') => {
    const id = queue(kind);
    for (const afterMs of [150, 300, 450]) await workUntil(dir, id, afterMs);
    await workUntil(dir, id, null);
    const { store } = openBench(dir);
    const undo = findUndo(store.db, id);
    store.close();
    return undo;
  };

  const after = read();
  expect(after.ledger).toMatchObject({ created: rows / 2, updated: rows / 2 });
  const tally = { status: 'completed', companies: rows / 2, cells: rows / 2, kept: 0 };
  expect(await take('undo')).toMatchObject(tally);
  const undone = read();
  expect(undone.state.companies).toHaveLength(rows / 2);
  expect(undone.state.companies).toEqual(
    expect.arrayContaining([expect.objectContaining({ industry: 'Steel' })]),
  );
  expect(undone.state.sources).toEqual([]);
  expect(await take('redo')).toMatchObject(tally);
  expect(read()).toEqual(after);
  expect(after).toMatchObject({ whole: 'ok', keysLeft: false });
}, 180_000);
