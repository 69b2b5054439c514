import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../../shared/schema/record.ts';
import { standardColumns } from '../grid/columns/standard-columns.ts';
import type { GridColumn } from '../grid/columns/grid-column.ts';
import { historyBy } from '../../../ui/sources/history-by.ts';
import { historyLine } from './history-words.ts';
import { valueWords } from './record-sections.ts';

const columnOf = (path: string): GridColumn => {
  const found = standardColumns.find((column) => column.path === path);
  if (!found) throw new Error(`no column ${path}`);
  return found;
};

const entry = (
  field: string,
  before: unknown,
  after: unknown,
  more: Partial<HistoryEntry> = {},
): HistoryEntry => ({
  id: 'chg_1',
  entry: 'changed',
  kind: 'person',
  name: 'Mira Aldous',
  actor: 'usr_1',
  run: 'stp_1',
  at: '2020-11-20T13:58:00.000Z',
  row: null,
  reason: null,
  action: 'edit',
  cells: [{ field, label: field, before, after, current: false }],
  ...more,
});

describe('an entry of a history', () => {
  it('is what was and what became of it, which can be had again unless it stands there', () => {
    const industry = columnOf('industry');
    const change = { type: 'change', before: '', after: 'Steel', current: false };
    expect(historyLine(entry('industry', null, 'Steel'), industry, 'Cloth')).toEqual({
      ...change,
      restores: true,
    });
    expect(historyLine(entry('industry', null, 'Steel'), industry, 'Steel')).toEqual({
      ...change,
      restores: false,
    });
    expect(historyLine(entry('taxId', null, 'SE1'), industry, 'Steel')).toBeNull();
  });

  it('writes values as the list does', () => {
    const line = (path: string, value: unknown) => historyLine(entry(path, value, null), columnOf(path), 'x');
    expect(line('fundingRaised', '7300000')).toMatchObject({ before: '7,300,000 USD', after: '' });
    expect(line('employeeRange', '51-200')).toMatchObject({ before: '51–200' });
    expect(line('tags', ['a', 'b'])).toMatchObject({ before: 'a, b' });
  });

  it('tells of a lock and of its end', () => {
    const industry = columnOf('industry');
    const words = (before: string[], after: string[]) =>
      historyLine(entry('locks', before, after), industry, null);
    expect(words([], ['industry'])).toEqual({ type: 'note', words: 'Locked' });
    expect(words(['industry', 'name'], ['name'])).toEqual({ type: 'note', words: 'Unlocked' });
  });

  it('says why a value was not taken', () => {
    const refused = (reason: 'locked' | 'outranked') =>
      historyLine(entry('industry', null, 'Wire', { entry: 'refused', reason }), columnOf('industry'), null);
    expect(refused('locked')).toMatchObject({ words: '“Wire” not taken: the field was locked' });
    expect(refused('outranked')).toMatchObject({
      words: '“Wire” not taken: what stands there ranks above it',
    });
  });

  it('names who, from which row, how and when', () => {
    const file = { kind: 'import', name: 'crm.csv', row: 2317, action: null } as const;
    expect(historyBy(entry('industry', null, 'x', file))).toMatch(/^crm\.csv, row 2,317, .*2020/);
    expect(historyBy(entry('industry', null, 'x', { action: 'bulk_edit' }))).toMatch(
      /^Mira Aldous, bulk edit, /,
    );
  });
});

describe('a value in words', () => {
  it('is readable although its field had another type then', () => {
    expect(valueWords(columnOf('tags'), 'one text')).toBe('one text');
    expect(valueWords(columnOf('industry'), ['a', 'b'])).toBe('a, b');
    expect(valueWords(columnOf('industry'), [{ id: 'com_1', fullName: 'Acme' }])).toBe('Acme');
    expect(valueWords(columnOf('industry'), null)).toBe('');
  });
});
