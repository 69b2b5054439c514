// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { BackendEvent } from '../../../../shared/events.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import { startEvents, type Link } from '../../../api/events.ts';
import { company, idOf, rowsAnswer } from '../../../testing/companies.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../../../testing/fake-backend.ts';
import { renderWindow } from '../../../testing/render-window.tsx';

const wire = vi.hoisted(() => ({ tell: (_event: BackendEvent): void => undefined }));
vi.mock('../../../api/event-source.ts', () => ({
  connectToBackend(receive: (event: BackendEvent) => void, setLink: (link: Link) => void) {
    wire.tell = receive;
    setLink({ state: 'ready' });
    return () => undefined;
  },
}));

beforeAll(installDomShims);
let stop: () => void;
beforeEach(() => {
  stop = startEvents();
});
afterEach(() => {
  stop();
  cleanup();
});

const none = () => ({ data: { items: [], pagination: {} } });

/** Companies in memory; `gone` and `merged` are those that are no more. */
function backend() {
  const sent: unknown[] = [];
  const gone = new Set<string>();
  const merged = new Map<string, string>();
  let patch: Partial<Company> = {};
  const find = (id: string): Company => {
    if (gone.has(id)) throw new Refusal('not_found', `There is no company ${id}.`);
    const at = Number((merged.get(id) ?? id).slice(-12));
    return company(at, patch);
  };
  const { requests } = installFakeBackend({
    'GET /v1/workspace': () => ({ data: { name: 'W', companies: 300, imports: 0, activeImports: 0 } }),
    'GET /v1/import/jobs': none,
    'GET /v1/company-rows': rowsAnswer(300),
    'GET /v1/definitions': () => ({ data: { groups: [] } }),
    'POST /v1/companies/cells': ({ body }) => {
      sent.push(body);
      patch = { taxId: 'SE5566', version: 2 };
      return { data: { step: null, companies: [company(0, patch)], issues: [] } };
    },
    'DELETE /v1/companies/*': ({ url }) => {
      gone.add(url.pathname.split('/')[3] ?? '');
      return { data: {} };
    },
    'GET /v1/companies/*': ({ url }) => {
      const [, , , id = '', part] = url.pathname.split('/');
      if (part === undefined) return { data: find(id) };
      return part === 'sources' ? { data: { origin: null, fields: {}, locks: {}, rows: 0 } } : none();
    },
  });
  const tell = (): void =>
    wire.tell({ topic: 'company:changed', id: idOf(0), revision: 1, at: '', payload: { many: true } });
  return { requests, sent, gone, merged, tell };
}

/** A busy machine takes its time. */
const patient = { timeout: 10_000 };
const record = (name: string) => screen.findByRole('region', { name: `Record of ${name}` }, patient);

test('a company has a page of its own, where its fields are written as in the list', async () => {
  const { sent } = backend();
  renderWindow(`/companies/${idOf(0)}`);
  const page = within(await record('Company 1'));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Company 1');
  expect(document.title).toBe('Company 1 – Rowbench');
  expect(page.getAllByRole('tab').map(({ textContent }) => textContent?.trim())).toEqual([
    'Profile',
    'People',
    'Relations',
    'Rules',
    'History',
    'Rows',
  ]);
  const user = userEvent.setup();
  await user.click(await page.findByRole('button', { name: /^Tax ID: empty/ }));
  await user.keyboard('{Enter}');
  await user.type(page.getByRole('textbox', { name: 'Tax ID' }), 'SE5566{Enter}');
  expect(await page.findByRole('button', { name: /^Tax ID: SE5566/ })).toBeTruthy();
  expect(sent).toMatchObject([{ edits: [{ companyId: idOf(0), patch: { taxId: 'SE5566' } }] }]);
});

/** By role it would be looked for among some hundred cells. */
const findElement = (selector: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`There is no ${selector} yet.`);
    return found;
  }, patient);

