import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../shared/schema/review.ts';
import { settled } from './settle-matrix.ts';
import { cell, matrix } from './test-data.ts';

const start = matrix([
  { field: 'industry', value: 'Steel', cells: [cell(1, 'gleif', 'Cloth'), cell(2, 'registry', 'Wool')] },
  { field: 'phones', value: ['1'], cells: [cell(3, 'gleif', ['2']), cell(4, 'registry', ['3'])] },
  { field: 'taxId', value: null, cells: [cell(5, 'gleif', 'T', 'fills'), cell(6, 'registry', 'T', 'fills')] },
]);

const after = (...decisions: Decision[]) => {
  const { fields, open, decided } = settled(start, decisions);
  return {
    values: fields.map(({ value }) => value),
    states: fields.map(({ cells }) => cells.map(({ state }) => state)),
    open,
    decided,
  };
};

describe('a record as it will be', () => {
  it('holds what was accepted, and passes over other values of that field', () => {
    expect(after({ proposalId: 'prp_1', do: 'accept' })).toEqual({
      values: ['Cloth', ['1'], null],
      states: [
        ['accepted', 'superseded'],
        ['open', 'open'],
        ['open', 'open'],
      ],
      open: 4,
      decided: 2,
    });
  });

  it('adds to a list what each provider offers', () => {
    const both = after({ proposalId: 'prp_3', do: 'accept' }, { proposalId: 'prp_4', do: 'accept' });
    expect(both).toMatchObject({ values: ['Steel', ['1', '2', '3'], null], open: 4 });
  });

  it('holds the value that a person made of a proposal', () => {
    expect(after({ proposalId: 'prp_5', do: 'accept', value: 'X' })).toMatchObject({
      values: ['Steel', ['1'], 'X'],
      states: [{}, {}, ['edited', 'superseded']],
    });
  });

  it('rejects an equal value with the one that was rejected, and nothing twice', () => {
    const reject: Decision = { proposalId: 'prp_5', do: 'reject' };
    expect(after(reject)).toMatchObject({ states: [{}, {}, ['rejected', 'rejected']], open: 4, decided: 2 });
    expect(after(reject, { proposalId: 'prp_6', do: 'accept' })).toEqual(after(reject));
  });

  it('offers nothing for a locked field', () => {
    expect(after({ itemId: 'itm_1', field: 'industry', do: 'lock' })).toMatchObject({
      states: [['locked', 'locked'], {}, {}],
      open: 4,
      decided: 0,
    });
  });
});
