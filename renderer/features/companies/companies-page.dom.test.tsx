// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { company, idOf, rowsAnswer } from '../../testing/companies.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../../testing/fake-backend.ts';
import { renderWindow } from '../../testing/render-window.tsx';

const workspace = (companies: number) => () => ({
  data: {
    name: 'My workspace',
    dataDir: '/home/mira/rowbench',
    storeFile: '/home/mira/rowbench/my-workspace.db',
    version: '0.1.0',
    companies,
    imports: 0,
    activeImports: 0,
  },
});
const noImports = () => ({ data: { items: [], pagination: {} } });

const backendWith = (total: number, more: Parameters<typeof installFakeBackend>[0] = {}) =>
  installFakeBackend({
    'GET /v1/workspace': workspace(total),
    'GET /v1/import/jobs': noImports,
    'GET /v1/company-rows': rowsAnswer(total),
    ...more,
  });

beforeAll(installDomShims);
afterEach(cleanup);

describe('the list of companies', () => {
  test('holds only the rows on screen and says how many there are', async () => {
    backendWith(1_000_000);
    renderWindow('/companies');
    const grid = await screen.findByRole('grid', { name: '1,000,000 companies' });
    expect(grid.getAttribute('aria-rowcount')).toBe('1000001');
    expect(await screen.findByRole('row', { name: /Company 1 / })).toBeTruthy();
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
  });

  test('sorts by a column up, down, and as stored', async () => {
    const { requests } = backendWith(3);
    const { router } = renderWindow('/companies');
    const user = userEvent.setup();
    const head = await screen.findByRole('columnheader', { name: 'Name' });
    expect(head.getAttribute('aria-sort')).toBe('none');
    for (const [sorted, sort] of [
      ['ascending', 'name'],
      ['descending', '-name'],
      ['none', undefined],
    ]) {
      const name = screen.getByRole('columnheader', { name: 'Name' });
      await user.click(within(name).getByRole('button', { name: 'Name' }));
      await waitFor(() =>
        expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe(sorted),
      );
      expect(router.state.location.search).toEqual(sort === undefined ? {} : { sort });
    }
    expect(requests.some((request) => request.includes('sort=-name'))).toBe(true);
  });

  test('moves by keys, opens the record with Space and closes it with Escape', async () => {
    backendWith(300);
    const { router } = renderWindow('/companies');
    const user = userEvent.setup();
    const grid = await screen.findByRole('grid');
    await screen.findByRole('row', { name: /Company 1 / });
    grid.focus();
    await user.keyboard('{ArrowDown}{ArrowDown} ');
    const record = await screen.findByRole('complementary', { name: 'Record of Company 2' });
    expect(within(record).getAllByText('company-2.example')).not.toHaveLength(0);
    expect(grid.getAttribute('aria-activedescendant')).toBe('company-cell-1-0');
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByRole('complementary', { name: 'Record of Company 3' })).toBeTruthy();
    expect(router.state.location.search).toEqual({ record: idOf(2) });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary', { name: /Record/ })).toBeNull());
  });

  test('opens a record that the address names, also when the list does not hold it', async () => {
    const far = company(900_000, { name: 'Norrvik Kabel AB', urls: ['https://norrvik-kabel.example/a'] });
    backendWith(1_000_000, { [`GET /v1/companies/${far.id}`]: () => ({ data: far }) });
    renderWindow(`/companies?record=${far.id}`);
    const record = await screen.findByRole('complementary', { name: 'Record of Norrvik Kabel AB' });
    expect(within(record).getByText('https://norrvik-kabel.example/a')).toBeTruthy();
  });

  test('searches after a pause and says what to do when nothing matches', async () => {
    backendWith(5, {
      'GET /v1/company-rows': ({ url }) => rowsAnswer(url.searchParams.has('q') ? 0 : 5)({ url }),
    });
    renderWindow('/companies');
    const user = userEvent.setup();
    await screen.findByRole('grid');
    await user.type(screen.getByRole('searchbox', { name: 'Search companies' }), 'zzz');
    expect(await screen.findByText('No company matches "zzz"')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(await screen.findByRole('grid', { name: '5 companies' })).toBeTruthy();
  });

  test('shows the companies of one import until its filter is removed', async () => {
    const job = { file_name: 'crm-accounts.csv' };
    const { requests } = backendWith(5, { 'GET /v1/import/jobs/imp_co_1': () => ({ data: job }) });
    renderWindow('/companies?importJob=imp_co_1');
    const user = userEvent.setup();
    expect(await screen.findByText('crm-accounts.csv')).toBeTruthy();
    expect(requests.some((request) => request.includes('importJob=imp_co_1'))).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Remove Import crm-accounts.csv' }));
    await waitFor(() => expect(screen.queryByText('crm-accounts.csv')).toBeNull());
  });

  test('tells a newcomer where to drop a file and where the data lives', async () => {
    backendWith(0);
    renderWindow('/companies');
    expect(await screen.findByText('Drop a spreadsheet here')).toBeTruthy();
    expect(await screen.findByText('/home/mira/rowbench/my-workspace.db')).toBeTruthy();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  test('says why the list does not load and loads it when told to', async () => {
    let broken = true;
    backendWith(3, {
      'GET /v1/company-rows': (request) => {
        if (broken)
          throw new Refusal('store_unavailable', 'The store is locked by another program. Close it.');
        return rowsAnswer(3)(request);
      },
    });
    renderWindow('/companies');
    const user = userEvent.setup();
    expect(await screen.findByText('The store is locked by another program. Close it.')).toBeTruthy();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('grid', { name: '3 companies' })).toBeTruthy();
  });
});

describe('a new company', () => {
  test('shows a refusal at its field and leads to the company that has the domain', async () => {
    backendWith(3, {
      'POST /v1/companies': () => {
        throw new Refusal('domain_taken', 'Company 3 already has this domain.', { companyId: idOf(2) });
      },
      [`GET /v1/companies/${idOf(2)}`]: () => ({ data: company(2) }),
    });
    renderWindow('/companies?create=true');
    const user = userEvent.setup();
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Norrvik');
    await user.type(screen.getByRole('textbox', { name: 'Domain' }), 'company-3.example');
    await user.click(screen.getByRole('button', { name: 'Create the company' }));
    expect(await screen.findByText(/Company 3 already has this domain/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open it' }));
    expect(await screen.findByRole('complementary', { name: 'Record of Company 3' })).toBeTruthy();
  });

  test('is deleted only after a second word', async () => {
    const { requests } = backendWith(3, { 'DELETE /v1/companies/*': () => ({ data: { id: idOf(1) } }) });
    renderWindow('/companies');
    const user = userEvent.setup();
    const grid = await screen.findByRole('grid');
    await screen.findByRole('row', { name: /Company 1 / });
    grid.focus();
    await user.keyboard('{ArrowDown}{ArrowDown} ');
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(requests.some((request) => request.startsWith('DELETE'))).toBe(false);
    await user.click(await screen.findByRole('button', { name: 'Delete the company' }));
    await waitFor(() => expect(requests).toContain(`DELETE /v1/companies/${idOf(1)}`));
  });
});
