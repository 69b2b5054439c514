// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { ErrorGroup } from '../../../../shared/contract/imports.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { testJob } from '../test-data.ts';
import { fakeBackend, openWindow, type Answers } from '../test-window.tsx';

const path = '/v1/import/jobs/imp_co_1';
const group: ErrorGroup = {
  code: 'invalid_domain',
  message: 'Not a host name',
  field: 'domain',
  column: 'Website',
  rows: 58,
  values: [{ value: 'n/a', rows: 58 }],
  row_numbers: [2],
};

function openJob(changes: Partial<ImportJob>, answers: Answers = {}) {
  const requests = fakeBackend({
    [`GET ${path}`]: () => testJob(changes),
    [`GET ${path}/error-groups`]: () => ({ items: [group] }),
    'GET /v1/import/jobs': () => ({ items: [testJob(changes)], pagination: {} }),
    ...answers,
  });
  return { ...openWindow('/imports/imp_co_1'), requests };
}

const running = {
  status: 'running',
  finished_at: null,
  failed_count: 0,
  progress: {
    phase: 'writing',
    rows_done: 4200,
    rows_total: 69_152,
    rows_per_second: 1690,
    seconds_left: 38,
  },
} as const;

test('a finished import says what it did, and its numbers add up in sight', async () => {
  openJob({});
  expect(await screen.findByText('4,816 companies created, 6,209 updated.')).toBeTruthy();
  const numbers = screen.getByText('Rows read').closest('dl');
  expect(numbers?.textContent).toBe(
    'Created4,816Updated6,209Unchanged1,187Skipped204Failed58Blank6Rows read12,480',
  );
  const signs = Array.from(numbers?.querySelectorAll('[data-sign]') ?? [], (sign) =>
    sign.getAttribute('data-sign'),
  );
  expect(signs.join('')).toBe('+++++=');
});

test('a running import shows count, rate and time left, and can be stopped', async () => {
  const { user, requests } = openJob(running, { [`POST ${path}/cancel`]: () => testJob(running) });
  expect(await screen.findByText('4,200 of 69,152 rows, 6 %')).toBeTruthy();
  expect(screen.getByText('1,690 rows a second')).toBeTruthy();
  expect(screen.getByText('about 40 s left')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(await screen.findByText('Stopping after the rows in hand')).toBeTruthy();
  expect(requests.some((request) => request.path === `${path}/cancel`)).toBe(true);
});

test('without events the page asks until the import is done', async () => {
  let asked = 0;
  openJob({}, { [`GET ${path}`]: () => testJob(asked++ === 0 ? running : {}) });
  expect(await screen.findByText('Import under way')).toBeTruthy();
  expect(await screen.findByText(/6,209 updated\./, undefined, { timeout: 3000 })).toBeTruthy();
});

test('failed rows are grouped by cause and open to the rows', async () => {
  const error = { row_number: 812, line: 814, code: group.code, message: 'Not a host name: it has a space.' };
  const mine = {
    ...error,
    field: 'domain',
    column: 'Website',
    cells: ['Tarnhelm Robotics BV', 'tarnhelm robotics.nl'],
  };
  const other = { ...error, field: 'name', cells: ['not this one'] };
  const { user } = openJob(
    {},
    {
      [`GET ${path}/errors`]: () => ({ items: [other, mine], columns: [], pagination: {} }),
    },
  );
  expect(await screen.findByText('“n/a” (58)')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show rows' }));
  expect(await screen.findByText('Row 812, line 814')).toBeTruthy();
  expect(screen.getByText('Tarnhelm Robotics BV · tarnhelm robotics.nl')).toBeTruthy();
  expect(screen.queryByText('not this one')).toBeNull();
});

test('the rows of a cause are read on over pages until there are enough', async () => {
  const row = (row_number: number) => ({
    row_number,
    code: group.code,
    message: '',
    field: 'domain',
    column: 'Website',
    cells: [`r${row_number}`],
  });
  const { user, requests } = openJob(
    {},
    {
      [`GET ${path}/errors`]: ({ query }) =>
        query.get('cursor') === null
          ? { items: [row(2)], columns: [], pagination: { nextLink: `${path}/errors?cursor=abc` } }
          : { items: [row(99)], columns: [], pagination: {} },
    },
  );
  await user.click(await screen.findByRole('button', { name: 'Show rows' }));
  expect(await screen.findByText('r99')).toBeTruthy();
  expect(await screen.findByText('The other rows are in the CSV.')).toBeTruthy();
  expect(requests.filter((request) => request.path === `${path}/errors`)).toHaveLength(2);
});

test('the failed rows can be saved as CSV under the name of the file', async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: () => undefined }),
  );
  const { user, requests } = openJob({}, { [`GET ${path}/errors`]: () => new Response('a,_row\n') });
  await user.click(await screen.findByRole('button', { name: 'Download 58 rows as CSV' }));
  await waitFor(() => expect(saved).toEqual(['crm-accounts-2026-10, failed rows.csv']));
  expect(requests.at(-1)?.query.get('format')).toBe('csv');
});

