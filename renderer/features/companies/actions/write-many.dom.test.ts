// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Company } from '../../../../shared/schema/company.ts';
import { RowWindow } from '../../../ui/rows/row-window.ts';
import { company, idOf } from '../../../testing/companies.ts';
import { installFakeBackend, Refusal } from '../../../testing/fake-backend.ts';
import { standardColumns } from '../grid/columns/standard-columns.ts';
import type { GridRow } from '../grid/columns/grid-column.ts';
import { createGrid } from '../grid/grid-context.ts';
import { writeMany, type CellPlan } from './write-many.ts';

const count = 1300;
const columns = standardColumns.filter(({ path }) => path === 'industry');

type Body = { step?: string; edits: { companyId: string; patch: Partial<Company> }[] };

/** A list that is sorted by the very column that is written. */
function sortedList(onWrite?: (body: Body) => void) {
  const rows = new Map<string, GridRow>();
  for (let at = 0; at < count; at += 1) rows.set(idOf(at), company(at, { industry: `I${10_000 + at}` }));
  const bodies: Body[] = [];
  installFakeBackend({
    'POST /v1/companies/cells': ({ body }) => {
      const request = body as Body;
      onWrite?.(request);
      bodies.push(request);
      for (const { companyId, patch } of request.edits)
        rows.set(companyId, { ...(rows.get(companyId) ?? company(0)), ...patch });
      return { data: { step: { id: 'stp_1' }, companies: [], issues: [] } };
    },
  });
  const sorted = () => [...rows.values()].sort((a, b) => ((a.industry ?? '') < (b.industry ?? '') ? -1 : 1));
  const window = new RowWindow<GridRow>(async (offset, limit) => ({
    items: sorted().slice(offset, offset + limit),
    total: rows.size,
    revision: bodies.length,
  }));
  const grid = createGrid(window);
  grid.columns.set(columns);
  return { grid, rows, bodies };
}

const plan = (value: string): CellPlan => ({
  top: 0,
  bottom: count - 1,
  columns,
  cell: () => ({ type: 'value', value }),
});

describe('writing cells of many companies', () => {
  it('reaches each of them once, although the list is sorted anew under it, and is one step', async () => {
    const { grid, rows, bodies } = sortedList();
    const result = await writeMany(grid, [plan('Z')], 'paste', 'Pasting');
    expect(result).toEqual({ written: count, refused: 0, step: 'stp_1', stopped: false });
    expect([...rows.values()].every(({ industry }) => industry === 'Z')).toBe(true);
    expect(bodies.map(({ step }) => step)).toEqual([undefined, 'stp_1', 'stp_1']);
  });

  it('leaves what the store does not take in its cells, with the reason', async () => {
    const { grid } = sortedList(() => {
      throw new Refusal('store_unavailable', 'The store is locked by another program.');
    });
    const result = await writeMany(grid, [{ ...plan('Z'), bottom: 1 }], 'paste', 'Pasting');
    expect(result).toMatchObject({ written: 0, refused: 2 });
    expect(grid.edits.of(idOf(0))?.drafts.get('industry')).toEqual({
      text: 'Z',
      reason: 'The store is locked by another program.',
    });
  });

  it('is refused for more rows than the window can hold', async () => {
    const { grid, bodies } = sortedList();
    const result = await writeMany(grid, [{ ...plan('Z'), bottom: 200_000 }], 'paste', 'Pasting');
    expect(result.problem).toMatch(/Select up to 100,000 rows/);
    expect(bodies).toEqual([]);
  });
});
