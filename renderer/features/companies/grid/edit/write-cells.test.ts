import { describe, expect, it } from 'vitest';
import { company, idOf } from '../../../../testing/companies.ts';
import type { GridRow } from '../columns/grid-column.ts';
import { createRowEdits } from './row-edits.ts';
import { createWriter, type RowEdit, type WriteAnswer } from './write-cells.ts';

type Backend = (edits: readonly RowEdit[]) => WriteAnswer | Promise<WriteAnswer>;

const read = (row: GridRow, path: string): unknown => row[path as keyof GridRow];

/** A store of companies that takes whatever it is sent, unless the test says otherwise. */
function setUp(backend?: Backend) {
  const rows = new Map([0, 1, 2].map((index) => [idOf(index), company(index)]));
  const sent: (readonly RowEdit[])[] = [];
  const edits = createRowEdits();
  const take: Backend = (all) => ({
    companies: all.map(({ row, patch }) => ({ ...row, ...patch, version: row.version + 1 }) as GridRow),
    issues: [],
  });
  const write = createWriter({
    edits,
    send: async (all) => {
      sent.push(all);
      return await (backend ?? take)(all);
    },
    latest: (id) => rows.get(id) ?? null,
    accept: (row) => rows.set(row.id, row),
    reread: async (id) => rows.get(id) ?? company(0),
    read,
    toMessage: (error) => (error instanceof Error ? error.message : String(error)),
  });
  const row = (index: number): GridRow => rows.get(idOf(index)) ?? company(index);
  const cell = (index: number, path: string, value: unknown) => ({
    row: row(index),
    path,
    value,
    text: String(value),
  });
  return { rows, sent, edits, write, row, cell };
}

const taken: WriteAnswer = {
  companies: [],
  issues: [{ edit: 0, path: '', code: 'name_taken', message: 'Company 2 already has this name.' }],
};

describe('cells that are written', () => {
  it("are shown before the store has answered, and are the row's own afterwards", async () => {
    const { write, edits, row, cell } = setUp();
    const done = write([cell(0, 'industry', 'Glass')], 'edit');
    expect(edits.of(idOf(0))?.values.get('industry')).toBe('Glass');
    expect(await done).toEqual({ written: 1, refused: 0 });
    expect(edits.of(idOf(0))).toBeNull();
    expect(row(0).industry).toBe('Glass');
  });

  it('go together as one, each company once', async () => {
    const { write, sent, cell } = setUp();
    await write(
      [cell(0, 'industry', 'Glass'), cell(0, 'taxId', 'SE1'), cell(1, 'industry', 'Glass')],
      'paste',
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]?.map(({ patch }) => patch)).toEqual([
      { industry: 'Glass', taxId: 'SE1' },
      { industry: 'Glass' },
    ]);
  });

  it('are not sent where they hold that value already, an empty list being nothing', async () => {
    const { write, sent, cell } = setUp();
    expect(
      await write([cell(0, 'industry', ''), cell(0, 'emails', null), cell(0, 'name', 'Company 1')], 'edit'),
    ).toEqual({ written: 0, refused: 0 });
    expect(sent).toEqual([]);
  });

  it('know what was written also where the list shows what stood there before', async () => {
    const { write, sent, rows, cell } = setUp();
    const before = company(0);
    await write([cell(0, 'name', 'Norrvik')], 'edit');
    // An answer that was under way when the write was made.
    rows.set(before.id, before);
    await write([cell(0, 'name', 'Norrvik Kabel')], 'edit');
    expect(sent.map(([edit]) => edit?.row.version)).toEqual([before.version, before.version + 1]);
  });

  it('wait for each other, so that the second knows the version that the first made', async () => {
    const { write, sent, cell } = setUp();
    await Promise.all([
      write([cell(0, 'industry', 'Glass')], 'edit'),
      write([cell(0, 'taxId', 'SE1')], 'edit'),
    ]);
    expect(sent.map(([edit]) => edit?.row.version)).toEqual([1, 2]);
  });

  it('take a company into the group whose field they are', async () => {
    const group = 'grp_00000000-0000-4000-8000-000000000001';
    const { write, sent, cell } = setUp();
    await write([cell(0, `custom:${group}:Tier`, 'A')], 'edit');
    expect(sent[0]?.[0]?.patch).toEqual({
      groups: [{ id: group }],
      customFieldValues: { [group]: { Tier: 'A' } },
    });
  });
});

