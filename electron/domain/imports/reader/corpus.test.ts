// Files of other projects' tests, and real company files. They stand beside the project and are not part of it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../shared/errors.ts';
import type { Dialect } from '../../../../shared/schema/import.ts';
import { inspectFile } from './inspect-file.ts';
import { accountsOf } from './testing-accounts.ts';
import { hasSharedData, readWhole, sharedData } from './testing-files.ts';

const csv = join(sharedData, 'csv');
const companies = join(sharedData, 'companies');
const skipped = hasSharedData ? '' : ` (skipped: no folder ${sharedData})`;

/** What these files are refused for, on purpose. */
const refused: Record<string, RegExp> = {
  'py/data/empty.csv': /empty/,
  'wide.csv': /9,074 columns; 2,000 is the most/,
  'implicit-zip.csv': /spreadsheet program and save it as CSV/,
};

const reasonFor = (name: string): RegExp | null =>
  Object.entries(refused).find(([end]) => name.endsWith(end))?.[1] ?? null;

const files = hasSharedData
  ? readdirSync(csv, { recursive: true, encoding: 'utf8' })
      .filter(
        (name) =>
          !name.endsWith('.json') && !name.endsWith('MANIFEST.csv') && statSync(join(csv, name)).isFile(),
      )
      .sort()
  : [];

const baseName = (path: string): string => path.split('/').at(-1) ?? path;

describe.skipIf(!hasSharedData)(`files of other projects${skipped}`, () => {
  test('are there', () => {
    expect(files.length).toBeGreaterThan(200);
  });

  test.each(files.filter((name) => reasonFor(name) !== null))('%s is refused with a reason', async (name) => {
    const error: unknown = await inspectFile(join(csv, name)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).message).toMatch(reasonFor(name) ?? '');
  });

  test.each(files.filter((name) => reasonFor(name) === null))('%s is read whole', async (name) => {
    const path = join(csv, name);
    const source = await inspectFile(path);
    const { file, read, silent } = await accountsOf(path);
    expect(read).toBe(file);
    expect(silent).toEqual([]);
    expect(new Set(source.columns.map(({ key }) => key)).size).toBe(source.columns.length);
  });

  test.each(files.filter((name) => /csv-spectrum.*\.csv$/.test(name)))('%s equals its JSON', async (name) => {
    const path = join(csv, name);
    const source = await inspectFile(path);
    const { records } = await readWhole(path, source.dialect);
    const keys = source.columns.map(({ key }) => key);
    const rows = records.map(({ cells }) => Object.fromEntries(keys.map((key, i) => [key, cells[i]])));
    // Files whose CRLF was lost on the way hold the same as those that never had any.
    const hasCrlf = readFileSync(path).includes('\r\n');
    const twin = hasCrlf ? baseName(name) : baseName(name).replace('_crlf', '');
    const json = readFileSync(join(csv, 'maxogden+csv-spectrum/json', twin.replace('.csv', '.json')), 'utf8');
    expect(rows).toEqual(JSON.parse(json));
  });

  test.each(['UTF8', 'UTF16LE', 'UTF16BE', 'UTF32LE', 'UTF32BE'])(
    'bom-%s.csv has the same table',
    async (name) => {
      const path = join(csv, `bom-${name}.csv`);
      const { dialect, columns } = await inspectFile(path);
      expect(dialect.encoding).toBe(name.toLowerCase().replace('utf', 'utf-'));
      expect(columns.map(({ key }) => key)).toEqual(['column1', 'column2', 'column3']);
      expect((await readWhole(path, dialect)).records.map(({ cells }) => cells)).toEqual([
        ['row1-1', 'row1-2', 'row1-3'],
        ['row2-1', 'row2-2', 'row2-3'],
      ]);
    },
  );
});

type Expected = {
  dialect: Partial<Dialect>;
  rows: number;
  line_ending: string;
  mapping: Record<string, string>;
};

