import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellReader } from './convert-cell.ts';
import { decideColumn } from './decide-column.ts';

describe('a column of dates', () => {
  it('is read in the order that any of its cells gives away', () => {
    expect(decideColumn('lastFundingDate', ['3/4/21', '25/12/2020', '1/2/2021'])).toMatchObject({
      question: null,
      date_order: 'dmy',
      evidence: '“25/12/2020” can only be day first',
      ambiguous: { cells: 2 },
    });
    expect(decideColumn('lastFundingDate', ['12/25/2020', '3/4/2021'])).toMatchObject({ date_order: 'mdy' });
  });

  it('names every cell that the order follows from', () => {
    expect(decideColumn('lastFundingDate', ['25/4/21', '3/4/21', '1/2/21'])).toMatchObject({
      date_order: 'dmy',
      evidence: '“25/4/21” cannot be month first, “3/4/21” cannot be year first',
    });
  });

  it('asks where no cell gives the order away, and shows what each choice makes of it', () => {
    const decision = decideColumn('lastFundingDate', ['3/4/2021', '2021-05-01', '']);
    expect(decision).toMatchObject({ question: 'date_order', evidence: '' });
    expect(decision.date_order).toBeUndefined();
    expect(decision.ambiguous.examples).toEqual([
      {
        value: '3/4/2021',
        readings: [
          { choice: 'dmy', reads: '2021-04-03' },
          { choice: 'mdy', reads: '2021-03-04' },
        ],
      },
    ]);
  });

  it('asks where its cells contradict each other', () => {
    expect(decideColumn('lastFundingDate', ['25/12/2020', '12/25/2020', '3/4/21'])).toMatchObject({
      question: 'date_order',
      evidence: '“25/12/2020” is day first, “12/25/2020” is month first: the cells contradict each other',
    });
  });

  it('counts days as a spreadsheet does only where all of its cells do', () => {
    expect(decideColumn('lastFundingDate', ['44291', '45000', ''])).toMatchObject({ date_order: 'serial' });
    expect(decideColumn('lastFundingDate', ['44291', '2021-03-04']).date_order).toBeUndefined();
    expect(decideColumn('lastFundingDate', ['44291', 'soon']).question).toBe('date_order');
  });

  it('needs no rule where every cell has one reading', () => {
    expect(decideColumn('lastFundingDate', ['2021-03-04', '14.10.2026', 'Oct 3, 2021'])).toMatchObject({
      question: null,
      ambiguous: { cells: 0 },
    });
  });
});

describe('a column of amounts', () => {
  it('has the decimal sign that any of its cells gives away', () => {
    expect(decideColumn('fundingRaised', ['1.234', '1.234.567,89'])).toMatchObject({
      decimal: ',',
      evidence: '“1.234.567,89” can only be read with a decimal comma',
    });
    expect(decideColumn('fundingRaised', ['1,234M', '$3.5M'])).toMatchObject({ decimal: '.' });
    expect(decideColumn('fundingRaised', ['1.234M', '11,00,00,000'])).toMatchObject({ decimal: '.' });
  });

  it('never reads a cell otherwise that reads without a rule', () => {
    // Parts of a cent are no funding: 1,234 has one reading.
    expect(decideColumn('fundingRaised', ['1.234M', '1,234'])).toMatchObject({ decimal: '.' });
    expect(decideColumn('fundingRaised', ['1.234M', '1,234', '2,5'])).toMatchObject({ question: 'decimal' });
  });

  it('asks where no cell does, or where they contradict each other', () => {
    expect(decideColumn('fundingRaised', ['1.234', '500'])).toMatchObject({ question: 'decimal' });
    expect(decideColumn('fundingRaised', ['1.234', '1,5', '1.5'])).toMatchObject({ question: 'decimal' });
  });
});

it('decides so that every ambiguous cell then reads, whatever the order of the cells', () => {
  const cell = fc
    .tuple(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1970, max: 2068 }),
    )
    .map(([day, month, year]) => `${day}/${month}/${year}`);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (cells) => {
      const decision = decideColumn('lastFundingDate', cells);
      expect(decideColumn('lastFundingDate', cells.toReversed()).date_order).toBe(decision.date_order);
      const { date_order } = decision;
      const read = cellReader('lastFundingDate', date_order === undefined ? {} : { date_order });
      const failed = cells.filter((text) => !read(text).ok);
      expect(failed.length > 0).toBe(decision.question !== null);
    }),
  );
});

it('says nothing of a field whose cells read in one way only', () => {
  expect(decideColumn('name', ['3/4/21'])).toMatchObject({ question: null, ambiguous: { cells: 0 } });
});
