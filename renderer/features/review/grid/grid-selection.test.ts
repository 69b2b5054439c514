import { describe, expect, it } from 'vitest';
import type { ReviewFilter } from '../../../../shared/schema/review.ts';
import { cell, matrix } from '../test-data.ts';
import { decisionsFor, type GridAct } from './grid-offers.ts';
import { beside, clamped, countCells, extendTo, rangeOf, selectAt, widened } from './grid-selection.ts';

const size = { rows: 10, columns: 4 };
const spot = (row: number, column: number) => ({ row, column });

describe('a selection', () => {
  it('goes from one corner to the other, whichever came first', () => {
    const cells = extendTo(selectAt(spot(5, 3)), spot(2, 1));
    expect(rangeOf(cells, size)).toEqual({ top: 2, bottom: 5, left: 1, right: 3 });
    expect(countCells(rangeOf(cells, size))).toBe(12);
  });

  it('is whole rows, whole columns or all of it', () => {
    const range = (span: 'rows' | 'columns' | 'all') => rangeOf(selectAt(spot(5, 3), span), size);
    expect(range('rows')).toEqual({ top: 5, bottom: 5, left: 0, right: 3 });
    expect(range('columns')).toEqual({ top: 0, bottom: 9, left: 3, right: 3 });
    expect(range('all')).toEqual({ top: 0, bottom: 9, left: 0, right: 3 });
    expect(widened(selectAt(spot(5, 3))).span).toBe('rows');
    expect(widened(selectAt(spot(5, 3), 'columns')).span).toBe('all');
  });

  it('stays within the grid', () => {
    expect(beside(selectAt(spot(0, 3)), -1, 1, size)).toEqual(spot(0, 3));
    expect(clamped(selectAt(spot(40, 9)), size).head).toEqual(spot(9, 3));
    expect(clamped(selectAt(spot(4, 1)), { rows: 0, columns: 0 }).head).toEqual(spot(0, 0));
  });
});

describe('what is decided about a cell', () => {
  const record = matrix([
    {
      field: 'industry',
      value: 'Steel',
      cells: [
        cell(1, 'gleif', 'Cloth', 'conflicts', 0.6),
        cell(2, 'registry', 'Wood', 'conflicts', 0.9),
        cell(3, 'phone-facts', 'Cloth', 'conflicts', 0.5),
      ],
    },
    {
      field: 'phones',
      value: [],
      cells: [cell(4, 'gleif', ['1'], 'fills'), cell(5, 'registry', ['2'], 'fills')],
    },
    { field: 'taxId', value: null, cells: [{ ...cell(6, 'gleif', 'X', 'fills'), state: 'rejected' }] },
  ]);
  const ids = (what: GridAct, wanted: ReviewFilter = {}, fields = ['industry', 'phones', 'taxId']) =>
    decisionsFor(record, new Set(fields), what, wanted).map((one) =>
      'proposalId' in one ? one.proposalId : one.field,
    );

  it('is its surest value, of a list all of them', () => {
    expect(ids('accept')).toEqual(['prp_2', 'prp_4', 'prp_5']);
  });

  it('is about what the list is narrowed to', () => {
    expect(ids('accept', { provider: 'gleif' })).toEqual(['prp_1', 'prp_4']);
    expect(ids('accept', { relation: 'conflicts' })).toEqual(['prp_2']);
    expect(ids('reject', { minConfidence: 0.8 }, ['industry'])).toEqual(['prp_2']);
  });

  it('rejects an equal value once, as the others go with it', () => {
    expect(ids('reject', {}, ['industry']).toSorted()).toEqual(['prp_1', 'prp_2']);
  });

  it('locks a field that is not locked', () => {
    expect(ids('lock', {}, ['taxId'])).toEqual(['taxId']);
  });
});
