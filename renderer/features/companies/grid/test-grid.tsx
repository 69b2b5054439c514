// The grid alone, for tests: over companies in memory and a backend that writes them.
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { useMemo, useState } from 'react';
import type { CompanyPatch } from '../../../../shared/schema/company.ts';
import { createQueryClient } from '../../../api/query.ts';
import { theme } from '../../../styles/theme.ts';
import { company, idOf } from '../../../testing/companies.ts';
import { installFakeBackend } from '../../../testing/fake-backend.ts';
import { RowWindow } from '../../../ui/rows/row-window.ts';
import { customColumns, type GroupFields } from './columns/custom-columns.ts';
import type { GridRow } from './columns/grid-column.ts';
import { standardColumns } from './columns/standard-columns.ts';
import type { ViewColumns } from './columns/view-columns.ts';
import { CompanyGrid } from './company-grid.tsx';
import { createGrid, GridProvider, type GridShared } from './grid-context.ts';

type Edit = { companyId: string; patch: CompanyPatch };
export type Cells = { action: string; edits: Edit[] };
type Issue = { edit: number; path: string; code: string; message: string };

type Setting = {
  total?: number;
  groups?: readonly GroupFields[];
  view?: ViewColumns;
  /** What is wrong with a write; nothing unless told. */
  refuse?: (cells: Cells) => Issue[];
  routes?: Parameters<typeof installFakeBackend>[0];
};

function Grid({
  grid,
  setting,
  onToggle,
  onSort,
}: {
  grid: GridShared;
  setting: Setting;
  onToggle: (row: number) => void;
  onSort: (sort: string | undefined) => void;
}) {
  const rows = grid.rows.use();
  const [view, change] = useState<ViewColumns>(setting.view ?? []);
  const all = useMemo(() => [...standardColumns, ...customColumns(setting.groups ?? [])], [setting.groups]);
  const [sort, setSort] = useState<string | undefined>();
  return (
    <CompanyGrid
      rows={rows}
      total={setting.total ?? 3}
      columns={useMemo(() => ({ all, view, change }), [all, view, change])}
      sort={sort}
      onSort={(next) => {
        setSort(next);
        onSort(next);
      }}
      openedId={undefined}
      onToggle={onToggle}
      onPage={() => undefined}
      onClose={() => undefined}
    />
  );
}

/** Rows beyond the first three are made as they are asked for. */
export async function renderGrid(setting: Setting = {}) {
  const total = setting.total ?? 3;
  const stored = new Map<string, GridRow>();
  const rowOf = (index: number): GridRow => stored.get(idOf(index)) ?? company(index);
  const sent: Cells[] = [];
  installFakeBackend({
    'POST /v1/companies/cells': ({ body }) => {
      const cells = body as Cells;
      sent.push(cells);
      const issues = setting.refuse?.(cells) ?? [];
      const companies = cells.edits
        .filter((_, at) => !issues.some(({ edit }) => edit === at))
        .map(({ companyId, patch }) => {
          const before = stored.get(companyId) ?? company(Number(companyId.slice(-12)));
          const after = { ...before, ...patch, version: before.version + 1 } as GridRow;
          stored.set(companyId, after);
          return after;
        });
      return { data: { step: null, companies, issues } };
    },
    ...setting.routes,
  });
  const rows = new RowWindow<GridRow>(async (offset, limit) => ({
    items: Array.from({ length: Math.min(limit, total - offset) }, (_, at) => rowOf(offset + at)),
    total,
    revision: 1,
  }));
  rows.show(0, 0);
  const grid = createGrid(rows);
  const toggled: number[] = [];
  const sorts: (string | undefined)[] = [];
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={createQueryClient()}>
        <GridProvider value={grid}>
          <Grid
            grid={grid}
            setting={setting}
            onToggle={(row) => toggled.push(row)}
            onSort={(sort) => sorts.push(sort)}
          />
        </GridProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  const element = await screen.findByRole('grid');
  await screen.findByText('Company 1');
  element.focus();
  return { grid, element, sent, toggled, sorts, rowOf };
}

/** A view that shows the name and one column more. */
export const onlyBesideName = (path: string): ViewColumns => [
  { path: 'name' },
  { path, hidden: false },
  ...standardColumns
    .filter((column) => column.path !== 'name' && column.path !== path)
    .map((column) => ({ path: column.path, hidden: true })),
];

/** The cell that assistive technology is told of. */
export function activeCell(element: HTMLElement): HTMLElement {
  const cell = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
  if (!cell) throw new Error('No cell is active.');
  return cell;
}
