import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EnrichBatch, ItemAnswer, ProviderInfo } from '../../../shared/schema/enrichment.ts';
import type { ReferenceDataset } from '../../../shared/schema/reference.ts';
import { close, openWritable } from '../../store/database.ts';
import { openBackend, writeTestFile, type TestBackend } from '../../testing/backend.ts';
import { tempDir } from '../../testing/temp-store.ts';

const csv =
  'Name,Domain,Country,Tax ID,Own code\nAcme GmbH,acme.de,Germany,DE123456789,A\nBolt Ltd,no host,GB,,B\n';
const all = '/v1/reference-datasets';

const settled = async (test: TestBackend, id: string): Promise<ReferenceDataset> => {
  const look = () => test.data<ReferenceDataset>('GET', `${all}/${id}`);
  await expect.poll(async () => (await look()).rowsDone, { timeout: 20_000 }).toBe(null);
  return look();
};

async function attach(test: TestBackend, body: object): Promise<ReferenceDataset> {
  const { id } = await test.data<ReferenceDataset>('POST', all, body);
  return settled(test, id);
}

/** What the provider says of a company. */
async function lookUp(test: TestBackend, company: object): Promise<ItemAnswer | undefined> {
  const { id } = await test.data<{ id: string }>('POST', '/v1/companies', company);
  return lookUpAgain(test, id);
}

async function lookUpAgain(test: TestBackend, id: string): Promise<ItemAnswer | undefined> {
  const wish = { entity: 'company', ids: [id], providers: ['reference'] };
  const batch = await test.data<EnrichBatch>('POST', '/v1/enrichment/batches', wish);
  const look = () => test.data<EnrichBatch>('GET', `/v1/enrichment/batches/${batch.id}`);
  await expect.poll(async () => (await look()).finishedAt, { timeout: 20_000 }).not.toBe(null);
  const { body } = await test.send('GET', `/v2/live/company/bulk-enrich/${batch.id}/items`);
  const [item] = (body as { items: { id: string }[] }).items;
  const path = `/v1/enrichment/batches/${batch.id}/items/${item?.id ?? ''}/answers`;
  return (await test.data<{ items: ItemAnswer[] }>('GET', path)).items[0];
}

const filesOf = ({ dataDir }: TestBackend): string[] => readdirSync(join(dataDir, 'references'));

