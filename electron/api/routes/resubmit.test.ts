import { describe, expect, it } from 'vitest';
import type { ImportJob } from '../../../shared/schema/import.ts';
import type { Resubmitted } from '../../../shared/schema/resubmit.ts';
import { openBackend, writeTestFile } from '../../testing/backend.ts';
import { fatesOf, openImports, placesOf } from '../../testing/imports.ts';
import { openUndos } from '../../testing/undos.ts';

const header = 'name,domain,founded,tags';
const rows = [
  header,
  'Norrvik,norrvik.se,1900,',
  'Tarnhelm,tarnhelm robotics,1901,a',
  'Drumlin,drumlin.uk,19O5,b',
  ',,1950,c',
];

async function failing(api = openUndos()) {
  const job = await api.runCsv(rows, { tags: ['Ünïcode'], update_existing: true });
  const resubmit = (csv: string) =>
    api.data<Resubmitted>('POST', `/v1/import/jobs/${job.job_id}/resubmit`, { csv });
  return { api, job, resubmit };
}

describe('a fixed error file that is sent back', () => {
  it('runs only its rows, into the same ledger', async () => {
    const { api, job, resubmit } = await failing();
    expect(fatesOf(job)).toEqual({ created: 1, failed: 3 });
    const fixed = (await api.errorCsv(job.job_id))
      .replace('tarnhelm robotics', 'tarnhelm.nl')
      .replace('19O5', '1905');
    const answer = await resubmit(fixed);
    expect(answer).toMatchObject({ run_count: 3, failed_again_count: 1, ignored_count: 0, ignored: [] });
    expect(fatesOf(answer.job)).toEqual({ created: 3, failed: 1 });
    expect(answer.job.total_count).toBe(job.total_count);
    expect(placesOf(answer.job)).toMatchObject([{ row: 5, field: 'name', code: 'required' }]);
    expect(answer.job.error_count).toBe(1);
    expect(await api.company('Drumlin')).toMatchObject({ foundationYear: '1905', tags: ['b', 'Ünïcode'] });
  });

  it('changes nothing when it comes a second time, and says why', async () => {
    const { api, job, resubmit } = await failing();
    const fixed = (await api.errorCsv(job.job_id)).replace('19O5', '1905');
    const first = await resubmit(fixed);
    const before = await api.companies();
    const second = await resubmit(fixed);
    expect(second).toMatchObject({
      run_count: 2,
      failed_again_count: 2,
      ignored: [{ row: '4', reason: 'not_failed' }],
    });
    expect(second.job).toEqual({ ...first.job, undo: second.job.undo });
    expect(await api.companies()).toEqual(before);
  });

  it('is read as a spreadsheet saved it: other delimiter, encoding and order, rows and columns left out', async () => {
    const { api, job } = await failing();
    const text = '_row;domain;name;_message\r\n4;drumlin.uk;Drümlin & Söhne;x\r\n';
    const path = writeTestFile('fixed.csv', Buffer.from(text, 'latin1'));
    const answer = await api.data<Resubmitted>('POST', `/v1/import/jobs/${job.job_id}/resubmit`, { path });
    // The year is not in the file, so the row still has the one that failed.
    expect(answer).toMatchObject({ run_count: 1, failed_again_count: 1 });
    const withYear = 'founded\t_row\tname\n1905\t4\tDrümlin & Söhne\n';
    const second = await api.data<Resubmitted>('POST', `/v1/import/jobs/${job.job_id}/resubmit`, {
      csv: `\uFEFF${withYear}`,
    });
    expect(second).toMatchObject({ run_count: 1, failed_again_count: 0 });
    expect(await api.company('Drümlin & Söhne')).toMatchObject({
      domain: 'drumlin.uk',
      tags: ['b', 'Ünïcode'],
    });
    expect(fatesOf(second.job)).toEqual({ created: 2, failed: 2 });
  });

  it('names rows that the import does not have, or that are no longer failed', async () => {
    const { resubmit } = await failing();
    const answer = await resubmit('_row,name\n2,A\n99,B\nx,C\n4,Drumlin\n"4",Drumlin\n');
    expect(answer).toMatchObject({
      run_count: 1,
      ignored: [
        { row: '2', reason: 'not_failed' },
        { row: '99', reason: 'unknown_row' },
        { row: 'x', reason: 'no_row_number' },
        { row: '4', reason: 'repeated' },
      ],
    });
  });

  it('keeps cells that no column takes until somebody has decided about them', async () => {
    const api = openUndos();
    const job = await api.runCsv(['name,domain', 'A,a.example', 'B,b.example,surplus, cell']);
    const errors = await api.errorCsv(job.job_id);
    expect(errors).toContain('Extra: surplus |  cell');
    const send = (csv: string) =>
      api.data<Resubmitted>('POST', `/v1/import/jobs/${job.job_id}/resubmit`, { csv });
    expect(await send(errors)).toMatchObject({ failed_again_count: 1 });
    expect(await api.errorCsv(job.job_id)).toBe(errors);
    expect(await send(errors.replace('b.example', 'no host'))).toMatchObject({ failed_again_count: 1 });
    expect(await api.errorCsv(job.job_id)).toContain('Extra: surplus |  cell');
    expect(await send(errors.replace('B,b.example', 'B surplus,b.example'))).toMatchObject({
      failed_again_count: 0,
    });
    expect(await api.company('B surplus')).toMatchObject({ domain: 'b.example' });
  });

  it('comes back for rows that were sent as JSON', async () => {
    const api = openUndos();
    const job = await api.run({
      rows: [
        { name: 'A', foundationYear: 'x' },
        { name: 'B', nope: 'y' },
      ],
    });
    expect(fatesOf(job)).toEqual({ failed: 2 });
    const send = (csv: string) =>
      api.data<Resubmitted>('POST', `/v1/import/jobs/${job.job_id}/resubmit`, { csv });
    const errors = await api.errorCsv(job.job_id);
    expect(await send(errors)).toMatchObject({ failed_again_count: 2 });
    expect(await send(errors.replace('A,x', 'A,1900').replace(',y,', ',,'))).toMatchObject({
      failed_again_count: 0,
      job: { created_count: 2, failed_count: 0 },
    });
  });

  it('is undone with its import', async () => {
    const { api, job, resubmit } = await failing();
    await resubmit((await api.errorCsv(job.job_id)).replace('19O5', '1905'));
    await api.undo(job.job_id);
    expect(await api.companies()).toEqual([]);
    const refused = await api.refusal('POST', `/v1/import/jobs/${job.job_id}/resubmit`, { csv: '_row\n4\n' });
    expect(refused).toMatchObject({ code: 'job_conflict', message: expect.stringContaining('undone') });
    await api.redo(job.job_id);
    expect((await api.companies()).map(({ name }) => name)).toEqual(['Norrvik', 'Drumlin']);
  });

  it('becomes a job where it has many rows, also when the program stops in between', async () => {
    const api = openUndos();
    const lines = Array.from({ length: 1200 }, (_, at) => `Firma\u2028${at},no host ${at}`);
    const mapping = { name: 'name', domain: 'domain' };
    const started = await api.run({ csv: ['name,domain', ...lines].join('\n'), mapping });
    const job = await api.ended(started.job_id);
    expect(fatesOf(job)).toEqual({ failed: 1200 });
    const fixed = (await api.errorCsv(job.job_id)).replaceAll(/no host (\d+),/g, 'f$1.example,');
    const sent = await api.send('POST', `/v1/import/jobs/${job.job_id}/resubmit`, { csv: fixed });
    expect(sent).toMatchObject({
      status: 202,
      body: { data: { run_count: 1200, failed_again_count: null } },
    });
    await api.close();
    const again = openImports(openBackend(api.dataDir));
    const look = () => again.data<ImportJob>('GET', `/v1/import/jobs/${job.job_id}`);
    await expect.poll(async () => (await look()).status, { timeout: 20_000 }).toBe('completed');
    expect(fatesOf(await look())).toEqual({ created: 1200 });
  });

  it('is refused where it is no error file', async () => {
    const { api, job } = await failing();
    const path = `/v1/import/jobs/${job.job_id}/resubmit`;
    expect(await api.refusal('POST', path, { csv: 'name\nA\n' })).toMatchObject({
      status: 422,
      message: expect.stringContaining('_row'),
    });
    expect(await api.refusal('POST', path, {})).toMatchObject({ status: 400 });
  });
});
