import { beforeEach, describe, expect, it } from 'vitest';
import { openImports, type TestImports } from '../../testing/imports.ts';
import { sendSource } from '../../testing/sources.ts';

let api: TestImports;
beforeEach(() => {
  api = openImports();
});

type Row = { row_number: number; cells: Record<string, string>; edit: unknown };
const rowOf = (id: string, row: number): Promise<Row> =>
  api.data('GET', `/v1/import/sources/${id}/rows/${row}`);

describe('a row of a file', () => {
  it('has each cell as the file has it, also where it is mended or missing', async () => {
    const { id } = await sendSource(api, 'name,funding\nAcme," $3.5M "\nShort\n');
    await api.data('PATCH', `/v1/import/sources/${id}/rows`, { edits: { 2: { cells: { funding: '4' } } } });
    expect(await rowOf(id, 2)).toEqual({
      row_number: 2,
      cells: { name: 'Acme', funding: ' $3.5M ' },
      edit: { cells: { funding: '4' } },
    });
    expect(await rowOf(id, 3)).toEqual({ row_number: 3, cells: { name: 'Short', funding: '' }, edit: null });
  });

  it('is found far down, and again after the file was read otherwise', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `Firm ${at + 2},${at}`);
    const { id } = await sendSource(api, `name,n\n${lines.join('\n')}\n`);
    for (const row of [2, 1999, 2000, 2001, 3777, 5001])
      expect((await rowOf(id, row)).cells['name']).toBe(`Firm ${row}`);
    await api.data('PATCH', `/v1/import/sources/${id}`, { header_line: null });
    expect(Object.values((await rowOf(id, 3777)).cells)[0]).toBe('Firm 3777');
  });

  it('that is not there is said so', async () => {
    const { id } = await sendSource(api, 'name\nAcme\n');
    for (const row of [1, 3, 90_000]) {
      const path = `/v1/import/sources/${id}/rows/${row}`;
      expect(await api.refusal('GET', path)).toMatchObject({ code: 'not_found' });
    }
  });
});

it('a cell’s mend is taken back alone, and nothing is left of a row without any', async () => {
  const { id } = await sendSource(api, 'name,n\nAcme,1\n');
  const path = `/v1/import/sources/${id}/rows`;
  await api.data('PATCH', path, { edits: { 2: { cells: { name: 'A', n: '2' } } } });
  const edits = { 2: { cells: { name: null } } };
  expect(await api.data('PATCH', path, { edits })).toEqual({ edits: { 2: { cells: { n: '2' } } }, total: 1 });
  expect(await api.data('PATCH', path, { edits: { 2: { cells: { n: null } } } })).toEqual({
    edits: {},
    total: 0,
  });
});
