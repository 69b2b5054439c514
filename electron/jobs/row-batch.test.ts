import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { planRows } from '../domain/imports/row-plan.ts';
import { changesOf, prepareRow } from '../domain/imports/prepare-row.ts';
import { keyHash, nameKey } from '../domain/matching/company-key.ts';
import { createBatchBuilder, eachRow, type UnpackedRow } from './row-batch.ts';

const plan = planRows(['n', 'w', 'c', 'e1', 'e2', 't', 'x'], {
  n: 'name',
  w: 'domain',
  c: 'countryCode',
  e1: 'emails',
  e2: 'emails',
  t: 'tags',
});

const cell = fc.constantFrom(
  '',
  ' ',
  'Acme',
  ' Acme ',
  'acme.de',
  'Germany',
  'a@b.de',
  'a;b',
  'ü😀',
  'no domain',
);
const record = fc.array(cell, { minLength: 7, maxLength: 9 });

/** What a row says: the filled fields, or why it failed, or that it is blank. */
function contentOf(row: UnpackedRow): unknown {
  if (row.kind === 'failed') return { kind: row.kind, issues: row.issues };
  if (row.kind !== 'data') return { kind: row.kind };
  return Object.fromEntries(
    Object.entries(row.values).filter(
      ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

it('brings every row to the other side as it was prepared, with its own cells', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 60 }), (records) => {
      const prepared = records.map((cells) => prepareRow(plan, cells));
      const builder = createBatchBuilder(plan.fields, 60);
      records.forEach((cells, at) =>
        builder.add(prepared[at] ?? { kind: 'blank' }, { rowNumber: at + 2, line: at * 2 }, cells),
      );
      const got: UnpackedRow[] = [];
      eachRow(structuredClone(builder.take(0)), plan.fields, (row) => got.push(row));
      expect(got).toHaveLength(records.length);
      const names = plan.fields.map(({ field }) => field);
      got.forEach((row, at) => {
        const sent = prepared[at];
        expect(row).toMatchObject({ kind: sent?.kind, rowNumber: at + 2, line: at * 2 });
        expect(row.cells()).toEqual(records[at]);
        expect(contentOf(row)).toEqual(sent?.kind === 'data' ? changesOf(names, sent.values) : sent);
      });
      expect(builder.size()).toBe(0);
    }),
  );
});

it('tells beforehand which keys its rows are looked up by', () => {
  const builder = createBatchBuilder(plan.fields, 3);
  const rows = [
    ['Acme', 'acme.de', '', '', '', '', ''],
    ['', '', '', '', '', '', ''],
    ['Ärzte', '', 'DE', '', '', '', ''],
  ];
  rows.forEach((cells, at) => builder.add(prepareRow(plan, cells), { rowNumber: at, line: at }, cells));
  const expected = [
    keyHash('name', nameKey('Acme')),
    keyHash('domain', 'acme.de'),
    keyHash('name', nameKey('Ärzte')),
  ];
  expect([...builder.take(0).keys]).toEqual(expected);
  expect([...builder.take(0).keys]).toEqual([]);
});
