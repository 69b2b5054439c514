// A store of companies with 12 custom fields, written straight into its tables: what is measured is reading them.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { transact, type WriteDb } from '../electron/store/database.ts';
import { openStore } from '../electron/store/open-store.ts';
import { originNo } from '../electron/store/origins.ts';
import { newUuidBytes } from '../electron/lib/ids.ts';
import { seededRandom } from '../electron/testing/seeded-random.ts';
import type { Figure } from './stats.ts';

export const gridGroup = 'grp_00000000-0000-0000-0000-000000000001';
export const gridPath = (name: string): string => `custom:${gridGroup}:${name}`;

/** Name and type; the number of a field is its place. */
export const gridFields = [
  ['Segment', 'textField'],
  ['Owner note', 'textField'],
  ['ARR', 'numericField'],
  ['Seats', 'numericField'],
  ['Next review', 'dateField'],
  ['Signed', 'dateField'],
  ['Tier', 'singleSelect'],
  ['Stage', 'singleSelect'],
  ['Products', 'multipleSelect'],
  ['Region', 'textField'],
  ['Score', 'numericField'],
  ['Renewal', 'dateField'],
] as const;

const selects = new Map([
  [7, ['A', 'B', 'C', 'D']],
  [8, ['Lead', 'Contacted', 'Offer', 'Won', 'Lost']],
  [9, ['Core', 'Plus', 'Pro']],
]);

function writeDefinitions(db: WriteDb): void {
  db.sql(
    `INSERT INTO record_group (no, uuid, name, name_key, position, created_at_ms, created_by, updated_at_ms)
     VALUES (1, unhex('00000000000000000000000000000001'), 'Deals', 'deals', 1, 0, 'usr_1', 0)`,
  ).run();
  const field = db.sql(
    `INSERT INTO custom_field (no, uuid, group_no, entity_type, name, name_key, type, config, position, created_at_ms,
       created_by, updated_at_ms) VALUES (?, randomblob(16), 1, 'company', ?, lower(?), ?, '{}', ?, 0, 'usr_1', 0)`,
  );
  for (const [at, [name, type]] of gridFields.entries()) field.run(at + 1, name, name, type, at);
  const option = db.sql('INSERT INTO custom_option (no, field_no, label, position) VALUES (?, ?, ?, ?)');
  for (const [fieldNo, labels] of selects)
    for (const [at, label] of labels.entries()) option.run(fieldNo * 10 + at, fieldNo, label, at);
}

const syllables = 'ka lo mi ne ra to vu sen dor fal gri hul jam kel lun mor nix pol qui rus'.split(' ');
const industries =
  'Metal fabrication,Software,Dairy,Plastics,Optics,Timber,Freight,Retail,Cosmetics,Paper'.split(',');
const countries = 'DE GB FR IT SE NL NO ES PL AT CH DK FI PT'.split(' ');

/** Writes `rows` companies into a new store in `dataDir`. */
export function writeGridStore(dataDir: string, rows: number): void {
  const store = openStore(dataDir);
  const { db } = store;
  const random = seededRandom(11);
  const below = (count: number): number => Math.floor(random() * count);
  const word = (): string => Array.from({ length: 3 }, () => syllables[below(syllables.length)]).join('');
  const date = (): string =>
    `20${10 + below(18)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`;
  transact(db, () => writeDefinitions(db));
  const origin = transact(db, () => originNo(db, { kind: 'import', run: 'imp_co_grid', actor: 'usr_1' }));
  const insert = db.sql(
    `INSERT INTO company (uuid, name, name_key, domain, industry, employee_range, foundation_year, funding_raised, country_code,
       addresses, emails, phones, urls, tax_id, group_nos, custom, origin_no, created_at_ms, updated_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '1', ?, ?, ?, ?)`,
  );
  const company = (at: number): void => {
    const name = `${word()} ${word()} ${at}`;
    const domain = `${word()}-${at}.example`;
    const custom = {
      f1: industries[below(10)],
      f2: random() < 0.5 ? `${word()} ${word()} ${word()}` : undefined,
      f3: String(below(1_000_000)),
      f4: String(below(500)),
      f5: date(),
      f6: random() < 0.3 ? date() : undefined,
      f7: 70 + below(4),
      f8: 80 + below(5),
      f9: [90, 91, 92].slice(0, 1 + below(3)),
      f10: countries[below(14)],
      f11: `${below(100)}.${1 + below(9)}`,
      f12: date(),
    };
    insert.run(
      newUuidBytes(1_760_000_000_000 + at),
      name,
      name,
      domain,
      industries[below(10)],
      '51-200',
      1900 + below(120),
      random() < 0.4 ? String(below(90_000_000)) : null,
      countries[below(14)],
      `${word()} ${below(200)}, ${10_000 + below(80_000)} ${word()}`,
      `info@${domain}`,
      `+49 30 ${below(10_000_000)}`,
      `https://${domain}`,
      `DE${at}`,
      JSON.stringify(custom),
      origin,
      1_760_000_000_000 + at,
      1_760_000_000_000 + below(1e9),
    );
  };
  for (let from = 0; from < rows; from += 20_000)
    transact(db, () => {
      for (let at = from; at < Math.min(from + 20_000, rows); at += 1) company(at);
    });
  store.close();
}

/** A script's own run: `--rows 100000` for a quick one, `--data DIR` for a store that stays for the next. */
export async function measureInGridStore(
  measure: (dataDir: string, rows: number) => Promise<Figure[]>,
): Promise<void> {
  const { values } = parseArgs({
    options: { rows: { type: 'string', default: '1000000' }, data: { type: 'string' } },
  });
  const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'rowbench-grid-'));
  if (values.data === undefined || !existsSync(dataDir)) writeGridStore(dataDir, Number(values.rows));
  try {
    console.table(await measure(dataDir, Number(values.rows)));
  } finally {
    if (values.data === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}