test('"Show these companies" opens the list with this import only', async () => {
  const { user, address } = openJob({});
  await user.click(await screen.findByRole('button', { name: 'Show these companies' }));
  await waitFor(() => expect(address()).toContain('importJob=imp_co_1'));
});

test('a failed import says why, what stayed, and tries again with the same choices', async () => {
  const failure = {
    code: 'unreadable_file',
    message: 'The file changed while it was read. Save it and try again.',
  };
  const { user, requests } = openJob(
    { status: 'failed', failure, failed_count: 0 },
    {
      'POST /v1/import/sources/src_1/run': () => testJob(),
    },
  );
  expect(await screen.findByText(failure.message)).toBeTruthy();
  expect(screen.getByText(/4,816 companies created, 6,209 updated\. They stay\./)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() =>
    expect(requests.find((request) => request.method === 'POST')?.body).toEqual(testJob().options),
  );
});

test('a stopped import tells exactly what was written', async () => {
  openJob({ status: 'cancelled', progress: { ...testJob().progress, rows_total: 69_152 } });
  expect(await screen.findByText('You stopped this import.')).toBeTruthy();
  expect(screen.getByText(/12,480 of 69,152 rows read before that: 4,816 companies created/)).toBeTruthy();
});

const noUndo = { state: 'none', can_undo: true, can_redo: false, last: null } as const;
const plan = { companies_removed: 4816, cells_restored: 11_798, companies_kept: 0, cells_kept: 0 };
const lastRun = {
  id: 'und_1',
  kind: 'undo',
  status: 'completed',
  scope: {},
  companies_count: 4816,
  cells_count: 11_786,
  kept_companies_count: 0,
  kept_cells_count: 12,
  kept_count: 12,
  progress: { done: 1, total: 1 },
  failure: null,
  created_by: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
  created_at: '2026-11-04T14:20:00.000Z',
  finished_at: '2026-11-04T14:20:00.000Z',
} as const;
const undone = { state: 'undone', can_undo: false, can_redo: true, last: lastRun } as const;

test('an undo says first what it would do, and is done at the second word', async () => {
  const { user, requests } = openJob(
    {},
    {
      [`GET ${path}/undo`]: () => ({ ...noUndo, plan }),
      [`POST ${path}/undo`]: () => testJob({ undo: undone }),
      [`GET ${path}/undo/kept`]: () => ({
        items: [
          {
            company_id: 'com_1',
            company_name: 'Norrvik Kabel AB',
            field: 'industry',
            reason: 'edited',
            value: 'Copper',
            earlier: null,
          },
        ],
        pagination: {},
      }),
    },
  );
  expect((await screen.findByLabelText('What an undo would do')).textContent).toBe(
    '4,816created companies are removed11,798cells get their earlier values back',
  );
  await user.click(screen.getByRole('button', { name: 'Undo the import' }));
  expect(requests.some(({ method }) => method === 'POST')).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Remove 4,816, restore 11,798 cells' }));
  expect(await screen.findByText(/12 cells edited later were kept\./)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Redo the import' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show them' }));
  const kept = await screen.findByRole('table', { name: 'Kept cells' });
  expect(kept.textContent).toContain('Norrvik Kabel ABIndustryCopperemptyEdited later');
});

test('the fixed file is sent to this import, and its ledger follows', async () => {
  const { user } = openJob(
    { undo: noUndo },
    {
      [`POST ${path}/resubmit`]: () => ({
        job: testJob({ failed_count: 0, created_count: 4874 }),
        run_count: 58,
        failed_again_count: 0,
        ignored_count: 1,
        ignored: [{ row: '99', reason: 'unknown_row' }],
      }),
    },
  );
  await screen.findByRole('button', { name: 'Drop the fixed file here' });
  await user.upload(screen.getByLabelText('Fixed file'), new File(['_row\n2\n'], 'fixed.csv'));
  expect(await screen.findByText(/58 rows fixed\. Not run: row 99 is no row of this import\./)).toBeTruthy();
  expect(screen.queryByText('58 rows failed')).toBeNull();
});
