import { describe, expect, it } from 'vitest';
import { company } from '../../../../testing/companies.ts';
import { withMarks } from '../../marks/row-marks.ts';
import { defineColumn, type GridColumn } from '../columns/grid-column.ts';
import { cellMark } from './cell-mark.ts';

const column = (path: string, more: Partial<GridColumn> = {}): GridColumn =>
  defineColumn({
    path,
    label: path,
    group: { id: 'company', label: 'Company' },
    kind: { type: 'text' },
    width: 100,
    read: () => null,
    ...more,
  });

const source = { actor: 'usr_1', run: null };
const [row, other] = withMarks([company(0), company(1)], {
  sources: [
    { ...source, kind: 'import', name: 'crm.csv', at: null },
    { ...source, kind: 'person', name: 'Mira Aldous', at: '2020-11-20T13:58:00.000Z' },
    { ...source, kind: 'import', name: null, at: null },
  ],
  companies: [
    { origin: 0, fields: { industry: 1 }, locks: ['industry', 'domain'] },
    { origin: 2, fields: {}, locks: [] },
  ],
});

const sourceOf = (path: string, mode: 'differing' | 'all' | 'off', isEmpty = false) =>
  row && cellMark(row, column(path), mode, isEmpty);

describe('the mark of a cell', () => {
  it('is there where the source differs from the record’s own, and says who and when', () => {
    expect(sourceOf('industry', 'differing')).toEqual({
      source: 'person',
      note: expect.stringMatching(/^Person: Mira Aldous, .*2020/),
      locked: true,
    });
    expect(sourceOf('taxId', 'differing')).toBeUndefined();
  });

  it('is the record’s own source for every value where all are asked for, but not for nothing', () => {
    expect(sourceOf('taxId', 'all')).toMatchObject({
      source: 'import',
      note: expect.stringContaining('crm.csv'),
    });
    expect(sourceOf('taxId', 'all', true)).toBeUndefined();
    expect(other && cellMark(other, column('name'), 'all', false)?.note).toContain('rows sent over the API');
  });

  it('tells of a lock whatever is asked for', () => {
    expect(sourceOf('industry', 'off')).toEqual({ locked: true });
    expect(sourceOf('domain', 'differing', true)).toEqual({ locked: true });
    expect(sourceOf('name', 'off')).toBeUndefined();
  });

  it('is none for what nobody writes, nor for a row without marks', () => {
    const updated = column('updatedAt', { edits: false });
    expect(row && cellMark(row, updated, 'all', false)).toBeUndefined();
    expect(cellMark(company(2), column('name'), 'all', false)).toBeUndefined();
  });
});
