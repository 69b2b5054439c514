// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { View, ViewInput, ViewPatch } from '../../../../shared/schema/view.ts';
import { rowsAnswer } from '../../../testing/companies.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../../testing/fake-backend.ts';
import { renderWindow } from '../../../testing/render-window.tsx';

const idOf = (name: string): string => `vie_${name}`;
const domain = { field: 'domain', operator: 'empty' } as const;

const view = (name: string, more: Partial<View> = {}): View => ({
  id: idOf(name),
  name,
  query: { filter: { and: [domain] } },
  columns: [],
  facets: [],
  rowHeight: null,
  missing: [],
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
  createdBy: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
  ...more,
});

let views: View[] = [];

function openList(address: string) {
  const sent: { key: string; body: unknown }[] = [];
  const note = (key: string, body: unknown) => sent.push({ key, body });
  const rows = (total: number) => ({ data: { items: [], offset: 0, total, revision: 1 } });
  const backend = installFakeBackend({
    'GET /v1/workspace': () => ({ data: { name: 'W', companies: 48_212, imports: 0, activeImports: 0 } }),
    'GET /v1/company-rows': (request: FakeRequest) => rowsAnswer(3)(request),
    'POST /v1/company-rows': () => rows(1904),
    'GET /v1/definitions': () => ({ data: { groups: [], revision: 1 } }),
    'GET /v1/steps': () => ({ data: { items: [], pagination: {} } }),
    'POST /v1/companies/count': ({ body }) => ({
      data: { count: JSON.stringify(body).includes('updatedAt') ? 287 : 1904 },
    }),
    'GET /v1/views': () => ({ data: { items: views, pagination: {} } }),
    'POST /v1/views': ({ body }) => {
      note('POST', body);
      const made = body as ViewInput;
      if (views.some(({ name }) => name === made.name))
        throw new Refusal('name_taken', `There is a view “${made.name}” already. Choose another name.`);
      views = [...views, view(made.name, made)];
      return { data: views.at(-1) };
    },
    'PATCH /v1/views/*': ({ url, body }) => {
      note('PATCH', body);
      const id = url.pathname.split('/').at(-1);
      views = views.map((one) => (one.id === id ? { ...one, ...(body as ViewPatch as Partial<View>) } : one));
      return { data: views.find((one) => one.id === id) };
    },
    'DELETE /v1/views/*': ({ url }) => {
      const id = url.pathname.split('/').at(-1);
      views = views.filter((one) => one.id !== id);
      return { data: { id } };
    },
  });
  return { ...renderWindow(address), ...backend, sent };
}

const addressOf = (search: Record<string, unknown>): string =>
  `/companies?${Object.entries(search)
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`,
    )
    .join('&')}`;

const coverage = () => addressOf({ view: idOf('Coverage'), filter: { and: [domain] } });
const title = () => screen.findByRole('heading', { level: 1 });

beforeAll(installDomShims);
beforeEach(() => {
  localStorage.clear();
  views = [view('Coverage')];
});
afterEach(cleanup);

describe('views in the navigation', () => {
  test('are the saved ones and a few that are always there, with counts', async () => {
    const { router } = openList('/companies');
    const nav = await screen.findByRole('region', { name: 'Views' }, { timeout: 5000 });
    await within(nav).findByText('287');
    expect(
      within(nav)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['All companies48,212', 'Coverage1,904', 'No domain yet1,904', 'Edited this week287']);
    await userEvent.setup().click(within(nav).getByRole('link', { name: /Coverage/ }));
    expect(router.state.location.search).toEqual({ view: idOf('Coverage'), filter: { and: [domain] } });
    expect((await title()).textContent).toBe('Coverage');
  });
});

describe('a view', () => {
  test('is made of what is shown, and shown then', async () => {
    const { sent, router } = openList(addressOf({ filter: { and: [domain] }, sort: 'name' }));
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Save view' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save as a view' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Coverage');
    await user.click(within(dialog).getByRole('button', { name: 'Save the view' }));
    expect(await within(dialog).findByText(/There is a view “Coverage” already/)).toBeTruthy();
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), ' 2');
    await user.click(within(dialog).getByRole('button', { name: 'Save the view' }));
    await waitFor(async () => expect((await title()).textContent).toBe('Coverage 2'));
    expect(sent.at(-1)?.body).toMatchObject({
      name: 'Coverage 2',
      query: { filter: { and: [domain] }, sort: 'name' },
      facets: [{ path: 'countryCode' }, {}, {}, {}, {}],
    });
    expect(router.state.location.search).toMatchObject({ view: idOf('Coverage 2'), sort: 'name' });
  });

  test('says that it was edited, and is saved or goes back to what was saved', async () => {
    const { sent, router } = openList(coverage());
    const user = userEvent.setup();
    expect((await title()).textContent).toBe('Coverage');
    expect(screen.queryByText('edited, not saved')).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Remove Domain empty' }));
    expect(await screen.findByText('edited, not saved')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Views' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Back to what was saved' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ filter: { and: [domain] } }));
    await waitFor(() => expect(screen.queryByText('edited, not saved')).toBeNull());

    await user.click(await screen.findByRole('button', { name: 'Add a facet' }));
    await user.click(await screen.findByRole('option', { name: 'Industry' }));
    await user.click(await screen.findByRole('button', { name: 'Save view' }));
    await waitFor(() => expect(screen.queryByText('edited, not saved')).toBeNull());
    expect(sent).toEqual([
      {
        key: 'PATCH',
        body: {
          query: { filter: { and: [domain] } },
          columns: [],
          facets: [{ path: 'industry' }],
          rowHeight: null,
        },
      },
    ]);
  });

  test('brings its own columns, and other views keep theirs', async () => {
    views = [view('Coverage', { columns: [{ path: 'name' }, { path: 'domain', hidden: true }] })];
    const { router } = openList(coverage());
    await title();
    const button = await screen.findByRole('button', { name: /^Columns:/ });
    const text = button.textContent;
    await router.navigate({ to: '/companies', search: {} });
    await waitFor(async () =>
      expect((await screen.findByRole('button', { name: /^Columns:/ })).textContent).not.toBe(text),
    );
  });

  test('is renamed and deleted', async () => {
    openList(coverage());
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Views' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename …' }));
    const dialog = await screen.findByRole('dialog', { name: 'Rename the view' });
    const input = within(dialog).getByRole('textbox', { name: 'Name' });
    await user.clear(input);
    await user.type(input, 'Covered');
    await user.click(within(dialog).getByRole('button', { name: 'Rename the view' }));
    await waitFor(async () => expect((await title()).textContent).toBe('Covered'));
    await user.click(screen.getByRole('button', { name: 'Views' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete the view' }));
    expect(await screen.findByText('Deleted the view Covered.')).toBeTruthy();
    expect((await title()).textContent).toBe('Companies');
    expect(views).toEqual([]);
  });

  test('says what it leaves out since it was deleted', async () => {
    views = [view('Coverage', { missing: ['Tier', 'A'] })];
    openList(coverage());
    expect(await screen.findByText('Tier, A were deleted and are left out.')).toBeTruthy();
  });
});
