import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { realign } from './realign.ts';
import { measureShape, misfits } from './table-shape.ts';

const grammar = { delimiter: ',', quote: '"', escape: 'doubled', ends: 'lf' } as const;
const rows = Array.from(
  { length: 12 },
  (_, at) => `${at},Firm,${at * 3},Oslo,2020-01-${10 + at},x@firm.example,Ada`,
);
const shape = measureShape(rows.join('\n'), grammar, { headers: 0, line: 1 });

const cell = fc.constantFrom('', '7', '1,5', 'Acme', '2020-01-12', 'a@b.example', 'Hale', '12.5', ' Vane');

test('a mended row has the table’s width, no misfit, and every character in order', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 9 }), (cells) => {
      const raw = cells.join(',');
      const mended = realign(raw.split(','), raw, grammar, shape);
      if (mended === null) return;
      expect(mended.cells).toHaveLength(shape.width);
      expect(misfits(mended.cells, shape)).toBe(0);
      expect(mended.cells.join('').replaceAll(',', '')).toBe(raw.replaceAll(',', ''));
    }),
    { numRuns: 5000 },
  );
});

test('a wide row takes no longer for it', () => {
  const wide = Array.from({ length: 2000 }, (_, at) => (at % 2 === 0 ? '1' : 'x')).join(',');
  const table = measureShape(`${wide}\n`.repeat(8), grammar, { headers: 0, line: 1 });
  for (let n = 0; n < 50; n += 1) realign(`${wide},`.split(','), `${wide},`, grammar, table);
  expect(realign(`,${wide}`.split(','), `,${wide}`, grammar, table)?.code).toBe('extra_delimiter');
});
