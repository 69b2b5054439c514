import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { close, openReadable } from '../../store/database.ts';
import { openIndexFile } from '../../store/reference-index.ts';
import { nameCore } from '../../lib/name-core.ts';
import { tempDir } from '../../testing/temp-store.ts';
import { hasSharedData, sharedData, testFolder } from '../imports/reader/testing-files.ts';
import { buildIndex, type Built } from './build-index.ts';
import { findHits, type SearchedDataset } from './find-hits.ts';
import type { Known } from './marks.ts';

type Searched = SearchedDataset & { built: Built; dir: string };

async function index(path: string, fileName: string): Promise<Searched> {
  const dir = tempDir();
  const task = {
    path,
    fileName,
    table: null,
    dialect: {},
    mapping: null,
    scratch: join(dir, 'text'),
    index: join(dir, 'one.db'),
  };
  const built = await buildIndex(task, { signal: new AbortController().signal, onRows: () => undefined });
  return { name: 'Test', mapping: built.mapping, index: openIndexFile(task.index), built, dir };
}

async function ofText(text: string, name = 'data.csv'): Promise<Searched> {
  const folder = testFolder();
  const searched = await index(folder.write(name, text), name);
  folder.remove();
  return searched;
}

const header = 'Name,Domain,Country,Tax ID,Address,Email,Own code';
const csv = `${header}
Acme GmbH,acme.de,Germany,DE123456789,"1 Street
10115 Berlin",info@acme.de,A
Acme AG,,Germany,DE987654321,,,B
Acme S.A.,,France,,,,C
Bolt Ltd,bolt.co.uk,GB,,,,D
Bolt Holding Ltd,bolt.co.uk,GB,,,,E
Cairn Oy,not a host,Finland,,,bad; jo@cairn.fi,F
`;

const find = async (known: Known, text = csv) =>
  findHits(await ofText(text), known).map(({ fields, confidence, evidence }) => {
    const sum = evidence.reduce((total, { score }) => total + score, 0);
    expect(sum).toBeCloseTo(confidence);
    return [fields['name'], confidence];
  });

describe('a reference dataset', () => {
  it('finds a row by a registry id, however it is written', async () => {
    expect(await find({ taxId: 'DE 123.456.789' })).toEqual([['Acme GmbH', 1]]);
    expect(await find({ taxId: 'DE 123.456.789', name: 'Somebody Else' })).toEqual([['Acme GmbH', 0.7]]);
  });

  it('finds a row by its domain alone, and more surely with its name', async () => {
    expect(await find({ domain: 'acme.de' })).toEqual([['Acme GmbH', 0.6]]);
    const known = { domain: 'acme.de', name: 'ACME gmbh', countryCode: 'DE', addresses: ['D-10115 Berlin'] };
    expect(await find(known)).toEqual([['Acme GmbH', 1]]);
  });

  it('tells companies of one domain apart by name, or not at all', async () => {
    expect(await find({ domain: 'bolt.co.uk', name: 'Bolt' })).toEqual([['Bolt Ltd', 0.85]]);
    expect(await find({ domain: 'bolt.co.uk' })).toHaveLength(2);
  });

  it('finds a row by its name without the legal form in its country, and in no other', async () => {
    expect(await find({ name: 'Cairn', countryCode: 'FI' })).toEqual([['Cairn Oy', 0.7]]);
    expect(await find({ name: 'acme', countryCode: 'FR' })).toEqual([['Acme S.A.', 0.7]]);
    expect(await find({ name: 'Acme', countryCode: 'IT' })).toEqual([]);
    expect(await find({ domain: 'acme.de', countryCode: 'AT' })).toEqual([]);
  });

  it('takes another legal form for another company, and none for either', async () => {
    expect(await find({ name: 'Acme AG', countryCode: 'DE' })).toEqual([['Acme AG', 0.75]]);
    expect(await find({ name: 'Acme KG', countryCode: 'DE' })).toEqual([]);
    expect(await find({ name: 'Acme', countryCode: 'DE' })).toHaveLength(2);
  });

  it('does not take a name alone for a company', async () => {
    expect(await find({ name: 'Acme GmbH' })).toEqual([]);
    expect(await find({ name: 'Acme GmbH', countryCode: 'DE' }, 'Name,Own code\nAcme GmbH,A\n')).toEqual([]);
  });

  it('drops what a field cannot hold, counts it, and keeps the rest of the row', async () => {
    const { built, ...dataset } = await ofText(csv);
    expect(built).toMatchObject({ rows: 6, dropped: 2 });
    const [hit] = findHits(dataset, { name: 'Cairn Oy', countryCode: 'FI' });
    expect(hit?.fields).toEqual({ name: 'Cairn Oy', countryCode: 'FI', emails: ['jo@cairn.fi'] });
    expect(hit?.facts).toEqual({ 'Own code': 'F' });
    expect(hit?.row).toMatchObject({ Domain: 'not a host', Country: 'Finland' });
  });

  it('does not take a page on a site of everybody’s for a host of its own', async () => {
    const text = 'Name,Country,URL\nBolt Ltd,GB,https://www.linkedin.com/company/bolt\n';
    const urls = ['https://www.linkedin.com/company/acme'];
    expect(await find({ name: 'Acme', countryCode: 'GB', urls }, text)).toEqual([]);
    expect(await find({ name: 'Bolt', countryCode: 'GB', urls }, text)).toEqual([['Bolt Ltd', 0.7]]);
  });

  it('knows rows that say the same for one', async () => {
    const twice = 'Name,Domain,Seen\nAcme,acme.de,1\nAcme,acme.de,2\n';
    expect(await find({ domain: 'acme.de' }, twice)).toHaveLength(1);
  });

  it('leaves nothing but the index', async () => {
    const { dir } = await ofText('{"name":"Acme","domain":"acme.de"}\n{"name":"Bolt"}\n', 'data.jsonl');
    expect(readdirSync(dir)).toEqual(['one.db']);
  });

  it('leaves nothing at all where it is stopped', async () => {
    const folder = testFolder();
    const dir = tempDir();
    const task = {
      path: folder.write('data.csv', csv),
      fileName: 'data.csv',
      table: null,
      dialect: {},
      mapping: null,
      scratch: join(dir, 'text'),
      index: join(dir, 'one.db'),
    };
    const stop = new AbortController();
    const built = buildIndex(task, { signal: stop.signal, onRows: () => stop.abort() });
    await expect(built).rejects.toThrow('aborted');
    expect(readdirSync(dir)).toEqual([]);
    folder.remove();
  });
});

