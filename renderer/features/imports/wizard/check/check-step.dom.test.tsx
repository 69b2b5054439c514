// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RowEdit } from '../../../../../shared/schema/import-rules.ts';
import { testJob, testSource } from '../../test-data.ts';
import { columns, dry, rows } from './test-data.ts';
import { fakeBackend, openWindow, refusal, type Answers, type Sent } from '../../test-window.tsx';

const address = '/imports/new/src_1?step=check';
function page({ query }: Sent) {
  const fate = query.get('fate');
  const items = rows.filter((row) => (fate === null || row.fate === fate) && query.get('code') === null);
  return { items, total: items.length };
}

const fileRow = (row_number: number, cells: Record<string, string>, edit: RowEdit | null = null) => ({
  row_number,
  cells,
  edit,
});

async function openCheck(answers: Answers = {}) {
  const requests = fakeBackend({
    'GET /v1/import/sources/src_1': () => testSource({ columns, row_count: 5 }),
    'GET /v1/import/jobs': () => ({ items: [], pagination: {} }),
    'POST /v1/import/sources/src_1/dry-run': () => dry,
    'GET /v1/import/dry-runs/dry_1/rows': page,
    'GET /v1/import/sources/src_1/rows': () => ({ edits: {}, total: 0 }),
    'PATCH /v1/import/sources/src_1/rows': () => ({ edits: {}, total: 1 }),
    'GET /v1/import/sources/src_1/rows/2': () =>
      fileRow(2, {
        'Account Name': 'Norrvik Kabel AB',
        Website: 'www.norrvik.se',
        '# Employees': '51 to 200',
      }),
    'GET /v1/import/sources/src_1/rows/4': () =>
      fileRow(4, {
        'Account Name': 'Tarnhelm Robotics BV',
        Website: 'tarnhelm robotics.nl',
        '# Employees': '',
      }),
    ...answers,
  });
  const opened = openWindow(address);
  return { ...opened, requests };
}

const domainOfRow2 = async (): Promise<HTMLElement> => {
  const grid = await screen.findByRole('grid', { name: '5 rows of the file' });
  const [cell] = within(grid).getAllByText('norrvik.se');
  if (!cell) throw new Error('No cell has the domain.');
  return cell;
};

const sentTo = (requests: readonly Sent[], method: string, end: string) =>
  requests.filter((request) => request.method === method && request.path.endsWith(end));

test('the ledger adds up in the future tense, and each row shows what would change', async () => {
  await openCheck();
  const ledger = await screen.findByLabelText('What would become of the rows');
  expect(ledger.textContent).toContain('Create1');
  expect(ledger.textContent).toContain('Rows read5');
  const grid = await screen.findByRole('grid', { name: '5 rows of the file' });
  const updated = within(grid).getByText('Norrvik Kabel AB').closest('[role="row"]');
  expect(updated?.textContent).toBe('2UpdateNorrvik Kabel ABnorrvik.se11–50→51–200');
  expect(screen.getByRole('button', { name: /^Create 1 and update 1/ })).toBeTruthy();
});

test('Tab takes the suggestion for a failing cell, and the file is checked again', async () => {
  const { user, requests } = await openCheck();
  await user.click(await screen.findByRole('gridcell', { name: 'tarnhelm robotics.nl' }));
  expect(await screen.findByText(/is no host name: it has a space/)).toBeTruthy();
  await user.keyboard('{Tab}');
  await waitFor(() => expect(sentTo(requests, 'PATCH', '/rows')).toHaveLength(1));
  expect(sentTo(requests, 'PATCH', '/rows')[0]?.body).toEqual({
    edits: { 4: { cells: { Website: 'tarnhelm-robotics.nl' } } },
  });
  await waitFor(() => expect(sentTo(requests, 'POST', '/dry-run')).toHaveLength(2));
});

test('by keys: F8 goes to the failing rows, Enter opens the cell, Escape leaves it, Ctrl Del leaves the row out', async () => {
  const { user, requests } = await openCheck();
  await screen.findByRole('grid', { name: '5 rows of the file' });
  await user.keyboard('{F8}');
  const failing = await screen.findByRole('grid', { name: '2 rows of the file' });
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('textbox', { name: 'Domain of row 4' })).toBe(document.activeElement);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(failing));
  expect(sentTo(requests, 'PATCH', '/rows')).toEqual([]);
  await user.keyboard('{Control>}{Delete}{/Control}');
  await waitFor(() =>
    expect(sentTo(requests, 'PATCH', '/rows')[0]?.body).toEqual({ edits: { 4: { leave_out: true } } }),
  );
});

test('any cell of any row is edited in place, as its file has it; Tab goes on to the next one', async () => {
  const { user, requests } = await openCheck();
  await user.dblClick(await domainOfRow2());
  const domain = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Domain of row 2' });
  expect(domain.value).toBe('www.norrvik.se');
  await user.keyboard('norrvik.com{Tab}');
  const range = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Employee range of row 2' });
  expect(range.value).toBe('51 to 200');
  await user.keyboard('{Escape}');
  expect(sentTo(requests, 'PATCH', '/rows').map(({ body }) => body)).toEqual([
    { edits: { 2: { cells: { Website: 'norrvik.com' } } } },
  ]);
});