describe('a refusal', () => {
  it('takes the value back and leaves what was typed in the cell, with the reason', async () => {
    const { write, edits, row, cell } = setUp(() => taken);
    expect(await write([cell(0, 'name', 'Company 2')], 'edit')).toEqual({ written: 0, refused: 1 });
    expect(row(0).name).toBe('Company 1');
    expect(edits.of(idOf(0))?.values.size).toBe(0);
    expect(edits.of(idOf(0))?.drafts.get('name')).toEqual({
      text: 'Company 2',
      reason: 'Company 2 already has this name.',
    });
  });

  it('is said of the cell that it is about, and the others are written', async () => {
    const { write, edits, cell } = setUp((all) => ({
      companies: all.map(({ row }) => ({ ...row, taxId: 'SE1', version: 2 })),
      issues: [{ edit: 0, path: 'emails.1', code: 'invalid_email', message: '"b" is no e-mail address.' }],
    }));
    const result = await write([cell(0, 'emails', ['a@x.se', 'b']), cell(0, 'taxId', 'SE1')], 'edit');
    expect(result).toEqual({ written: 1, refused: 1 });
    expect([...(edits.of(idOf(0))?.drafts.keys() ?? [])]).toEqual(['emails']);
  });

  it('of everything, as when nothing answers, is said of every cell', async () => {
    const { write, edits, cell } = setUp(() => {
      throw new Error('The backend is not reachable.');
    });
    await write([cell(0, 'industry', 'Glass'), cell(1, 'industry', 'Glass')], 'fill');
    expect(edits.of(idOf(0))?.drafts.get('industry')?.reason).toBe('The backend is not reachable.');
    expect(edits.of(idOf(1))?.drafts.get('industry')?.reason).toBe('The backend is not reachable.');
  });

  it('says nothing of a cell that has been typed over meanwhile', async () => {
    const { write, edits, cell } = setUp(() => taken);
    const first = write([cell(0, 'name', 'Company 2')], 'edit');
    edits.show(idOf(0), 'name', 'Norrvik');
    await first;
    expect(edits.of(idOf(0))?.drafts.size).toBe(0);
    expect(edits.of(idOf(0))?.values.get('name')).toBe('Norrvik');
  });
});

/** Another writer was quicker: the company is at version 2 by the time that the first write comes. */
function quicker(theirs: Partial<GridRow>) {
  const later = company(0, { ...theirs, version: 2 });
  const rows: { now: GridRow } = { now: company(0) };
  const edits = createRowEdits();
  const write = createWriter({
    edits,
    send: async ([edit]) => {
      if (edit === undefined) return { companies: [], issues: [] };
      const { row, patch } = edit;
      if (row.version === later.version)
        return { companies: [{ ...row, ...patch, version: 3 } as GridRow], issues: [] };
      return {
        companies: [],
        issues: [{ edit: 0, path: '', code: 'version_conflict', message: 'It is at version 2.' }],
      };
    },
    latest: () => rows.now,
    accept: (row) => {
      rows.now = row;
    },
    reread: async () => later,
    read,
    toMessage: String,
  });
  return { rows, edits, write };
}

describe('when someone else was quicker', () => {
  const glass = { row: company(0), path: 'industry', value: 'Glass', text: 'Glass' };

  it('writes again where that one changed other cells', async () => {
    const { rows, write } = quicker({ taxId: 'SE9' });
    expect(await write([glass], 'edit')).toEqual({ written: 1, refused: 0 });
    expect(rows.now).toMatchObject({ industry: 'Glass', taxId: 'SE9', version: 3 });
  });

  it('leaves the choice to the person where it was this cell, and then takes what is entered again', async () => {
    const { rows, edits, write } = quicker({ industry: 'Optics' });
    expect(await write([glass], 'edit')).toEqual({ written: 0, refused: 1 });
    expect(rows.now.industry).toBe('Optics');
    expect(edits.of(idOf(0))?.drafts.get('industry')).toEqual({
      text: 'Glass',
      reason:
        'Changed elsewhere meanwhile. It holds "Optics" now. Press Enter twice to write yours, Esc to keep that.',
    });
    expect(await write([{ ...glass, row: rows.now }], 'edit')).toEqual({ written: 1, refused: 0 });
    expect(rows.now.industry).toBe('Glass');
  });
});
