import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fates, type Ledger } from '../../../shared/schema/import.ts';
import { must } from '../../lib/assert.ts';
import { changesOf as historyOf } from '../../store/changes.ts';
import { countCompanies, findCompanyByNo } from '../../store/companies.ts';
import { companyIdOf, type StoredCompany } from '../../store/company-row.ts';
import { transact } from '../../store/database.ts';
import { emptyLedger } from '../../store/imports.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import type { CompanyChanges } from '../companies/parse-input.ts';
import { createCompany, storedKeys } from '../companies/write-company.ts';
import { nameKey } from '../matching/company-key.ts';
import { createImportKeys } from './import-keys.ts';
import { importRow, type ImportTarget, type RowResult } from './import-row.ts';

let dir: string;
let store: Store;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rowbench-rows-'));
  store = openStore(dir);
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true });
});

const person = { kind: 'person' as const, run: null, actor: 'usr_1', atMs: 1 };
const importing = { kind: 'import' as const, run: 'imp_co_1', actor: 'usr_1', atMs: 2 };

function have(values: CompanyChanges & { name: string }): StoredCompany {
  const made = transact(store.db, () => createCompany(store.db, values, person));
  if (made.kind !== 'created') throw new Error('conflict');
  return made.company;
}

function take(changes: CompanyChanges, options: Partial<ImportTarget> = {}): RowResult {
  const { db } = store;
  const target: ImportTarget = {
    db,
    keys: storedKeys(db),
    origin: importing,
    updateExisting: true,
    tags: [],
    ...options,
  };
  return transact(db, () => importRow(target, changes));
}

const valuesOf = (company: StoredCompany) => must(findCompanyByNo(store.db, company.no)).values;

describe('a row', () => {
  it('makes a new company where neither its domain nor its name is known', () => {
    expect(take({ name: 'Acme', domain: 'acme.com' })).toEqual({ fate: 'created' });
    expect(take({ name: 'Beta' })).toEqual({ fate: 'created' });
    expect(countCompanies(store.db)).toBe(2);
  });

  it('updates the company of its domain, its name included', () => {
    const acme = have({ name: 'Acme', domain: 'acme.com', industry: 'Steel' });
    expect(take({ name: 'Acme Inc.', domain: 'acme.com', description: 'x' })).toEqual({ fate: 'updated' });
    expect(valuesOf(acme)).toMatchObject({ name: 'Acme Inc.', industry: 'Steel', description: 'x' });
    const [, change] = historyOf(store.db, acme.uuid);
    expect(change).toMatchObject({
      kind: 'update',
      sourceRun: 'imp_co_1',
      before: { name: 'Acme', description: null },
    });
  });

  it('is skipped instead where existing companies are not to be updated', () => {
    const acme = have({ name: 'Acme', domain: 'acme.com' });
    const skip = { updateExisting: false };
    expect(take({ name: 'Acme Inc.', domain: 'acme.com' }, skip)).toEqual({ fate: 'skipped' });
    expect(take({ name: ' ACME' }, skip)).toEqual({ fate: 'skipped' });
    expect(valuesOf(acme).name).toBe('Acme');
  });

  it('without a domain means the company of its name, however it is written', () => {
    const acme = have({ name: 'Straße AG', domain: 'strasse.de' });
    expect(take({ name: 'STRASSE ag', industry: 'Roads' })).toEqual({ fate: 'updated' });
    expect(valuesOf(acme)).toMatchObject({ industry: 'Roads', domain: 'strasse.de' });
  });

  it('with a new domain and a name that another company has fails and says which', () => {
    const acme = have({ name: 'Acme', domain: 'acme.com' });
    const result = take({ name: 'acme', domain: 'acme.de' });
    expect(result).toMatchObject({ fate: 'failed', issues: [{ code: 'name_taken', field: 'name' }] });
    expect(JSON.stringify(result)).toContain(companyIdOf(acme));
    expect(JSON.stringify(result)).toContain('Acme');
  });

  it('fails where its domain is one company’s and its name another’s', () => {
    const acme = have({ name: 'Acme', domain: 'acme.com' });
    have({ name: 'Beta' });
    expect(take({ name: 'Beta', domain: 'acme.com' })).toMatchObject({ issues: [{ code: 'name_taken' }] });
    expect(valuesOf(acme).name).toBe('Acme');
  });

  it('without a name may update by domain, but not make a company', () => {
    const acme = have({ name: 'Acme', domain: 'acme.com' });
    expect(take({ domain: 'acme.com', industry: 'Steel' })).toEqual({ fate: 'updated' });
    expect(valuesOf(acme)).toMatchObject({ name: 'Acme', industry: 'Steel' });
    expect(take({ domain: 'new.com' })).toMatchObject({
      fate: 'failed',
      issues: [{ code: 'required', field: 'name' }],
    });
    expect(take({ industry: 'Steel' })).toMatchObject({ fate: 'failed', issues: [{ code: 'required' }] });
  });

  it('that changes nothing is unchanged, and leaves version and history alone', () => {
    const acme = have({ name: 'Acme', domain: 'acme.com', tags: ['a'] });
    expect(take({ name: 'Acme', domain: 'acme.com', tags: ['a'] })).toEqual({ fate: 'unchanged' });
    expect(findCompanyByNo(store.db, acme.no)?.version).toBe(1);
  });

  it('adds to lists at their end and never takes from them', () => {
    const acme = have({ name: 'Acme', emails: ['b@x.de', 'a@x.de'], tags: ['old'] });
    expect(take({ name: 'Acme', emails: ['a@x.de', 'c@x.de'] }, { tags: ['fair', 'old'] })).toEqual({
      fate: 'updated',
    });
    expect(valuesOf(acme)).toMatchObject({ emails: ['b@x.de', 'a@x.de', 'c@x.de'], tags: ['old', 'fair'] });
  });

  it('fails where a list would grow beyond its limit, and changes nothing', () => {
    const phones = Array.from({ length: 19 }, (_, n) => `+49 ${n}`);
    const acme = have({ name: 'Acme', phones });
    expect(take({ name: 'Acme', phones: ['1', '2'], industry: 'x' })).toMatchObject({
      issues: [{ code: 'too_many', field: 'phones' }],
    });
    expect(valuesOf(acme)).toMatchObject({ phones, industry: null });
    const tags = Array.from({ length: 100 }, (_, n) => `t${n}`);
    expect(take({ name: 'New', tags }, { tags: ['more'] })).toMatchObject({
      issues: [{ code: 'too_many', field: 'tags' }],
    });
    expect(countCompanies(store.db)).toBe(1);
  });

  it('gives the tags of the import to what it creates', () => {
    take({ name: 'Acme', tags: ['own'] }, { tags: ['fair'] });
    expect(findCompanyByNo(store.db, 1)?.values.tags).toEqual(['own', 'fair']);
  });
});