test('opens from the list, which is found again as it was left', async () => {
  backend();
  const { router } = renderWindow('/companies?q=Firma');
  const list = await findElement('[role=grid]');
  await findElement('[role=gridcell]');
  for (const key of ['ArrowDown', 'PageDown', 'PageDown']) fireEvent.keyDown(list, { key });
  const before = { active: list.getAttribute('aria-activedescendant'), top: list.scrollTop };
  expect(before.top).toBeGreaterThan(500);
  fireEvent.keyDown(list, { key: 'Enter', ctrlKey: true });
  await record('Company 43');
  const way = within(screen.getByRole('heading', { level: 1 }).closest('header') ?? document.body);
  expect(way.getByRole('link', { name: 'Companies' }).getAttribute('href')).toBe('/companies?q=Firma');
  fireEvent.keyDown(document.body, { key: 'Escape' });
  const again = await findElement('[role=grid]');
  expect(router.state.location.search).toEqual({ q: 'Firma' });
  expect({ active: again.getAttribute('aria-activedescendant'), top: again.scrollTop }).toEqual(before);
  // Left for elsewhere it starts at its top.
  await router.navigate({ to: '/imports' });
  await waitFor(() => expect(again.isConnected).toBe(false), patient);
  await router.navigate({ to: '/companies', search: { q: 'Firma' } });
  expect((await findElement('[role=grid]')).scrollTop).toBe(0);
});

test('says that a record is gone, and shows it again once it is back', async () => {
  const { gone, tell } = backend();
  renderWindow(`/companies/${idOf(0)}`);
  await record('Company 1');
  gone.add(idOf(0));
  tell();
  expect(await screen.findByText('There is no such record', undefined, patient)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Refresh' })).toBeNull();
  gone.clear();
  tell();
  await record('Company 1');
});

test('keeps a field that is open while its record is deleted elsewhere, with what is typed in it', async () => {
  const { gone, tell } = backend();
  renderWindow(`/companies/${idOf(0)}`);
  const page = within(await record('Company 1'));
  const user = userEvent.setup();
  await user.click(await page.findByRole('button', { name: /^Tax ID: empty/ }));
  await user.keyboard('{Enter}SE55');
  gone.add(idOf(0));
  tell();
  expect(await screen.findByText(/^This record was deleted elsewhere meanwhile/)).toBeTruthy();
  await user.keyboard('66');
  expect(page.getByRole<HTMLInputElement>('textbox', { name: 'Tax ID' }).value).toBe('SE5566');
  gone.clear();
  tell();
  await waitFor(() => expect(screen.queryByText(/deleted elsewhere/)).toBeNull(), patient);
  expect(page.getByRole<HTMLInputElement>('textbox', { name: 'Tax ID' }).value).toBe('SE5566');
});

test('the id of a company that was merged leads to the one it is now, and to the part that the address names', async () => {
  const { merged } = backend();
  merged.set(idOf(7), idOf(3));
  const { router } = renderWindow(`/companies/${idOf(7)}?tab=history`);
  await waitFor(() => expect(router.state.location.pathname).toBe(`/companies/${idOf(3)}`), patient);
  const page = within(await record('Company 4'));
  expect(router.state.location.search).toEqual({ tab: 'history' });
  expect(await screen.findByText('The company asked for was merged into Company 4.')).toBeTruthy();
  const tab = (name: RegExp) => page.getByRole('tab', { name });
  expect(tab(/^History/).getAttribute('aria-selected')).toBe('true');
  fireEvent.click(tab(/^Rows/));
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: 'rows' }));
  fireEvent.click(tab(/^Profile/));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test('goes back to the list once it is deleted', async () => {
  const { requests } = backend();
  const { router } = renderWindow(`/companies/${idOf(0)}`);
  const user = userEvent.setup();
  await user.click(await within(await record('Company 1')).findByRole('button', { name: 'Delete' }));
  await user.click(await screen.findByRole('button', { name: 'Delete the company' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/companies'));
  expect(requests).toContain(`DELETE /v1/companies/${idOf(0)}`);
});
