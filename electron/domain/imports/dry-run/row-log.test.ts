import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { companyFields } from '../../../../shared/schema/company.ts';
import { skipCodes } from '../../../../shared/schema/dry-run.ts';
import { fates } from '../../../../shared/schema/import.ts';
import { bitOf, createRowLog, maskOf, type LoggedRow } from './row-log.ts';

const number = fc.integer({ min: 1, max: 0xffff_ffff });
const row: fc.Arbitrary<LoggedRow> = fc.record({
  rowNumber: number,
  line: fc.option(number),
  fate: fc.constantFrom(...fates),
  companyNo: fc.option(number),
  by: fc.constantFrom(null, 'domain' as const, 'name' as const),
  code: fc.option(fc.constantFrom(...skipCodes)),
  mask: fc.subarray([...companyFields]).map(maskOf),
});

it('gives back every row as it was noted, however many there are', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 3000, size: 'max' }), (rows) => {
      const log = createRowLog();
      for (const one of rows) log.push(one);
      expect(log.count()).toBe(rows.length);
      expect(rows.map((_, at) => log.at(at))).toEqual(rows);
      const failed = [...log.select(({ fate }) => fate === 'failed')];
      expect(failed).toEqual(rows.flatMap(({ fate }, at) => (fate === 'failed' ? [at] : [])));
    }),
    { numRuns: 10 },
  );
});

it('tells each field of a mask', () => {
  fc.assert(
    fc.property(fc.subarray([...companyFields]), (fields) => {
      const mask = maskOf(fields);
      expect(companyFields.filter((field) => (mask & bitOf(field)) !== 0)).toEqual(fields);
    }),
  );
});
