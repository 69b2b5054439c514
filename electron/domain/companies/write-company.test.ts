import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempStore } from '../../testing/temp-store.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { changesOf } from '../../store/changes.ts';
import { countCompanies, findCompanyByNo } from '../../store/companies.ts';
import { findKeyHits } from '../../store/company-keys.ts';
import { must } from '../../lib/assert.ts';
import { keyHash, nameKey } from '../matching/company-key.ts';
import { createCompany, deleteCompany, updateCompany, type Origin } from './write-company.ts';

const person: Origin = { kind: 'person', run: null, actor: 'usr_1', atMs: 1_000 };
const anImport: Origin = { kind: 'import', run: 'imp_co_1', actor: 'usr_1', atMs: 1_000 };

function created(db: WriteDb, name: string, domain: string | null = null, origin = person) {
  const result = transact(db, () => createCompany(db, { name, domain }, origin));
  if (result.kind !== 'created') throw new Error(`${name} was not created`);
  return result.company;
}

let stepNo = 1;

describe('the write path of companies', () => {
  it('refuses a name that differs only in case and says whose it is', () => {
    const { db } = tempStore();
    const first = created(db, 'Norrvik Kabel AB');
    const result = transact(db, () => createCompany(db, { name: ' NORRVIK kabel ab' }, person));
    expect(result).toMatchObject({
      kind: 'conflict',
      conflict: { code: 'name_taken', company: { no: first.no } },
    });
    expect(countCompanies(db)).toBe(1);
  });

  it('refuses a domain that another company has, also on update', () => {
    const { db } = tempStore();
    created(db, 'A', 'a.de');
    const b = created(db, 'B');
    const result = transact(db, () => updateCompany(db, b, { domain: 'a.de' }, person));
    expect(result).toMatchObject({ kind: 'conflict', conflict: { code: 'domain_taken' } });
  });

  it('lets a company change the case of its own name', () => {
    const { db } = tempStore();
    const a = created(db, 'acme');
    expect(transact(db, () => updateCompany(db, a, { name: 'ACME' }, person))).toMatchObject({
      kind: 'updated',
    });
  });

  it('frees a name when the company gives it up or goes', () => {
    const { db } = tempStore();
    const a = created(db, 'Acme', 'acme.com');
    transact(db, () => updateCompany(db, a, { name: 'Other', domain: null }, person));
    const b = created(db, 'Acme', 'acme.com');
    transact(db, () => deleteCompany(db, b, { ...person, stepNo: 1 }));
    created(db, 'Acme', 'acme.com');
    expect(findKeyHits(db, keyHash('name', nameKey('Acme')))).toHaveLength(1);
  });

  it('keeps what changed, from what to what, and by whom', () => {
    const { db } = tempStore();
    const a = created(db, 'Acme');
    transact(db, () => updateCompany(db, a, { industry: 'Anvils', name: 'Acme' }, anImport));
    expect(
      changesOf(db, a.uuid).map(({ kind, before, after, sourceRun }) => ({ kind, before, after, sourceRun })),
    ).toEqual([
      { kind: 'create', before: null, after: null, sourceRun: null },
      { kind: 'update', before: { industry: null }, after: { industry: 'Anvils' }, sourceRun: 'imp_co_1' },
    ]);
  });

  it('writes nothing when nothing differs', () => {
    const { db } = tempStore();
    const a = created(db, 'Acme');
    const result = transact(db, () => updateCompany(db, a, { name: 'Acme', tags: [] }, person));
    expect(result.kind).toBe('unchanged');
    expect(must(findCompanyByNo(db, a.no)).version).toBe(1);
  });

  it('holds names and domains unique through any sequence of writes', () => {
    const name = fc.constantFrom('a', 'A', 'b', 'c', 'Ä', 'ä');
    const domain = fc.constantFrom(null, 'a.de', 'b.de');
    const step = fc.record({
      kind: fc.constantFrom('create', 'update', 'delete'),
      name,
      domain,
      at: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { db } = tempStore();
        for (const { kind, name: wanted, domain: host, at } of steps) {
          const all = db.sql<{ no: number }>('SELECT no FROM company ORDER BY no').all();
          const chosen = findCompanyByNo(db, all[at % Math.max(1, all.length)]?.no ?? -1);
          transact(db, () => {
            if (kind === 'create') createCompany(db, { name: wanted, domain: host }, person);
            else if (chosen && kind === 'update')
              updateCompany(db, chosen, { name: wanted, domain: host }, person);
            else if (chosen) deleteCompany(db, chosen, { ...person, stepNo: (stepNo += 1) });
          });
        }
        const duplicates = db
          .sql(
            'SELECT name_key FROM company GROUP BY 1 HAVING count(*) > 1 UNION ALL SELECT domain FROM company WHERE domain IS NOT NULL GROUP BY 1 HAVING count(*) > 1',
          )
          .all();
        expect(duplicates).toEqual([]);
        const keys = db.sql<{ n: number }>('SELECT count(*) AS n FROM company_key').get()?.n;
        const wantedKeys = db
          .sql<{ n: number }>('SELECT count(*) + count(domain) AS n FROM company')
          .get()?.n;
        expect(keys).toBe(wantedKeys);
      }),
      { numRuns: 30 },
    );
  });
});