describe('reference datasets', () => {
  it('are attached, indexed with what the file suggests, and answer lookups', async () => {
    const test = openBackend();
    const path = writeTestFile('eu.csv', csv);
    const dataset = await attach(test, { path });
    expect(dataset).toMatchObject({ name: 'eu', status: 'ready', rowCount: 2, droppedCount: 1, path });
    expect(dataset.mapping).toMatchObject({ Name: 'name', Domain: 'domain', 'Tax ID': 'taxId' });
    const answer = await lookUp(test, { name: 'ACME', countryCode: 'DE' });
    expect(answer).toMatchObject({
      status: 'matched',
      confidence: 0.7,
      fields: { name: 'Acme GmbH', domain: 'acme.de', taxId: 'DE123456789' },
      facts: { 'Own code': 'A', dataset: 'eu' },
      evidence: [
        { what: 'name', score: 0.5 },
        { what: 'country', score: 0.2 },
      ],
    });
  });

  it('are read again when a person says so, and asked again for what they did not know', async () => {
    const test = openBackend();
    const path = writeTestFile('eu.csv', csv);
    const { id } = await attach(test, { path, name: 'Ours' });
    const cairn = { name: 'Cairn', countryCode: 'FI' };
    const company = await test.data<{ id: string }>('POST', '/v1/companies', cairn);
    expect(await lookUpAgain(test, company.id)).toMatchObject({ status: 'no_match' });
    writeFileSync(path, `${csv}Cairn Oy,cairn.fi,Finland,,C\n`);
    await test.data('POST', `${all}/${id}/reindex`, {});
    expect(await settled(test, id)).toMatchObject({ rowCount: 3, name: 'Ours' });
    expect(await lookUpAgain(test, company.id)).toMatchObject({ status: 'matched' });
    expect(filesOf(test)).toHaveLength(1);
  });

  it('stay as they were where they cannot be read again', async () => {
    const test = openBackend();
    const path = writeTestFile('eu.csv', csv);
    const { id } = await attach(test, { path });
    await test.data('POST', `${all}/${id}/reindex`, { mapping: { Nothing: 'name' } });
    const failed = await settled(test, id);
    expect(failed).toMatchObject({ status: 'failed', rowCount: 2, failure: { code: 'validation_error' } });
    expect(failed.failure?.message).toContain('Nothing');
    expect(await lookUp(test, { name: 'Acme', countryCode: 'DE' })).toMatchObject({ status: 'matched' });
  });

  it('are copied from a source and outlive it', async () => {
    const test = openBackend();
    const path = writeTestFile(
      'eu.jsonl',
      '{"name":"Acme GmbH","domain":"acme.de"}\n{"name":"Bolt","domain":"bolt.de"}\n',
    );
    const source = await test.data<{ id: string }>('POST', '/v1/import/sources', { path });
    const { id, ...dataset } = await attach(test, { sourceId: source.id });
    expect(dataset).toMatchObject({ name: 'eu', fileName: 'eu.jsonl', rowCount: 2, path: null });
    await test.data('DELETE', `/v1/import/sources/${source.id}`);
    rmSync(path);
    await test.data('POST', `${all}/${id}/reindex`, {});
    expect(await settled(test, id)).toMatchObject({ status: 'ready', rowCount: 2 });
  });

  it('are tables of SQLite files: the largest, or the one that is named', async () => {
    const path = join(tempDir(), 'registry.sqlite');
    const db = openWritable(path);
    db.raw.exec(`CREATE TABLE company (name TEXT, website TEXT, founded INTEGER, logo BLOB);
      INSERT INTO company VALUES ('Acme', 'https://acme.de', 1999, x'00'), ('Bolt', 'bolt.de', 9007199254740993, NULL);
      CREATE TABLE "old ""names""" (name TEXT, domain TEXT);
      INSERT INTO "old ""names""" VALUES ('Acne', 'acne.de');
      CREATE VIEW trap AS SELECT name FROM company;`);
    close(db);
    const test = openBackend();
    expect(await attach(test, { path })).toMatchObject({ status: 'ready', rowCount: 2 });
    expect(await attach(test, { path, table: 'old "names"' })).toMatchObject({ rowCount: 1 });
    const failure = { message: expect.stringContaining('trap') as string };
    expect(await attach(test, { path, table: 'trap' })).toMatchObject({ status: 'failed', failure });
    expect(await lookUp(test, { name: 'ACME', domain: 'acme.de' })).toMatchObject({
      fields: { name: 'Acme', foundationYear: '1999' },
    });
  });

  it('are detached without a trace in the data folder, and the file stays', async () => {
    const test = openBackend();
    const path = writeTestFile('eu.csv', csv);
    const { id } = await attach(test, { path });
    await test.data('DELETE', `${all}/${id}`);
    expect(await test.refusal('GET', `${all}/${id}`)).toMatchObject({ status: 404 });
    expect(await test.data('GET', all)).toEqual({ items: [] });
    expect(filesOf(test)).toEqual([]);
    await attach(test, { path: writeTestFile('other.csv', 'Name,Country\nBolt Ltd,GB\n') });
    expect(await lookUp(test, { name: 'Acme', countryCode: 'DE' })).toMatchObject({ status: 'no_match' });
    expect(readdirSync(join(path, '..'))).toEqual(['eu.csv']);
  });

  it('are indexed after all where the program ended before', async () => {
    const test = openBackend();
    const { id } = await test.data<ReferenceDataset>('POST', all, { path: writeTestFile('eu.csv', csv) });
    await test.close();
    writeFileSync(join(test.dataDir, 'references', 'ref_gone-1.db.part'), 'half');
    const again = openBackend(test.dataDir);
    expect(await settled(again, id)).toMatchObject({ status: 'ready', rowCount: 2 });
    expect(filesOf(again)).toHaveLength(1);
    await again.close();
    // As after a backup was restored.
    rmSync(join(test.dataDir, 'references'), { recursive: true });
    const restored = openBackend(test.dataDir);
    expect(await settled(restored, id)).toMatchObject({ status: 'ready', rowCount: 2 });
    expect(filesOf(restored)).toHaveLength(1);
  });

  it('are not made of what is no file, nor of people', async () => {
    const test = openBackend();
    const cases: [object, number][] = [
      [{}, 400],
      [{ path: '/a', sourceId: 'src_b' }, 400],
      [{ path: 'eu.csv' }, 400],
      [{ path: '/a.csv', entity: 'person' }, 400],
      [{ sourceId: 'src_none' }, 404],
      [{ path: '/no/such/file.csv' }, 422],
      [{ path: '/dev/null' }, 422],
    ];
    const statuses = await Promise.all(
      cases.map(async ([body]) => (await test.refusal('POST', all, body)).status),
    );
    expect(statuses).toEqual(cases.map(([, status]) => status));
    expect(await test.data('GET', all)).toEqual({ items: [] });
  });

  it('are made of a sent source where a path may not be named, and the refusal says so', async () => {
    const test = openBackend();
    const keyed = { name: 'test', permissions: ['write:enrich'] };
    const { key } = await test.data<{ key: string }>('POST', '/v1/keys', keyed);
    const request = new Request(`http://127.0.0.1${all}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ path: '/eu.csv' }),
    });
    const answer = await test.backend.fetch(request, { kind: 'network' });
    const issues = [{ path: 'path', message: 'Send sourceId instead.' }];
    const message = expect.stringContaining('Send the file to POST /v1/import/sources') as string;
    expect(await answer.json()).toMatchObject({ error: { message, details: { issues } } });
  });

  it('leave their provider not set up while there is none to search', async () => {
    const test = openBackend();
    const provider = async () => {
      const { items } = await test.data<{ items: ProviderInfo[] }>('GET', '/v1/enrichment/providers');
      return items.find(({ code }) => code === 'reference');
    };
    const stateReason = 'No reference dataset can be searched yet. Attach a file in the settings.';
    expect(await provider()).toMatchObject({ state: 'needs_settings', stateReason });
    const { id } = await attach(test, { path: writeTestFile('eu.csv', csv) });
    expect(await provider()).toMatchObject({ state: 'ready', stateReason: null });
    await test.data('DELETE', `${all}/${id}`);
    expect(await provider()).toMatchObject({ state: 'needs_settings' });
  });
});
