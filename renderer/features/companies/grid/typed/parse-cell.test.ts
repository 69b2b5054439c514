import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { employeeRanges } from '../../../../../shared/schema/company.ts';
import { countryCodes } from '../../../../../shared/schema/country-codes.ts';
import type { CellKind } from '../columns/grid-column.ts';
import { editText, parseCell } from './parse-cell.ts';

const options = [
  { label: 'A', color: 'green' as const },
  { label: 'B', color: 'blue' as const },
];
const parse = (kind: CellKind, text: string, path = 'x') => parseCell({ path, kind }, text);

describe('a typed text', () => {
  it.each<[CellKind, string, unknown]>([
    [{ type: 'text' }, '  Norrvik ', 'Norrvik'],
    [{ type: 'text' }, '  ', null],
    [{ type: 'year' }, '1974', '1974'],
    [{ type: 'employeeRange' }, '51 – 200', '51-200'],
    [{ type: 'employeeRange' }, '120', '51-200'],
    [{ type: 'employeeRange' }, '1,200', '1001-5000'],
    [{ type: 'employeeRange' }, '25000', '10000+'],
    [{ type: 'country' }, 'se', 'SE'],
    [{ type: 'country' }, 'Germany', 'DE'],
    [{ type: 'list', noun: 'email' }, 'a@x.se; b@x.se\na@x.se', ['a@x.se', 'b@x.se']],
    [{ type: 'list', noun: 'email' }, '', []],
    [{ type: 'select', options }, 'b', 'B'],
    [{ type: 'multiSelect', options }, 'b; A', ['A', 'B']],
  ])('%o takes "%s"', (kind, text, value) => {
    expect(parse(kind, text)).toEqual({ ok: true, value });
  });

  it.each<[CellKind, string, string]>([
    [{ type: 'employeeRange' }, 'many', '"many" is no employee range. Choose one, or leave it empty.'],
    [{ type: 'year' }, '12x', '"12x" is no year. Type four digits.'],
    [{ type: 'country' }, 'Nowhere', '"Nowhere" is no country. Type its name, or two letters such as SE.'],
    [{ type: 'select', options }, 'D', '"D" is no option. Choose A, B.'],
    [{ type: 'multiSelect', options }, 'A; D', '"D" is no option. Choose A, B.'],
  ])('%o says why it does not take "%s"', (kind, text, reason) => {
    expect(parse(kind, text)).toEqual({ ok: false, reason });
  });

  it('is needed for a name', () => {
    expect(parse({ type: 'text' }, ' ', 'name')).toEqual({ ok: false, reason: 'A company needs a name.' });
  });
});

it('comes back from the text that an editor starts with', () => {
  const entry = fc.stringMatching(/^[a-z0-9@.]{1,12}$/);
  const pair = fc.oneof(
    fc.tuple(fc.constant<CellKind>({ type: 'text' }), entry),
    fc.tuple(fc.constant<CellKind>({ type: 'employeeRange' }), fc.constantFrom(...employeeRanges)),
    fc.tuple(fc.constant<CellKind>({ type: 'country' }), fc.constantFrom(...countryCodes)),
    fc.tuple(fc.constant<CellKind>({ type: 'list', noun: 'tag' }), fc.uniqueArray(entry)),
    fc.tuple(fc.constant<CellKind>({ type: 'multiSelect', options }), fc.subarray(['A', 'B'])),
  );
  fc.assert(
    fc.property(pair, ([kind, value]) => {
      expect(parse(kind, editText(kind, value))).toEqual({ ok: true, value });
    }),
  );
});