test('by keys: arrows go from cell to cell, F2 opens, Enter saves, and Ctrl Z takes the mend back', async () => {
  const { user, requests } = await openCheck();
  const grid = await screen.findByRole('grid', { name: '5 rows of the file' });
  grid.focus();
  await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{F2}');
  expect(await screen.findByRole('textbox', { name: 'Domain of row 2' })).toBe(document.activeElement);
  await user.keyboard('norrvik.com{Enter}');
  await waitFor(() => expect(sentTo(requests, 'POST', '/dry-run')).toHaveLength(2));
  await waitFor(() => expect(document.activeElement).toBe(grid));
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(sentTo(requests, 'PATCH', '/rows')).toHaveLength(2));
  expect(sentTo(requests, 'PATCH', '/rows')[1]?.body).toEqual({ edits: { 2: { cells: { Website: null } } } });
  await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await waitFor(() => expect(sentTo(requests, 'PATCH', '/rows')).toHaveLength(3));
  expect(sentTo(requests, 'PATCH', '/rows')[2]?.body).toEqual(sentTo(requests, 'PATCH', '/rows')[0]?.body);
});

test('a mended cell is marked, says what the file has, and can be as in the file again', async () => {
  const edit = { cells: { Website: 'norrvik.com' } };
  const { user, requests } = await openCheck({
    'GET /v1/import/sources/src_1/rows': () => ({ edits: { 2: edit }, total: 1 }),
    'GET /v1/import/sources/src_1/rows/2': () => fileRow(2, { Website: 'www.norrvik.se' }, edit),
  });
  const grid = await screen.findByRole('grid', { name: '5 rows of the file' });
  await within(grid).findByRole('img', { name: 'Mended by you' });
  await user.dblClick(await domainOfRow2());
  expect(await screen.findByText('in the file: “www.norrvik.se”')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Domain of row 2' }).value).toBe(
    'norrvik.com',
  );
  await user.click(screen.getByRole('button', { name: 'As in the file' }));
  await waitFor(() =>
    expect(sentTo(requests, 'PATCH', '/rows')[0]?.body).toEqual({
      edits: { 2: { cells: { Website: null } } },
    }),
  );
});

test('a field of several columns opens with a text for each', async () => {
  const fields = [
    { field: 'name' as const, columns: ['Account Name'] },
    { field: 'domain' as const, columns: ['Website', 'Alt'] },
  ];
  const { user, requests } = await openCheck({
    'POST /v1/import/sources/src_1/dry-run': () => ({ ...dry, fields }),
    'GET /v1/import/sources/src_1/rows/2': () => fileRow(2, { Website: 'norrvik.se', Alt: '' }),
  });
  await user.dblClick(await domainOfRow2());
  expect(await screen.findByRole('textbox', { name: 'Website of row 2' })).toBe(document.activeElement);
  await user.keyboard('a.se{Tab}b.se{Enter}');
  await waitFor(() =>
    expect(sentTo(requests, 'PATCH', '/rows')[0]?.body).toEqual({
      edits: { 2: { cells: { Website: 'a.se', Alt: 'b.se' } } },
    }),
  );
});

test('a cause is mended in all its rows at once, by a rule of its column', async () => {
  const { user, requests } = await openCheck();
  await user.click(await screen.findByRole('button', { name: 'Apply 1 suggestion' }));
  await waitFor(() => expect(sentTo(requests, 'POST', '/dry-run')).toHaveLength(2));
  expect(sentTo(requests, 'POST', '/dry-run')[1]?.body).toMatchObject({
    rules: { columns: { Website: { values: { 'tarnhelm robotics.nl': 'tarnhelm-robotics.nl' } } } },
  });
  await user.click(await screen.findByRole('button', { name: 'Choose options: Employee range not known' }));
  await user.click(screen.getByRole('combobox', { name: 'Option for many' }));
  await user.click(await screen.findByRole('option', { name: '201–500' }));
  await user.click(screen.getByRole('button', { name: 'Change 1 row' }));
  await waitFor(() => expect(sentTo(requests, 'POST', '/dry-run')).toHaveLength(3));
  expect(sentTo(requests, 'POST', '/dry-run')[2]?.body).toMatchObject({
    rules: { columns: { '# Employees': { values: { many: '201-500' } } } },
  });
});

test('what is mended in bulk counts for this import only where a person says so', async () => {
  const { user, requests } = await openCheck();
  await user.click(await screen.findByRole('checkbox', { name: 'Remember in the recipe' }));
  await user.click(await screen.findByRole('button', { name: 'Apply 1 suggestion' }));
  await waitFor(() => expect(sentTo(requests, 'POST', '/dry-run')).toHaveLength(2));
  expect(sentTo(requests, 'POST', '/dry-run')[1]?.body).toMatchObject({
    rules: { columns: { Website: { once: ['tarnhelm robotics.nl'] } } },
  });
});