const companies = join(sharedData, 'companies');

describe.skipIf(!hasSharedData || !existsSync(companies))('real reference data (in ../shared/data)', () => {
  it('of 3,069 companies is found again by each own row, by domain and by name and country', async () => {
    const dataset = await index(join(companies, 'reference-eu-companies.jsonl.gz'), 'eu.jsonl.gz');
    expect(dataset.built.rows).toBe(3069);
    const missed: unknown[] = [];
    for (const own of rowsOf(dataset))
      for (const known of waysToAsk(own)) {
        const hits = findHits(dataset, known);
        const isFound = hits.some(({ fields }) => JSON.stringify(fields) === JSON.stringify(own));
        const isAbroad = hits.some(({ fields }) => isOther(fields['countryCode'], known.countryCode));
        if (!isFound || isAbroad) missed.push([known, own]);
      }
    expect(missed).toEqual([]);
  });

  it('of 23,000 Japanese companies is found again by each own row', async () => {
    const dataset = await index(join(companies, 'gbizinfo-23k.csv.gz'), 'gbizinfo.csv.gz');
    const rows = rowsOf(dataset).filter((_, at) => at % 10 === 0);
    const found = rows.map((own) => ({ own, hits: findHits(dataset, own) }));
    expect(found.filter(({ own, hits }) => hits[0]?.fields['externalId'] !== own.externalId)).toEqual([]);
    expect(found.filter(({ hits }) => hits.length !== 1 || hits[0]?.confidence !== 1)).toEqual([]);
  });
});

/** As it stands there, by its domain alone, and by its name, without the legal form, and its country. */
function waysToAsk(own: Known): Known[] {
  const { name, domain, countryCode } = own;
  const isNamed = name !== undefined && countryCode !== undefined;
  return [
    own,
    ...(domain === undefined ? [] : [{ domain }]),
    ...(isNamed
      ? [
          { name, countryCode },
          { name: nameCore(name).core, countryCode },
        ]
      : []),
  ];
}

const isOther = (one: unknown, other: string | undefined): boolean =>
  typeof one === 'string' && other !== undefined && one !== other;

function rowsOf({ dir }: Searched): Known[] {
  const db = openReadable(join(dir, 'one.db'));
  const rows = db.sql<string>('SELECT fields FROM row ORDER BY no').pluck().all();
  close(db);
  return rows.map((fields) => JSON.parse(fields) as Known);
}
