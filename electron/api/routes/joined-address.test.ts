// The columns of one address, from the suggestion to the company.
import { beforeEach, expect, it } from 'vitest';
import type { ColumnPreview } from '../../../shared/contract/rules.ts';
import type { ImportJob } from '../../../shared/schema/import.ts';
import { openImports, type TestImports } from '../../testing/imports.ts';
import { dryRows, sendSource, tryOut } from '../../testing/sources.ts';

let api: TestImports;
beforeEach(() => {
  api = openImports();
});

const lines = ['name,street,zip,city,country', 'Acme,Bahnhofstr. 1,8001,Zürich,CH', 'Bolt,,10115,Berlin,DE'];
const joined = { fields: { addresses: { join: ', ' } } };
const addresses = async (name: string) => (await api.company(name)).addresses;

it('joins them where nobody gave a mapping, and says so', async () => {
  const job = await api.runCsv(lines);
  expect(job).toMatchObject({ created_count: 2, options: { rules: joined, mapping: { city: 'addresses' } } });
  expect(await addresses('Acme')).toEqual(['Bahnhofstr. 1, 8001, Zürich']);
  expect(await api.company('Bolt')).toMatchObject({ addresses: ['10115, Berlin'], countryCode: 'DE' });
});

it('shows it before a file is tried, and does it', async () => {
  const source = await sendSource(api, lines.join('\n'));
  expect(source.columns[1]?.suggestion).toMatchObject({
    target: 'addresses',
    join: ', ',
    reason: 'a part of one address, with “zip”, “city”',
  });
  const preview = await api.data<{ columns: ColumnPreview[] }>(
    'POST',
    `/v1/import/sources/${source.id}/preview-rules`,
    {},
  );
  expect(preview.columns.find(({ key }) => key === 'street')?.samples[0]).toEqual({
    before: 'Bahnhofstr. 1',
    after: 'Bahnhofstr. 1, 8001, Zürich',
    message: null,
  });
  const [first] = await dryRows(api, await tryOut(api, source.id, {}));
  expect(first?.cells['addresses']?.after).toEqual(['Bahnhofstr. 1, 8001, Zürich']);
  const { job_id } = await api.data<ImportJob>('POST', `/v1/import/sources/${source.id}/run`, {});
  expect((await api.ended(job_id)).options.rules).toEqual(joined);
  expect(await addresses('Acme')).toEqual(['Bahnhofstr. 1, 8001, Zürich']);
});

it('leaves a mapping as it was given, and a way to join', async () => {
  const mapping = { name: 'name', street: 'addresses', city: 'addresses' };
  expect((await api.runCsv(lines, { mapping })).options.rules).toEqual({});
  expect(await addresses('Acme')).toEqual(['Bahnhofstr. 1', 'Zürich']);
  const rules = { fields: { addresses: { join: ' ', merge: 'overwrite' } } };
  await api.runCsv(lines, { rules, update_existing: true });
  expect(await addresses('Acme')).toEqual(['Bahnhofstr. 1 8001 Zürich']);
});
