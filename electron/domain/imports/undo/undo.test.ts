import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyFields, type CompanyField } from '../../../../shared/schema/company.ts';
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { StoredCompany } from '../../../store/company-row.ts';
import { transact, type WriteDb } from '../../../store/database.ts';
import { tempStore } from '../../../testing/temp-store.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import type { CompanyChanges } from '../../companies/parse-input.ts';
import { isSameValue } from '../../companies/same-value.ts';
import { createCompany, deleteCompany, updateCompany, type Origin } from '../../companies/write-company.ts';
import { allCompanies, brokenKeys, importRows, stateOf, takeBack } from './testing.ts';

const person: Origin = { kind: 'person', run: null, actor: 'usr_1', atMs: 2 };

// Few, so that rows, companies and edits meet.
const name = fc.constantFrom('Norrvik', 'NORRVIK', 'Tarnhelm', 'Drumlin', 'Kestrel', 'Å', 'Quill');
const domain = fc.constantFrom('a.example', 'b.example', 'c.example', 'd.example');
const tags = fc.uniqueArray(fc.constantFrom('x', 'y', 'z', 'Ä; b'), { maxLength: 3 });
const industry = fc.constantFrom('Steel', 'Wire', 'Food');
const changes = fc.record(
  { name, domain, industry, tags, foundationYear: fc.constantFrom('1900', '2001') },
  { requiredKeys: [] },
);
const blank = { name: null, domain: null, industry: null, tags: [], foundationYear: null, seen: null };
const row = fc.record({ changes, seen: fc.constantFrom('2001-01-01', '2002-02-02', '2003-03-03') });
/** Every row has the same columns. */
const rows = fc
  .array(row, { maxLength: 8 })
  .map((all) => all.map(({ changes: given, seen }) => ({ ...blank, ...given, seen })));
const rules = fc.constantFrom<ImportRules>(
  {},
  { blank: 'clear', fields: { tags: { merge: 'overwrite' } } },
  { fields: { industry: { merge: 'newest', newest_by: 'seen' }, foundationYear: { merge: 'fill_blank' } } },
);
const options = fc.record({ updateExisting: fc.boolean(), tags, rules });

type Edit = { kind: 'create' | 'update' | 'delete'; at: number; changes: CompanyChanges };
const edits = fc.array(
  fc.record({
    kind: fc.constantFrom('update' as const, 'update' as const, 'create' as const, 'delete' as const),
    at: fc.nat({ max: 20 }),
    changes,
  }),
  { maxLength: 5 },
);

let stepNo = 0;

/** What a person does, and which cells he did it to. */
function edit(db: WriteDb, { kind, at, changes: wanted }: Edit, touched: Set<string>): void {
  const companies = allCompanies(db);
  const company = companies[at % Math.max(1, companies.length)];
  transact(db, () => {
    if (kind === 'create') createCompany(db, { name: `Own ${at}`, ...wanted }, person);
    else if (company && kind === 'delete') deleteCompany(db, company, { ...person, stepNo: (stepNo += 1) });
    else if (company) {
      const result = updateCompany(db, company, wanted, person);
      if (result.kind === 'updated') for (const field of result.changed) touched.add(cellOf(company, field));
    }
  });
}

const cellOf = ({ uuid }: Pick<StoredCompany, 'uuid'>, field: FieldKey | null): string =>
  `${uuid.toString('hex')} ${field}`;

/** A list that gave up what the import added, or got back what it removed, may stand as before the import: nothing to list. */
const isBack = (now: StoredCompany, was: StoredCompany | undefined, field: CompanyField): boolean =>
  was !== undefined && Array.isArray(was.values[field]) && isSameValue(now.values[field], was.values[field]);

const runs = { numRuns: 40 };

