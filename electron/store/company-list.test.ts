import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companySortFields } from '../../shared/schema/company.ts';
import { createCompany } from '../domain/companies/write-company.ts';
import { tempStore } from '../testing/temp-store.ts';
import { companyNumbers, companyPage, type CompanyQuery, type Mark } from './company-list.ts';
import { transact, type WriteDb } from './database.ts';

const origin = { kind: 'person', run: null, actor: 'usr_1', atMs: 1_000 } as const;

function fill(db: WriteDb): void {
  const industries = ['Metal', 'metal', null, 'Food'];
  transact(db, () => {
    for (let at = 0; at < 60; at += 1) {
      createCompany(
        db,
        {
          name: `Firma ${(at * 37) % 60}`,
          domain: at % 3 === 0 ? `f${at}.example.com` : null,
          industry: industries[at % 4] ?? null,
          employeeRange: at % 2 === 0 ? '1-10' : at % 5 === 0 ? '10000+' : null,
          fundingRaised: at % 4 === 0 ? String((at * 7919) % 100_000) : null,
        },
        { ...origin, run: at < 10 ? 'imp_co_1' : null },
      );
    }
  });
}

function allPages(db: WriteDb, query: CompanyQuery, limit: number): number[] {
  const numbers: number[] = [];
  let after: Mark | null = null;
  for (;;) {
    const page: Mark[] = companyPage(db, query, after, limit);
    numbers.push(...page.map(({ no }) => no));
    after = page.at(-1) ?? null;
    if (page.length < limit || !after) return numbers;
  }
}

describe('the list of companies', () => {
  const sorts = companySortFields.flatMap((field) => [field, `-${field}`]);

  it('pages by cursor through exactly the whole list, whatever the order and page size', () => {
    const { db } = tempStore();
    fill(db);
    fc.assert(
      fc.property(fc.constantFrom(undefined, ...sorts), fc.integer({ min: 1, max: 70 }), (sort, limit) => {
        expect(allPages(db, { sort }, limit)).toEqual([...companyNumbers(db, { sort })]);
      }),
    );
  });

  it('puts companies without a value last, upwards and downwards', () => {
    const { db } = tempStore();
    fill(db);
    for (const sort of ['fundingRaised', '-fundingRaised']) {
      const last = db
        .sql<{ funding_raised: string | null }>('SELECT funding_raised FROM company WHERE no = ?')
        .get(companyNumbers(db, { sort }).at(-1));
      expect(last?.funding_raised).toBeNull();
    }
  });

  it('finds each word of a search anywhere in the texts, signs of LIKE taken as they are', () => {
    const { db } = tempStore();
    fill(db);
    expect(companyNumbers(db, { q: 'FIRMA metal' })).toHaveLength(30);
    expect(companyNumbers(db, { q: '100%' })).toHaveLength(0);
    expect(companyNumbers(db, { q: 'f_rma' })).toHaveLength(0);
  });

  it('keeps to the companies of one import', () => {
    const { db } = tempStore();
    fill(db);
    expect(companyNumbers(db, { importJob: 'imp_co_1' })).toHaveLength(10);
  });
});