const real: Record<string, Expected> = {
  'salesforce-accounts-cp1252.csv': {
    dialect: { encoding: 'windows-1252', delimiter: ',', header_line: 1 },
    rows: 423,
    line_ending: 'lf',
    mapping: {
      ID: 'externalId',
      NAME: 'name',
      BILLINGSTREET: 'addresses',
      SHIPPINGSTREET: 'addresses',
      BILLINGCOUNTRY: 'countryCode',
      PHONE: 'phones',
      WEBSITE: 'domain',
      INDUSTRY: 'industry',
      NUMBEROFEMPLOYEES: 'employeeRange',
      DESCRIPTION: 'description',
    },
  },
  'edinet-shiftjis-preamble.csv': {
    dialect: { encoding: 'shift_jis', delimiter: ',', header_line: 2 },
    rows: 10_669,
    line_ending: 'crlf',
    mapping: {
      ＥＤＩＮＥＴコード: 'externalId',
      提出者名: 'name',
      所在地: 'addresses',
      提出者業種: 'industry',
      提出者法人番号: 'taxId',
    },
  },
  'gbizinfo-23k.csv.gz': {
    dialect: { encoding: 'utf-8', delimiter: ',', header_line: 1 },
    rows: 23_215,
    line_ending: 'lf',
    mapping: { corporateID: 'externalId', corporateName: 'name', location: 'addresses' },
  },
  'sp500.csv': {
    dialect: { encoding: 'utf-8', delimiter: ',', header_line: 1 },
    rows: 503,
    line_ending: 'lf',
    mapping: {
      Security: 'name',
      'GICS Sector': 'industry',
      'Headquarters Location': 'addresses',
      CIK: 'externalId',
      Founded: 'foundationYear',
    },
  },
  'equities-69k.csv.gz': {
    dialect: { encoding: 'utf-8', delimiter: ',', header_line: 1 },
    rows: 69_152,
    line_ending: 'lf',
    mapping: {
      name: 'name',
      summary: 'description',
      industry: 'industry',
      country: 'countryCode',
      city: 'addresses',
      zipcode: 'addresses',
      website: 'domain',
    },
  },
};

describe.skipIf(!hasSharedData)(`real company files${skipped}`, () => {
  test.each(Object.entries(real))('%s is read right without a hint', async (name, expected) => {
    const source = await inspectFile(join(companies, name));
    expect(source.dialect).toMatchObject(expected.dialect);
    expect(source.line_ending).toBe(expected.line_ending);
    const mapped = source.columns.filter(({ suggestion }) => suggestion.target !== 'ignore');
    expect(Object.fromEntries(mapped.map(({ key, suggestion }) => [key, suggestion.target]))).toEqual(
      expected.mapping,
    );
    const { records, issues } = await readWhole(join(companies, name), source.dialect);
    expect(records).toHaveLength(expected.rows);
    expect(issues.filter(({ code }) => code !== 'above_table')).toEqual([]);
    expect(source.preview.filter(({ kind }) => kind === 'data')).toHaveLength(100);
  });

  test('the Salesforce export keeps its letters and shows what windows-1250 would make of them', async () => {
    const path = join(companies, 'salesforce-accounts-cp1252.csv');
    const { dialect, encoding_alternative } = await inspectFile(path);
    const { records } = await readWhole(path, dialect);
    const names = records.map(({ cells }) => cells[3]);
    expect(names).toContain('Pébéo of America');
    expect(encoding_alternative?.examples[0]).toMatchObject({ current: expect.stringContaining('º') });
  });

  test('the EDINET list shows the line above its header', async () => {
    const { preview, issues } = await inspectFile(join(companies, 'edinet-shiftjis-preamble.csv'));
    expect(preview[0]).toEqual({
      line: 1,
      kind: 'above',
      cells: ['ダウンロード実行日,2023年10月31日現在,件数,10669件'],
    });
    expect(preview[1]).toMatchObject({ line: 2, kind: 'header' });
    expect(issues).toMatchObject([{ code: 'above_table', line: 1 }]);
  });
});