describe('undo of any import of any file', () => {
  it('leaves the store as it was, and a redo as it was after the import, again and again', () => {
    const { db } = tempStore();
    fc.assert(
      fc.property(rows, options, rows, options, (first, firstOptions, second, secondOptions) => {
        importRows(db, first, firstOptions);
        const before = stateOf(db);
        const { id } = importRows(db, second, secondOptions);
        const after = stateOf(db);
        for (let round = 0; round < 2; round += 1) {
          expect(takeBack(db, id, 'undo').kept).toEqual([]);
          expect(stateOf(db)).toEqual(before);
          expect(brokenKeys(db)).toEqual([]);
          expect(takeBack(db, id, 'redo').kept).toEqual([]);
          expect(stateOf(db)).toEqual(after);
          expect(brokenKeys(db)).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('lists exactly the cells that someone changed since, and leaves all else as it was', () => {
    const { db } = tempStore();
    fc.assert(
      fc.property(rows, rows, options, edits, (first, second, chosen, later) => {
        importRows(db, first, { updateExisting: true, tags: [] });
        const before = new Map(allCompanies(db).map((company) => [company.uuid.toString('hex'), company]));
        const { id } = importRows(db, second, chosen);
        const touched = new Set<string>();
        for (const one of later) edit(db, one, touched);
        const edited = stateOf(db);
        const there = new Map(allCompanies(db).map((company) => [company.uuid.toString('hex'), company]));

        const { kept } = takeBack(db, id, 'undo');
        const listed = new Set(kept.map(({ companyUuid, field }) => cellOf({ uuid: companyUuid }, field)));
        const now = allCompanies(db);
        for (const company of now) {
          const uuid = company.uuid.toString('hex');
          const [was, last] = [before.get(uuid), there.get(uuid)];
          for (const field of companyFields) {
            // Changed by a person, or made by one, or kept because a person changed the company.
            const isTheirs = (!was || touched.has(cellOf(company, field))) && !isBack(company, was, field);
            const source = isTheirs ? last : was;
            const value = listed.has(cellOf(company, field)) ? company : source;
            expect(company.values[field]).toEqual(value?.values[field]);
          }
        }
        // None but those of the import went, and of those none that was edited.
        const stays = new Set(now.map(({ uuid }) => uuid.toString('hex')));
        const own = [...there].filter(([, company]) => company.originRun !== id).map(([uuid]) => uuid);
        const worked = kept.filter(({ reason }) => reason === 'company_edited');
        const wanted = [...own, ...worked.map(({ companyUuid }) => companyUuid.toString('hex'))];
        expect(wanted.filter((uuid) => !stays.has(uuid))).toEqual([]);
        expect(brokenKeys(db)).toEqual([]);

        takeBack(db, id, 'redo');
        expect(stateOf(db)).toEqual(edited);
        expect(brokenKeys(db)).toEqual([]);
      }),
      runs,
    );
  });

  it('leaves no entry of the import in a list that someone has cut down since, and lists nothing', () => {
    const { db } = tempStore();
    importRows(db, [{ name: 'Quill' }], { updateExisting: true, tags: [] });
    const { id } = importRows(db, [{ name: 'Quill' }], { updateExisting: true, tags: ['x', 'y'] });
    edit(db, { kind: 'update', at: 0, changes: { tags: ['x'] } }, new Set());
    expect(takeBack(db, id, 'undo').kept).toEqual([]);
    expect(allCompanies(db)[0]?.values.tags).toEqual([]);
    takeBack(db, id, 'redo');
    expect(allCompanies(db)[0]?.values.tags).toEqual(['x']);
  });

  it('of some rows or fields is taken back whole by a redo', () => {
    const { db } = tempStore();
    const scope = fc.record(
      {
        rows: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1 }),
        fields: fc.uniqueArray(fc.constantFrom(...companyFields), { minLength: 1 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(rows, rows, options, edits, scope, scope, (first, second, chosen, later, one, other) => {
        importRows(db, first, { updateExisting: true, tags: [] });
        const { id } = importRows(db, second, chosen);
        for (const each of later) edit(db, each, new Set());
        const state = stateOf(db);
        takeBack(db, id, 'undo', one);
        if (one.rows || one.fields) takeBack(db, id, 'undo', other);
        takeBack(db, id, 'redo');
        expect(stateOf(db)).toEqual(state);
        expect(brokenKeys(db)).toEqual([]);
      }),
      runs,
    );
  });
});
