import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellStep, ClusterRule, ColumnRule } from '../../../../shared/schema/import-rules.ts';
import { recipeFileSchema, toRecipeFile, type RecipeBody } from '../../../../shared/schema/recipe.ts';
import { applyRecipe } from './apply-recipe.ts';
import { compareColumns, type FileColumn } from './compare-columns.ts';
import { fingerprintOf } from './fingerprint.ts';
import { bodyOfFile } from './manage-recipes.ts';
import { bodyOf } from './recipe-body.ts';
import { nameOfKind } from './remember-run.ts';

const target = fc.constantFrom('name', 'domain', 'industry', 'addresses', 'tags', 'ignore');
const rule: fc.Arbitrary<ColumnRule> = fc.record(
  {
    steps: fc.constantFrom<CellStep[]>([{ kind: 'collapse_spaces' }], [{ kind: 'case', to: 'upper' }]),
    values: fc.dictionary(fc.string({ maxLength: 5 }), fc.option(fc.string({ maxLength: 5 })), {
      maxKeys: 3,
    }),
    clusters: fc.constant<ClusterRule[]>([{ method: 'fingerprint', into: { acme: 'Acme' } }]),
  },
  { requiredKeys: [] },
);
/** Names that people give, and names that programs stumble over. */
const columnName = fc.oneof(
  fc.stringMatching(/^[A-Za-zÄé]{2,8}( [a-z]{2,6})?$/),
  fc.constantFrom('__proto__', 'constructor', '# Employees', 'Funding (USD)', 'Funding (EUR)', '会社名'),
);

const recipe: fc.Arbitrary<RecipeBody> = fc
  .uniqueArray(columnName, { minLength: 1, maxLength: 8, selector: (name) => name })
  .chain((columns) =>
    fc
      .record({
        targets: fc.array(target, { minLength: columns.length, maxLength: columns.length }),
        rules: fc.array(fc.option(rule), { minLength: columns.length, maxLength: columns.length }),
        blank: fc.constantFrom('keep' as const, 'clear' as const),
        update: fc.boolean(),
        tags: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { maxLength: 3 }),
        sheet: fc.option(fc.constantFrom('Accounts', 'Blatt 1')),
        encoding: fc.option(fc.constantFrom('windows-1252' as const, 'utf-8' as const)),
      })
      .map(({ targets, rules, blank, update, tags, sheet, encoding }) =>
        bodyOf({
          columns,
          sheet: sheet ?? undefined,
          dialect: encoding === null ? {} : { encoding },
          mapping: Object.fromEntries(columns.map((column, at) => [column, targets[at] ?? 'ignore'])),
          rules: {
            columns: Object.fromEntries(
              columns.flatMap((column, at) => (rules[at] ? [[column, rules[at]]] : [])),
            ),
            blank,
          },
          updateExisting: update,
          tags,
        }),
      ),
  );

const fileOf = (columns: readonly string[]): FileColumn[] =>
  columns.map((key) => ({ key, suggestion: { target: 'ignore', confidence: 0, reason: '' } }));

describe('a recipe', () => {
  it('is the same after it was written to a file and read again', () => {
    fc.assert(
      fc.property(recipe, fc.stringMatching(/^\S(.{0,20}\S)?$/), (body, name) => {
        const read = recipeFileSchema.parse(JSON.parse(JSON.stringify(toRecipeFile(name, body))));
        expect([read.name, bodyOfFile(read)]).toEqual([name, body]);
      }),
    );
  });

  it('put on its own columns, in whatever order, says what it said', () => {
    fc.assert(
      fc.property(recipe, fc.boolean(), (body, backwards) => {
        const columns = backwards ? body.columns.toReversed() : body.columns;
        const { fits, options, drift } = applyRecipe(body, fileOf(columns));
        expect([fits, drift]).toEqual([true, { missing: [], new: [], renamed: [] }]);
        expect(options).toEqual({
          mapping: body.mapping,
          rules: body.rules,
          update_existing: body.update_existing,
          tags: body.tags,
        });
        expect(fingerprintOf(columns)).toBe(fingerprintOf(body.columns));
      }),
    );
  });

  it('gives every column of any file a target, and never one that a person did not decide', () => {
    fc.assert(
      fc.property(recipe, recipe, (body, other) => {
        const { options, drift } = applyRecipe(body, fileOf(other.columns));
        expect(Object.keys(options.mapping).toSorted()).toEqual(other.columns.toSorted());
        for (const { column } of drift.new)
          expect(Object.entries(options.mapping)).toContainEqual([column, 'ignore']);
        const { found, missing, added } = compareColumns(body, fileOf(other.columns));
        expect(found.size + missing.length).toBe(body.columns.length);
        expect(found.size + added.length).toBe(other.columns.length);
      }),
    );
  });
});

const company = {
  columns: ['Account Name', 'Website', 'Funding (USD)'],
  mapping: { 'Account Name': 'name', Website: 'domain', 'Funding (USD)': 'fundingRaised' },
};
const suggested = (key: string, field: string): FileColumn => ({
  key,
  suggestion: { target: field, confidence: 0.95, reason: '' },
});

describe('columns of next month', () => {
  it('are the same however they are written', () => {
    const { found } = compareColumns(company, fileOf(['funding (usd)', 'ACCOUNT_NAME', 'web site']));
    expect([...found]).toEqual([
      ['Account Name', 'ACCOUNT_NAME'],
      ['Website', 'web site'],
      ['Funding (USD)', 'funding (usd)'],
    ]);
  });

  it('are renamed where name or values say so, but never from one unit to another', () => {
    const { renamed, missing } = compareColumns(company, [
      suggested('Acount Name', 'ignore'),
      suggested('Homepage', 'domain'),
      suggested('Funding (EUR)', 'fundingRaised'),
    ]);
    expect(renamed.map(({ from, to }) => [from, to])).toEqual([
      ['Account Name', 'Acount Name'],
      ['Website', 'Homepage'],
    ]);
    expect(missing).toEqual(['Funding (USD)']);
  });

  it('are missing and new where nothing says that they are the same', () => {
    const { missing, added } = compareColumns(company, fileOf(['Account Name', 'First name', 'Colour']));
    expect(missing).toEqual(['Website', 'Funding (USD)']);
    expect(added.map(({ key }) => key)).toEqual(['First name', 'Colour']);
  });

  it('without names are of no kind', () => {
    expect(fingerprintOf(['column_1', 'column_2'])).toBe(null);
  });
});

it.each([
  ['crm-accounts-2026-10.csv', 'crm-accounts'],
  ['Export 31.10.2026 (2).csv.gz', 'Export'],
  ['2026-10.xlsx', '2026-10'],
  ['sp500.csv', 'sp500'],
  ['accounts-cp1252.csv', 'accounts-cp1252'],
  ['会社一覧_2026年.csv', '会社一覧 年'],
])('the file %s is of the kind "%s"', (file, kind) => {
  expect(nameOfKind(file)).toBe(kind);
});
