import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Source } from '../../../shared/schema/import.ts';
import { tempDir } from '../../testing/temp-store.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp();
});
afterEach(() => test.close());

async function data<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await test.send(method, path, body === undefined ? {} : { body });
  const answer = (await response.json()) as { data: T; error?: { message: string } };
  expect(answer.error).toBe(undefined);
  return answer.data;
}

async function readWhole(id: string): Promise<Source> {
  const look = () => data<Source>('GET', `/v1/import/sources/${id}`);
  await expect.poll(async () => (await look()).status, { timeout: 20_000, interval: 20 }).toBe('ready');
  return look();
}

it('says which lines another encoding reads differently once the whole file was read, wherever they stand', async () => {
  const path = join(tempDir(), 'firms.csv');
  const lines = Array.from({ length: 60_000 }, (_, at) => `Firma ${at},f${at}.example.com`);
  lines[55_000] = 'Caf\u00e9 M\u00fcller Soci\u00e9t\u00e9,cafe.example.com';
  writeFileSync(path, Buffer.from(['name,domain', ...lines].join('\n'), 'latin1'));
  const first = await data<Source>('POST', '/v1/import/sources', { path });
  expect(first.encoding_alternative).toBeNull();
  const source = await readWhole(first.id);
  expect(source).toMatchObject({
    dialect: { encoding: 'utf-8' },
    row_count: 60_000,
    encoding_alternative: {
      encoding: 'windows-1252',
      differing_lines: 1,
      whole_file: true,
      examples: [{ line: 55_002, column: 'name', other: 'Caf\u00e9 M\u00fcller Soci\u00e9t\u00e9' }],
    },
  });
  await data('PATCH', `/v1/import/sources/${source.id}`, { encoding: 'windows-1252' });
  expect((await readWhole(source.id)).dialect.encoding).toBe('windows-1252');
});

it('tells of repairs and unread bytes wherever they stand, once the whole file was read', async () => {
  const path = join(tempDir(), 'firms.csv');
  const lines = Array.from({ length: 30_000 }, (_, at) => `"Firma, ${at}",f${at}.example.com`);
  lines[29_000] = '"Bolt "B" Ltd",bolt.dev';
  writeFileSync(path, ['name,domain', ...lines].join('\n'));
  const first = await data<Source>('POST', '/v1/import/sources', { path });
  expect(first.issues).toEqual([]);
  expect((await readWhole(first.id)).issues).toMatchObject([
    {
      line: 29_002,
      code: 'unescaped_quote',
      read: '"Bolt "B" Ltd",bolt.dev',
      made: 'Bolt "B" Ltd | bolt.dev',
    },
  ]);
});
