import { writeFileSync, rmSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCompany, deleteCompany, updateCompany } from '../../domain/companies/write-company.ts';
import { hasWords, wantedWords } from '../../lib/words.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { findCompanyByNo } from '../companies.ts';
import { companyNumbers, companyPage, countMatches } from '../company-list.ts';
import { countFacets } from '../company-query/facets.ts';
import { wholeList } from '../company-query/types.ts';
import { close, openReadable, transact, type ReadDb, type WriteDb } from '../database.ts';
import { moveBack, moveOut } from '../undone-companies.ts';
import { openSearchFile, readSearchState, searchFileOf } from './search-file.ts';
import { attachSearch } from './search-sql.ts';
import { syncSearch } from './search-sync.ts';

const person = { kind: 'person', run: null, actor: 'usr_1', atMs: 1000 } as const;
const imported = { ...person, kind: 'import', run: 'imp_co_1' } as const;
const keys = ['f1', 'f7'];

function openBoth() {
  const store = tempStore();
  const db = openReadable(store.file);
  const file = searchFileOf(store.file);
  let search = openSearchFile(file);
  const again = () => {
    close(search);
    search = openSearchFile(file);
  };
  onTestFinished(() => {
    close(db);
    close(search);
  });
  return { write: store.db, db, file, store, search: () => search, again };
}

function syncAll(db: ReadDb, search: WriteDb, textKeys = keys, steps = Infinity): void {
  let taken = 0;
  for (const _ of syncSearch(db, search, textKeys)) {
    taken += 1;
    if (taken >= steps) return;
  }
}

const find = (db: ReadDb, q: string, textKeys = keys): number[] => [
  ...companyNumbers(db, { ...wholeList, q, textKeys }),
];

type Row = { no: number; name: string; industry: string | null; custom: string | null };

/** By looking at each company. */
function look(db: ReadDb, q: string): number[] {
  const rows = db.sql<Row>('SELECT no, name, industry, custom FROM company ORDER BY no').all();
  const wanted = wantedWords(q);
  return rows
    .filter(({ name, industry, custom }) => {
      const { f1 = '', f7 = '' } = JSON.parse(custom ?? '{}') as { f1?: string; f7?: string };
      return hasWords([name, industry ?? '', f1, f7].join('\n'), wanted);
    })
    .map(({ no }) => no);
}

const texts = ['Kabel', 'Käbel Werk', 'ACME', 'acme-kabel.de', '東京都', 'x7', 'Straße'];
const searches = ['ka', 'kab', 'acme', 'k a', '京', '東京', 'x', 'strass', 'werk kabel', 'nothing'];

const action = fc.oneof(
  fc.record({
    kind: fc.constantFrom('create', 'import', 'update', 'delete', 'out', 'back'),
    at: fc.nat(),
    text: fc.constantFrom(...texts),
  }),
  fc.record({ kind: fc.constant('sync'), at: fc.integer({ min: 1, max: 3 }), text: fc.constant('') }),
);

