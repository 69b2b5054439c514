// Undo of imports that write groups and custom fields, any of them, with rules of any kind.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { WriteDb } from '../../../store/database.ts';
import { makeGroup, type MadeGroup } from '../../../testing/definitions.ts';
import { tempStore } from '../../../testing/temp-store.ts';
import { definitionsOf } from '../../custom-fields/definitions.ts';
import { findFieldKey } from '../../custom-fields/field-path.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import { must } from '../../../lib/assert.ts';
import { brokenKeys, importRows, stateOf, takeBack } from './testing.ts';

const cells = {
  numericField: fc.constantFrom(1, 2.5, null),
  singleSelect: fc.constantFrom('A', 'b', 'Gold', null),
  multipleSelect: fc.constantFrom(['Cables'], ['Software', 'machinery'], ['Cables', 'Tin'], []),
  textField: fc.constantFrom('x', 'y', ''),
  dateField: fc.constantFrom('2024-01-31', null),
};
type Cell = keyof typeof cells;

const row = fc.record({
  name: fc.constantFrom('Norrvik', 'Tarnhelm', 'Drumlin', 'Kestrel'),
  industry: fc.constantFrom('Steel', null),
  custom: fc.record(cells),
});
const rows = fc.array(row, { maxLength: 8 });

/** By the types of the fields that they are about. */
const rules = fc.record(
  {
    blank: fc.constantFrom('keep' as const, 'clear' as const),
    fields: fc.dictionary(
      fc.constantFrom<Cell>('singleSelect', 'multipleSelect', 'textField'),
      fc.record(
        {
          merge: fc.constantFrom('overwrite' as const, 'fill_blank' as const, 'never' as const),
          default: fc.constant('A'),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
);

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Drawn = Of<typeof rules>;
type Row = Of<typeof row>;

/** Selects make what they lack; a default is a label of the one select that has it. */
function rulesFor({ paths }: MadeGroup, { fields = {}, ...rest }: Drawn): ImportRules {
  const all: ImportRules['fields'] = {
    [paths.singleSelect]: { options: 'create' },
    [paths.multipleSelect]: { options: 'create' },
  };
  for (const [type, { merge, default: given }] of Object.entries(fields)) {
    const path = paths[type as Cell];
    all[path] = {
      ...all[path],
      ...(merge && { merge }),
      ...(given !== undefined && type === 'singleSelect' && { default: given }),
    };
  }
  return { ...rest, fields: all };
}

const rowsFor = ({ paths }: MadeGroup, drawn: readonly Row[]) =>
  drawn.map(({ custom, ...plain }) => ({
    ...plain,
    seen: null,
    ...Object.fromEntries(Object.entries(custom).map(([type, value]) => [paths[type as Cell], value])),
  }));

const run = (db: WriteDb, group: MadeGroup, drawn: readonly Row[], by: Drawn) =>
  importRows(db, rowsFor(group, drawn), { updateExisting: true, tags: [], rules: rulesFor(group, by) });

const runs = { numRuns: 40 };

describe('undo of an import with custom fields', () => {
  it('leaves the store as it was, and a redo as it was after the import', () => {
    const { db } = tempStore();
    const group = makeGroup(db);
    fc.assert(
      fc.property(rows, rules, rows, rules, (first, firstRules, second, secondRules) => {
        run(db, group, first, firstRules);
        const before = stateOf(db);
        const { id } = run(db, group, second, secondRules);
        const after = stateOf(db);
        for (let round = 0; round < 2; round += 1) {
          expect(takeBack(db, id, 'undo').kept).toEqual([]);
          expect(stateOf(db)).toEqual(before);
          expect(takeBack(db, id, 'redo').kept).toEqual([]);
          expect(stateOf(db)).toEqual(after);
          expect(brokenKeys(db)).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('of some columns is taken back whole by a redo', () => {
    const { db } = tempStore();
    const group = makeGroup(db);
    const keyOf = (type: Cell): FieldKey => must(findFieldKey(definitionsOf(db), group.paths[type]), 'field');
    const some = fc.uniqueArray(fc.constantFrom(...(Object.keys(cells) as Cell[])), { minLength: 1 });
    fc.assert(
      fc.property(rows, rows, rules, some, (first, second, by, columns) => {
        run(db, group, first, {});
        const { id } = run(db, group, second, by);
        const state = stateOf(db);
        takeBack(db, id, 'undo', { fields: columns.map(keyOf) });
        takeBack(db, id, 'redo');
        expect(stateOf(db)).toEqual(state);
      }),
      runs,
    );
  });
});
