import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyFields, type CompanyField, type CompanyValues } from '../../../../shared/schema/company.ts';
import { mergeKinds, type MergeKind } from '../../../../shared/schema/import-rules.ts';
import { noValues } from '../../../store/company-row.ts';
import type { CompanyChanges } from '../../companies/parse-input.ts';
import { listTargets } from '../cells/convert-cell.ts';
import { mergeValues, type MergeRules, type RowNotes } from './merge-values.ts';

const stored: CompanyValues = { ...noValues, name: 'Acme', industry: 'Steel', emails: ['a@x.de'] };
const storedAt = 100;

function merge(row: CompanyChanges, rules: MergeRules, notes: Partial<RowNotes> = {}): CompanyChanges {
  const all = { clear: [], defaults: [], dated: false, dates: {}, ...notes };
  return mergeValues({ values: stored, dateOf: () => storedAt }, row, rules, all);
}

describe('a value meets the stored one', () => {
  it('as its rule says', () => {
    const row = { industry: 'Wood', taxId: '1', emails: ['b@x.de'] };
    expect(merge(row, {})).toEqual({ ...row, emails: ['a@x.de', 'b@x.de'] });
    expect(merge(row, { industry: 'fill_blank', taxId: 'fill_blank', emails: 'fill_blank' })).toEqual({
      taxId: '1',
    });
    expect(merge(row, { industry: 'never', taxId: 'never', emails: 'never' })).toEqual({});
    expect(merge(row, { emails: 'overwrite' })).toEqual(row);
  });

  it('only where the row is newer, under newest', () => {
    const newest: MergeRules = { industry: 'newest', taxId: 'newest' };
    const row = { industry: 'Wood', taxId: '1' };
    expect(merge(row, newest, { dates: { industry: 101, taxId: 1 } })).toEqual(row);
    expect(merge(row, newest, { dates: { industry: 100, taxId: 1 } })).toEqual({ taxId: '1' });
    expect(merge(row, newest)).toEqual({ taxId: '1' });
  });

  it('only where nothing is stored, for a default', () => {
    const row = { industry: 'Wood', taxId: '1' };
    expect(merge(row, {}, { defaults: ['industry', 'taxId'] })).toEqual({ taxId: '1' });
    expect(merge(row, { taxId: 'never' }, { defaults: ['taxId'] })).toMatchObject({ industry: 'Wood' });
    expect(merge(row, { taxId: 'never' }, { defaults: ['taxId'] }).taxId).toBeUndefined();
  });
});

// ---- whatever the rules

const text = fc.constantFrom(null, 'x', 'y');
const list = fc.constantFrom<string[]>([], ['x'], ['x', 'y'], ['z']);
const valueOf = (field: CompanyField): fc.Arbitrary<string | string[] | null> =>
  listTargets.has(field) ? list : field === 'name' ? fc.constantFrom('Acme', 'Beta') : text;
const company = fc.record(
  Object.fromEntries(companyFields.map((field) => [field, valueOf(field)])),
) as fc.Arbitrary<unknown> as fc.Arbitrary<CompanyValues>;
const some = fc.subarray([...companyFields]);
const rules = fc.dictionary(
  fc.constantFrom(...companyFields),
  fc.constantFrom(...mergeKinds),
) as fc.Arbitrary<MergeRules>;

const isEmpty = (value: unknown): boolean => value === null || (value as string).length === 0;

it('touches no field that the row does not name, changes nothing under never, and fills only blanks under fill_blank', () => {
  fc.assert(
    fc.property(
      company,
      company,
      some,
      some,
      some,
      rules,
      (before, incoming, given, cleared, defaults, kinds) => {
        const row = Object.fromEntries(
          given.filter((field) => !isEmpty(incoming[field])).map((field) => [field, incoming[field]]),
        ) as CompanyChanges;
        const clear = cleared.filter((field) => row[field] === undefined);
        const notes = {
          clear,
          defaults: defaults.filter((field) => row[field] !== undefined),
          dated: true,
          dates: {},
        };
        const merged = mergeValues({ values: before, dateOf: () => 0 }, row, kinds, notes);
        const after = { ...before, ...merged };
        for (const field of companyFields) {
          const kind: MergeKind | undefined = kinds[field];
          const kept =
            (row[field] === undefined && !clear.includes(field)) ||
            kind === 'never' ||
            (!isEmpty(before[field]) &&
              (kind === 'fill_blank' || kind === 'newest' || notes.defaults.includes(field)));
          expect({ field, value: kept ? after[field] : null }).toEqual({
            field,
            value: kept ? before[field] : null,
          });
          const isCleared =
            clear.includes(field) && field !== 'name' && (kind ?? 'overwrite') === 'overwrite';
          expect(isCleared && !isEmpty(after[field])).toBe(false);
        }
        expect(after.name).not.toBe('');
      },
    ),
  );
});