test('causes and changed fields filter the rows, and pressing again shows all', async () => {
  const { user, requests } = await openCheck();
  const cause = await screen.findByRole('button', { name: /^Not a host name/ });
  await user.click(cause);
  await waitFor(() => expect(requests.at(-1)?.query.get('code')).toBe('invalid_domain'));
  expect(requests.at(-1)?.query.get('field')).toBe('domain');
  expect(cause.getAttribute('aria-pressed')).toBe('true');
  await user.click(cause);
  expect(await screen.findByRole('grid', { name: '5 rows of the file' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Employee range1/ }));
  await waitFor(() => expect(requests.at(-1)?.query.get('field')).toBe('employeeRange'));
  expect(requests.at(-1)?.query.get('fate')).toBe('updated');
});

test('Ctrl Enter imports exactly what was checked, once', async () => {
  const job = testJob({ status: 'running', failed_count: 0 });
  const {
    user,
    requests,
    address: here,
  } = await openCheck({
    'POST /v1/import/sources/src_1/run': () => job,
    'GET /v1/import/jobs/imp_co_1': () => job,
  });
  await screen.findByRole('grid', { name: '5 rows of the file' });
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(here()).toBe('/imports/imp_co_1'));
  const [run] = sentTo(requests, 'POST', '/run');
  expect(run?.body).toMatchObject(sentTo(requests, 'POST', '/dry-run')[0]?.body as object);
  expect(run?.headers.get('Idempotency-Key')).toBeTruthy();
});

test('what is let go of while the import starts is not checked anew', async () => {
  const job = testJob({ status: 'running', failed_count: 0 });
  const accepted = Promise.withResolvers<typeof job>();
  let started = false;
  const opened = await openCheck({
    'GET /v1/import/dry-runs/dry_1/rows': (sent) =>
      started ? refusal(404, 'not_found', 'There is no dry run dry_1 any more.') : page(sent),
    'POST /v1/import/sources/src_1/run': () => {
      started = true;
      return accepted.promise;
    },
    'GET /v1/import/jobs/imp_co_1': () => job,
  });
  const { user, requests } = opened;
  await screen.findByRole('grid', { name: '5 rows of the file' });
  await user.keyboard('{Control>}{Enter}{/Control}');
  await user.click(screen.getByRole('button', { name: /^Employee range1/ }));
  await waitFor(() => expect(requests.at(-1)?.query.get('field')).toBe('employeeRange'));
  accepted.resolve(job);
  await waitFor(() => expect(opened.address()).toBe('/imports/imp_co_1'));
  expect(sentTo(requests, 'POST', '/dry-run')).toHaveLength(1);
});

test('a refused check says why and can be tried again; nothing can be imported before', async () => {
  let refused = true;
  const { user } = await openCheck({
    'POST /v1/import/sources/src_1/dry-run': () =>
      refused ? refusal(409, 'job_conflict', 'The check was stopped. Nothing was written.') : dry,
  });
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was written.');
  expect(screen.getByRole('button', { name: /^Not checked yet/ }).hasAttribute('disabled')).toBe(true);
  refused = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('grid', { name: '5 rows of the file' })).toBeTruthy();
});

test('a refused run stays on the step and says what to do', async () => {
  const { user } = await openCheck({
    'POST /v1/import/sources/src_1/run': () =>
      refusal(422, 'unreadable_file', 'The file changed since it was opened. Choose it again.'),
  });
  await user.click(await screen.findByRole('button', { name: /^Create 1 and update 1/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('Choose it again.');
});

test('duplicates stand side by side, and a person’s choice makes one row of them', async () => {
  const member = (row: number, industry: string | null) => ({
    row_number: row,
    company_id: null,
    fate: 'created' as const,
    values: { name: 'Acme', domain: 'acme.com', employeeRange: industry },
  });
  const group = {
    kind: 'domain',
    reason: 'The rows have the same domain.',
    score: null,
    parts: [],
    members: [member(2, null), member(3, '11-50')],
    size: 2,
  };
  const counts = { domain: 1, name: 0, registry: 0, name_country: 0, similar: 0 };
  const { user, requests } = await openCheck({
    'GET /v1/import/dry-runs/dry_1/duplicates': () => ({ items: [group], total: 1, counts, cut_off: false }),
    'POST /v1/import/dry-runs/dry_1/merge': () => ({ edits: {}, total: 2 }),
  });
  await user.click(await screen.findByRole('button', { name: 'Compare duplicates' }));
  const card = await screen.findByRole('article', { name: 'Same domain: Acme' });
  await user.click(within(card).getByRole('radio', { name: 'Keep row 3' }));
  await user.click(within(card).getByRole('button', { name: 'Keep row 3, leave out 1 row' }));
  await waitFor(() =>
    expect(sentTo(requests, 'POST', '/merge')[0]?.body).toEqual({ survivor: 3, rows: [2, 3], fields: {} }),
  );
  await waitFor(() => expect(sentTo(requests, 'POST', '/dry-run')).toHaveLength(2));
});
