import { afterEach, beforeEach, expect, it } from 'vitest';
import { openInnerBench, type InnerBench } from './testing-inner.ts';

let bench: InnerBench;
beforeEach(() => {
  bench = openInnerBench();
});
afterEach(() => bench.close());

const json = async <T>(...args: string[]): Promise<T> =>
  JSON.parse((await bench.run(...args, '--json')).stdout) as T;

it('takes an import back from the command line, brings it back, and takes its fixed file', async () => {
  bench.file('a.csv', 'Company Name,Website\nAcme,acme.com\nBad,not a host\n');
  const { job_id: id } = await json<{ job_id: string }>('import', 'a.csv');
  const undone = await bench.run('undo', id);
  expect(undone).toMatchObject({ code: 0, stdout: expect.stringContaining('1 company removed') });
  expect(await json('redo', id)).toMatchObject({ state: 'redone', last: { companies_count: 1 } });
  bench.file('fixed.csv', '_row;Website\n3;bad.example\n9;x\n');
  const { code, stdout } = await bench.run('resubmit', id, 'fixed.csv');
  expect(code).toBe(0);
  expect(stdout).toContain('1 row run, 1 row left out\n  row 9: unknown row');
  expect(stdout).toMatch(/created +2\n/);
  expect(await bench.run('undo', 'imp_co_none')).toMatchObject({ code: 1 });
}, 60_000);
