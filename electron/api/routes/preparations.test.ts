import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Preparation } from '../../../shared/contract/preparations.ts';
import type { Source } from '../../../shared/schema/import.ts';
import { xlsxOf } from '../../domain/imports/formats/testing-formats.ts';
import { tempDir } from '../../testing/temp-store.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp();
});
afterEach(() => test.close());

const texts = Array.from({ length: 30_000 }, (_, at) => `Firma ${at}`);
const cell = (at: number): string => `<c t="s"><v>${at}</v></c>`;
const rows = texts.map((_, at) => `<row>${cell(at + 2)}<c><v>${at}</v></c></row>`).join('');
const workbook = xlsxOf({
  sheets: [{ name: 'Firms', rows: `<row>${cell(0)}${cell(1)}</row>${rows}` }],
  shared: ['name', 'employees', ...texts].map((text) => `<t>${text}</t>`),
});

const path = '/v1/import/preparations';
const list = async (): Promise<Preparation[]> => {
  const answer = (await (await test.send('GET', path)).json()) as { data: { items: Preparation[] } };
  return answer.data.items;
};

function open(): Promise<Response> {
  const file = join(tempDir(), 'firms.xlsx');
  writeFileSync(file, workbook);
  return test.send('POST', '/v1/import/sources', { body: { path: file } });
}

/** The preparation as it is with its first rows, or as it was last. */
async function untilHead(): Promise<Preparation> {
  const seen: Preparation[] = [];
  await expect
    .poll(async () => seen.push(...(await list())) > 0 && seen.at(-1)?.head !== null, {
      timeout: 20_000,
      interval: 5,
    })
    .toBe(true);
  const [last] = seen.slice(-1);
  if (!last) throw new Error('never seen');
  return last;
}

it('shows the first rows of a big workbook before all of it was read', async () => {
  const opened = open();
  const { head, file_name, share } = await untilHead();
  expect(file_name).toBe('firms.xlsx');
  expect(share).toBeLessThan(1);
  expect(head).toMatchObject({ sheet: 'Firms', columns: ['name', 'employees'] });
  expect(head?.rows.slice(0, 2)).toEqual([
    ['Firma 0', '0'],
    ['Firma 1', '1'],
  ]);
  const { data } = (await (await opened).json()) as { data: Source };
  expect(data).toMatchObject({ sheet: 'Firms', file_name: 'firms.xlsx' });
  expect(await list()).toEqual([]);
});

it('stops reading it when it is told to, and keeps nothing', async () => {
  const opened = open();
  const { id } = await untilHead();
  expect((await test.send('DELETE', `${path}/${id}`)).status).toBe(200);
  const answer = await opened;
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('Reading firms.xlsx was stopped');
  expect(await list()).toEqual([]);
  expect(readdirSync(join(test.services.store.dataDir, 'sources'))).toEqual([]);
});

it('cannot stop what is not under way', async () => {
  expect((await test.send('DELETE', `${path}/src_x`)).status).toBe(404);
});