// ---- against a model that knows nothing of hashes, batches or SQL

type Row = { name?: string; domain?: string; industry?: string };
type Model = { name: string; domain: string | null; industry: string | null }[];

function modelFate(model: Model, row: Row, updateExisting: boolean): keyof Ledger {
  const byName = model.find(({ name }) => row.name !== undefined && nameKey(name) === nameKey(row.name));
  const byDomain = model.find(({ domain }) => row.domain !== undefined && domain === row.domain);
  const match = row.domain === undefined ? byName : byDomain;
  if (!match) {
    if (row.name === undefined || byName) return 'failed';
    model.push({ name: row.name, domain: row.domain ?? null, industry: row.industry ?? null });
    return 'created';
  }
  if (!updateExisting) return 'skipped';
  if (byName && byName !== match) return 'failed';
  const before = JSON.stringify(match);
  Object.assign(match, row);
  return JSON.stringify(match) === before ? 'unchanged' : 'updated';
}

const optional = (...values: string[]) => fc.constantFrom(undefined, ...values);
const anyRow: fc.Arbitrary<Row> = fc
  .record({
    name: optional('Acme', 'ACME', 'Beta', 'Straße', 'STRASSE', 'Gamma'),
    domain: optional('a.com', 'b.com', 'c.com'),
    industry: optional('x', 'y'),
  })
  .map((row) => JSON.parse(JSON.stringify(row)) as Row);

it('has the fate of the rules for any file and any store, and the ledger balances', () => {
  fc.assert(
    fc.property(
      fc.array(anyRow, { maxLength: 40 }),
      fc.boolean(),
      fc.boolean(),
      (rows, updateExisting, bulk) => {
        const { db } = store;
        db.raw.exec(
          'DELETE FROM company; DELETE FROM company_key; DELETE FROM company_key_run; DELETE FROM company_key_block',
        );
        const model: Model = [];
        const expected = emptyLedger();
        const ledger = emptyLedger();
        const keys = bulk ? createImportKeys(db) : storedKeys(db);
        for (const row of rows) {
          const fate = take(row, { updateExisting, keys }).fate;
          const wanted = modelFate(model, row, updateExisting);
          expect({ row, fate }).toEqual({ row, fate: wanted });
          ledger[fate] += 1;
          expected[wanted] += 1;
        }
        expect(ledger).toEqual(expected);
        expect(fates.reduce((sum, fate) => sum + ledger[fate], 0)).toBe(rows.length);
        expect(countCompanies(db)).toBe(model.length);
      },
    ),
    { numRuns: 60 },
  );
});
