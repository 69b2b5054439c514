import { describe, expect, it } from 'vitest';
import { createRowEditor } from './apply-edits.ts';
import type { InputRow } from './input-rows.ts';
import { prepareRow } from './prepare-row.ts';
import { planRows } from './row-plan.ts';

const plan = planRows(['name', 'domain'], { name: 'name', domain: 'domain' });
const rowOf = (cells: string[], prepared = prepareRow(plan, cells)): InputRow => ({
  rowNumber: 2,
  line: 2,
  cells,
  prepared,
});
const edited = (row: InputRow, edit: object) => createRowEditor(plan, new Map([[2, edit]]))?.(row);

describe('rows as a person mended them', () => {
  it('cost nothing where there are none', () => {
    expect(createRowEditor(plan, new Map())).toBeNull();
  });

  it('are prepared from the mended cells, and the others stay', () => {
    expect(edited(rowOf(['Acme', 'bad host']), { cells: { domain: 'acme.de' } })).toMatchObject({
      cells: ['Acme', 'acme.de'],
      prepared: { kind: 'data', values: ['Acme', 'acme.de'] },
    });
    const row = { ...rowOf(['Acme', '']), rowNumber: 3 };
    expect(edited(row, { leave_out: true })).toBe(row);
  });

  it('grow where the row is short, and pass over columns that are gone', () => {
    const row = rowOf(['Acme']);
    expect(edited(row, { cells: { domain: 'acme.de', gone: 'x' } })?.cells).toEqual(['Acme', 'acme.de']);
  });

  it('are blank once nothing is left, and no longer once something is there', () => {
    expect(edited(rowOf(['Acme', '']), { cells: { name: ' ' } })?.prepared).toEqual({ kind: 'blank' });
    const blank = rowOf(['', ''], { kind: 'blank' });
    expect(edited(blank, { cells: { name: 'Acme' } })?.prepared.kind).toBe('data');
  });

  it('are still refused while characters that could not be read are in them', () => {
    const unread = { kind: 'failed' as const, issues: [{ code: 'undecodable_bytes', message: 'x' }] };
    const row = rowOf(['Ac\uFFFDme', 'acme.de'], unread);
    expect(edited(row, { cells: { domain: 'acme.com' } })?.prepared).toBe(unread);
    expect(edited(row, { cells: { name: 'Acme' } })?.prepared.kind).toBe('data');
  });
});