describe('a search', () => {
  it('is true to the store however far the index is behind, after deletions, undos and numbers given out again', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const { write, db, search } = openBoth();
        let made = 0;
        let undone: number[] = [];
        const numbers = () => write.sql<number>('SELECT no FROM company ORDER BY no').pluck().all();
        const one = (at: number) => {
          const all = numbers();
          return findCompanyByNo(write, all[at % Math.max(all.length, 1)] ?? 0);
        };
        for (const { kind, at, text } of actions) {
          transact(write, () => {
            const company = one(at);
            if (kind === 'create' || kind === 'import')
              createCompany(
                write,
                { name: `${text} ${(made += 1)}`, groups: [1], f1: text },
                kind === 'import' ? imported : person,
              );
            if (!company) return;
            if (kind === 'update') updateCompany(write, company, { industry: text }, person);
            if (kind === 'delete')
              deleteCompany(write, company, { ...person, run: 'stp_1', stepNo: (made += 1) });
            if (kind === 'out' && undone.length === 0) {
              undone = numbers().slice(-2);
              moveOut(write, 1, undone);
            }
            if (kind === 'back' && undone.length > 0 && !numbers().some((no) => undone.includes(no))) {
              moveBack(write, 1, undone);
              undone = [];
            }
          });
          if (kind === 'sync') syncAll(db, search(), keys, at);
          for (const q of searches) expect(find(db, q)).toEqual(look(write, q));
        }
        syncAll(db, search());
        for (const q of searches) expect(find(db, q)).toEqual(look(write, q));
      }),
      { numRuns: 12 },
    );
  });

  it('is answered by the index alone once that has seen all', () => {
    const { write, db, search } = openBoth();
    transact(write, () => createCompany(write, { name: 'Acme', groups: [1], f1: 'Kabel' }, person));
    syncAll(db, search());
    // Behind the back of everything, so that only the index can know.
    write.sql("UPDATE company SET name = 'Bolt', custom = NULL").run();
    expect(find(db, 'kabel')).toEqual([1]);
    expect(countMatches(db, { ...wholeList, q: 'acm', textKeys: keys })).toBe(1);
    expect(companyPage(db, { ...wholeList, q: 'acm', textKeys: keys }, null, 5)).toHaveLength(1);
    attachSearch(db);
    const steps = countFacets(db, { query: { ...wholeList, q: 'acm', textKeys: keys }, facets: [], top: 0 });
    expect(steps.next()).toMatchObject({ done: true, value: { count: 1 } });
  });

  it('goes by what is there when the store is another than that of the index', () => {
    const { write, db, search } = openBoth();
    transact(write, () => createCompany(write, { name: 'Acme' }, person));
    syncAll(db, search());
    const state = readSearchState(search());
    search()
      .sql('UPDATE state SET state = ?')
      .run(JSON.stringify({ ...state, store: 'another' }));
    write.sql("UPDATE company SET name = 'Bolt'").run();
    expect(find(db, 'bolt')).toEqual([1]);
    syncAll(db, search());
    expect(readSearchState(search())).toEqual(state);
    search()
      .sql('UPDATE state SET state = ?')
      .run(JSON.stringify({ ...state, changeSeq: 99 }));
    expect(find(db, 'bolt')).toEqual([1]);
  });

  it('does not find by a field that is gone, and finds by one that came back', () => {
    const { write, db, search } = openBoth();
    transact(write, () => createCompany(write, { name: 'Acme', groups: [1], f1: 'Kabel' }, person));
    syncAll(db, search());
    expect(find(db, 'kabel', ['f7'])).toEqual([]);
    syncAll(db, search(), ['f7']);
    expect(find(db, 'kabel', ['f7'])).toEqual([]);
    expect(find(db, 'kabel', keys)).toEqual([]);
    write.sql("INSERT INTO record_group VALUES (1, x'01', 'G', 'g', 1, 0, 'u', 0, NULL)").run();
    const field =
      write.sql(`INSERT INTO custom_field (no, uuid, group_no, entity_type, name, name_key, type, config, position,
      created_at_ms, created_by, updated_at_ms) VALUES (?, randomblob(16), 1, 'company', ?, ?, 'textField', '{}', 1, 0, 'u', 0)`);
    field.run(1, 'Note', 'note');
    syncAll(db, search(), ['f7']);
    expect(find(db, 'kabel', keys)).toEqual([1]);
  });

  it('looks through the store where the file of the index is damaged, and the file is made anew', () => {
    const { write, file, store } = openBoth();
    transact(write, () => createCompany(write, { name: 'Acme' }, person));
    for (const part of [file, `${file}-wal`, `${file}-shm`]) rmSync(part, { force: true });
    writeFileSync(file, 'not a database, and longer than a header of one would be, by a bit'.repeat(200));
    const reader = openReadable(store.file);
    expect(find(reader, 'acme')).toEqual([1]);
    const search = openSearchFile(file);
    syncAll(reader, search);
    expect(readSearchState(search)).toMatchObject({ lastNo: 1 });
    close(search);
    close(reader);
  });
});
