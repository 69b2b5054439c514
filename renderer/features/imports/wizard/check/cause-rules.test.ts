import { describe, expect, it } from 'vitest';
import {
  canMapValues,
  emptyValues,
  suggestionLabel,
  suggestionsOf,
  withValues,
  type FailingGroup,
} from './cause-rules.ts';

const group = (changes: Partial<FailingGroup>): FailingGroup => ({
  code: 'invalid_year',
  message: 'It is no year.',
  field: 'foundationYear',
  column: 'Founded',
  rows: 3,
  values: [
    { value: '19O5', rows: 2 },
    { value: 'later', rows: 1 },
  ],
  row_numbers: [2, 3, 4],
  suggestions: [{ value: '19O5', suggestion: '1905', rows: 2 }],
  ...changes,
});

describe('bulk fixes of a cause', () => {
  it('are values of its column, beside those that were decided before', () => {
    const before = {
      blank: 'clear' as const,
      columns: { Founded: { decimal: '.' as const, values: { x: '1' } } },
    };
    expect(withValues(before, 'Founded', suggestionsOf(group({})), true)).toEqual({
      blank: 'clear',
      columns: { Founded: { decimal: '.', values: { x: '1', '19O5': '1905' } } },
    });
    expect(withValues({}, 'Founded', emptyValues(group({})), true)).toEqual({
      columns: { Founded: { values: { '19O5': null, later: null } } },
    });
  });

  it('decide anew about a value that was made of another', () => {
    const before = { columns: { Founded: { values: { old: '19O5' } } } };
    expect(withValues(before, 'Founded', suggestionsOf(group({})), true)).toEqual({
      columns: { Founded: { values: { old: '1905', '19O5': '1905' } } },
    });
  });

  it.each([
    ['the name', { field: 'name' }],
    ['a list', { field: 'emails' }],
    ['rows without a column', { column: null }],
    ['rows without a value', { values: [] }],
  ])('are not offered for %s', (_, changes) => {
    expect(canMapValues(group(changes))).toBe(false);
    expect(canMapValues(group({}))).toBe(true);
  });

  it('name their effect in rows', () => {
    expect(suggestionLabel(group({}))).toBe('Read O as 0 in 2 rows');
    const suggestions = [{ value: 'a b.de', suggestion: 'a-b.de', rows: 1 }];
    expect(suggestionLabel(group({ suggestions }))).toBe('Apply 1 suggestion');
  });
});
