import { describe, expect, it } from 'vitest';
import { createCompany } from '../domain/companies/write-company.ts';
import { tempStore } from '../testing/temp-store.ts';
import { companyNumbers, companyPage, countMatches } from './company-list.ts';
import { wholeList, type FieldKind, type StoreQuery } from './company-query/types.ts';
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
          industry: industries[at % 4] ?? null,
          fundingRaised: at % 4 === 0 ? String((at * 7919) % 100_000) : null,
        },
        { ...origin, run: at < 10 ? 'imp_co_1' : null },
      );
    }
  });
}

const sortedBy = (key: string, kind: FieldKind, down: boolean): StoreQuery => ({
  ...wholeList,
  sort: { field: { key, kind }, down },
});

describe('the list of companies', () => {
  it('puts companies without a value last, upwards and downwards', () => {
    const { db } = tempStore();
    fill(db);
    for (const down of [false, true]) {
      const last = db
        .sql<{ funding_raised: string | null }>('SELECT funding_raised FROM company WHERE no = ?')
        .get(companyNumbers(db, sortedBy('fundingRaised', 'number', down)).at(-1));
      expect(last?.funding_raised).toBeNull();
    }
  });

  it('finds each word of a search at the beginning of a word, signs of LIKE taken as they are', () => {
    const { db } = tempStore();
    fill(db);
    const found = (q: string): number => companyNumbers(db, { ...wholeList, q }).length;
    expect(found('FIRMA metal')).toBe(30);
    expect(found('met firm')).toBe(30);
    expect(found('etal')).toBe(0);
    expect(found('100%')).toBe(0);
    expect(found('f_rma')).toBe(0);
    expect(found('%')).toBe(0);
  });

  it('keeps to the companies of one import', () => {
    const { db } = tempStore();
    fill(db);
    expect(countMatches(db, { ...wholeList, importJob: 'imp_co_1' })).toBe(10);
  });

  it('stays where it was while companies are added before and behind a page', () => {
    const { db } = tempStore();
    fill(db);
    const query = sortedBy('name', 'text', false);
    const first = companyPage(db, query, null, 20);
    const names = (numbers: readonly number[]) =>
      numbers.map((no) => db.sql<string>('SELECT name_key FROM company WHERE no = ?').pluck().get(no));
    const rest = names(companyPage(db, query, first.at(-1) ?? null, 100).map(({ no }) => no));
    transact(db, () => createCompany(db, { name: 'Aaa' }, origin));
    const again = names(companyPage(db, query, first.at(-1) ?? null, 100).map(({ no }) => no));
    expect(again).toEqual(rest);
    expect(rest).toHaveLength(40);
  });
});
