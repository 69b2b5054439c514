// @vitest-environment jsdom
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { employeeRanges } from '../../../../shared/schema/company.ts';
import { countryCodes } from '../../../../shared/schema/country-codes.ts';
import type { CellKind } from '../grid/columns/grid-column.ts';
import { editText } from '../grid/typed/parse-cell.ts';
import { readClipboard } from './paste.ts';
import { pastedValue } from './paste-value.ts';
import { writeTsv } from './tsv.ts';
import { writeHtmlTable } from './write-html.ts';

const options = ['A', 'B; C', ' d', '1,5'].map((label) => ({ label, color: 'gray' as const }));
const labels = options.map(({ label }) => label);

/** As it may be stored: anything that is not empty. */
const anyText = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
const oddText = fc
  .string({
    unit: fc.constantFrom('a', ' ', '\t', '\n', '\r', '"', '<', '&', '\u00a0', '=', '0'),
    minLength: 1,
  })
  .filter((text) => text.trim() !== '');
const entry = fc.oneof(anyText, oddText);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const decimal = fc
  .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.stringMatching(/^(?:\d{0,5}[1-9])?$/))
  .map(([whole, rest]) => (rest === '' ? String(whole) : `${whole}.${rest}`));
const person = fc.record({ id: fc.uuid(), fullName: anyText, entityType: fc.constant('person') });

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });

const cell: fc.Arbitrary<[CellKind, unknown]> = fc.oneof(
  fc.tuple(fc.constant<CellKind>({ type: 'text' }), orNull(entry)),
  fc.tuple(fc.constant<CellKind>({ type: 'number', format: 'number' }), orNull(decimal)),
  fc.tuple(fc.constant<CellKind>({ type: 'year' }), orNull(fc.integer({ min: 1000, max: 2100 }).map(String))),
  fc.tuple(fc.constant<CellKind>({ type: 'date' }), orNull(day)),
  fc.tuple(fc.constant<CellKind>({ type: 'employeeRange' }), orNull(fc.constantFrom(...employeeRanges))),
  fc.tuple(fc.constant<CellKind>({ type: 'country' }), orNull(fc.constantFrom(...countryCodes))),
  fc.tuple(fc.constant<CellKind>({ type: 'list', noun: 'tag' }), fc.uniqueArray(entry, { maxLength: 3 })),
  fc.tuple(fc.constant<CellKind>({ type: 'select', options }), orNull(fc.constantFrom(...labels))),
  fc.tuple(fc.constant<CellKind>({ type: 'multiSelect', options }), fc.subarray(labels)),
  fc.tuple(
    fc.constant<CellKind>({ type: 'references', of: 'contacts' }),
    fc.uniqueArray(person, { maxLength: 3, selector: ({ id }) => id }),
  ),
);

const pasted = (kind: CellKind, from: NonNullable<ReturnType<typeof readClipboard>>[number][number]) =>
  pastedValue({ path: 'x', kind }, from);

describe('copy and paste', () => {
  it('give every kind of value again, exactly', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (row) => {
        const kinds = row.map(([kind]) => kind);
        const cells = row.map(([kind, value]) => ({ value, text: editText(kind, value) }));
        const table = readClipboard({ html: writeHtmlTable(kinds, [cells, cells]), text: '' });
        expect(table).toHaveLength(2);
        for (const [at, [kind, value]] of row.entries())
          for (const line of table ?? [])
            expect(pasted(kind, line[at] ?? { text: 'missing' })).toEqual({ ok: true, value });
      }),
    );
  });

  it('give plain values again also by the text alone', () => {
    const plain = cell.filter(
      ([kind]) => !['references', 'list', 'multiSelect', 'select'].includes(kind.type),
    );
    fc.assert(
      fc.property(plain, ([kind, value]) => {
        const text = writeTsv([[editText(kind, value)]]);
        const [[from = { text: 'missing' }] = []] = readClipboard({ html: '', text }) ?? [];
        const kept = kind.type === 'text' && typeof value === 'string' ? value.trim() : value;
        expect(pasted(kind, from)).toEqual({ ok: true, value: kept });
      }),
    );
  });

  it('turn a value into what its text means in a column of another kind', () => {
    const html = writeHtmlTable(
      [{ type: 'list', noun: 'tag' }],
      [[{ value: ['1974', 'x'], text: '1974; x' }]],
    );
    const cellOf = (readClipboard({ html, text: '' }) ?? [])[0]?.[0] ?? { text: 'missing' };
    expect(pasted({ type: 'text' }, cellOf)).toEqual({ ok: true, value: '1974; x' });
    expect(pasted({ type: 'year' }, cellOf)).toMatchObject({ ok: false });
  });
});
