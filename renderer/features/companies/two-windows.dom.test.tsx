// @vitest-environment jsdom
// Two windows over one backend: what one writes the other shows without a reload, and nobody's typing is lost to it.
import { act, cleanup, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { BackendEvent } from '../../../shared/events.ts';
import type { Company, CompanyPatch } from '../../../shared/schema/company.ts';
import { keepFresh } from '../../api/cache-updates.ts';
import { startEvents, type Link } from '../../api/events.ts';
import { company, idOf } from '../../testing/companies.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../testing/fake-backend.ts';
import { renderWindow } from '../../testing/render-window.tsx';

const wire = vi.hoisted(() => ({ tell: (_event: BackendEvent): void => undefined }));
vi.mock('../../api/event-source.ts', () => ({
  connectToBackend(receive: (event: BackendEvent) => void, setLink: (link: Link) => void) {
    wire.tell = receive;
    setLink({ state: 'ready' });
    return () => undefined;
  },
}));

beforeAll(installDomShims);

type Sent = { edits: { companyId: string; version?: number; patch: CompanyPatch }[] };

/** Companies by name, as the store keeps them: whatever is written is told to every window. */
function openBackend() {
  let revision = 0;
  let stored: Company[] = [];
  let held: Promise<void> | null = null;
  const tell = (id: string): void => {
    revision += 1;
    wire.tell({ topic: 'company:changed', id, revision, at: '', payload: { ids: [id] } });
  };
  const find = (id: string): Company => {
    const found = stored.find((one) => one.id === id);
    if (!found) throw new Refusal('not_found', 'This company is gone.');
    return found;
  };
  const write = (id: string, patch: Partial<Company>): Company => {
    const next = { ...find(id), ...patch, version: find(id).version + 1 };
    stored = stored.map((one) => (one.id === id ? next : one));
    tell(id);
    return next;
  };
  const issueOf = (at: number, code: string, message: string) => ({ edit: at, path: '', code, message });
  const none = { data: { items: [], pagination: {} } };
  installFakeBackend({
    'GET /v1/workspace': () => ({ data: { name: 'W', companies: 3, imports: 0, activeImports: 0 } }),
    'GET /v1/import/jobs': () => none,
    'GET /v1/company-rows': ({ url }: FakeRequest) => {
      const sorted = stored.toSorted((a, b) => a.name.localeCompare(b.name));
      const q = url.searchParams.get('q') ?? '';
      const items = sorted.filter(({ industry }) => (industry ?? '').includes(q));
      const marks = { sources: [], companies: [] };
      return { data: { items, marks, offset: 0, total: items.length, revision } };
    },
    'GET /v1/companies/*': ({ url }: FakeRequest) => {
      const [, , , id = '', part] = url.pathname.split('/');
      if (part === 'sources') return { data: { origin: null, fields: {}, locks: {}, rows: 0 } };
      return part === undefined ? { data: find(id) } : none;
    },
    'POST /v1/companies/cells': async ({ body }: FakeRequest) => {
      await held;
      const companies: Company[] = [];
      const issues = (body as Sent).edits.flatMap(({ companyId, version, patch }, at) => {
        const now = stored.find(({ id }) => id === companyId);
        if (!now) return [issueOf(at, 'not_found', 'This company is gone.')];
        if (now.version !== version) return [issueOf(at, 'version_conflict', 'Changed meanwhile.')];
        companies.push(write(companyId, patch as Partial<Company>));
        return [];
      });
      return { data: { step: null, companies, issues } };
    },
  });
  stored = [
    company(0, { name: 'Acme', industry: 'Steel' }),
    company(1, { name: 'Bolt', industry: 'Steel' }),
    company(2, { name: 'Cord', industry: 'Steel' }),
  ];
  return {
    find,
    /** Writes of cells wait until they are let go. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    write: (id: string, patch: Partial<Company>) => act(() => void write(id, patch)),
    remove: (id: string) =>
      act(() => {
        stored = stored.filter((one) => one.id !== id);
        tell(id);
      }),
  };
}

let stops: (() => void)[] = [];
beforeEach(() => void stops.push(startEvents()));
afterEach(() => {
  cleanup();
  for (const stop of stops) stop();
  stops = [];
});

function openWindow(address = '/companies') {
  const { container, client } = renderWindow(address);
  stops.push(keepFresh(client));
  const inside = within(container);
  const row = (name: string) => inside.findByRole('row', { name: new RegExp(`\\b${name}\\b`) });
  return { inside, row };
}

/** Opens the editor of the industry of a company. */
async function editIndustry(window: ReturnType<typeof openWindow>, name: string) {
  const user = userEvent.setup();
  const [cell] = (await within(await window.row(name)).findAllByRole('gridcell')).filter(
    ({ textContent }) => textContent === 'Steel',
  );
  if (!cell) throw new Error('The industry is not on screen.');
  await user.dblClick(cell);
  const field = await window.inside.findByRole('combobox', { name: 'Industry' });
  return { user, field: field as HTMLInputElement };
}

const refreshed = { timeout: 5000 };

test('what one window writes the other shows', async () => {
  const backend = openBackend();
  const [one, other] = [openWindow(), openWindow()];
  await other.row('Acme');
  const { user } = await editIndustry(one, 'Acme');
  await user.keyboard('{Control>}a{/Control}Copper{Enter}');
  await waitFor(async () => expect((await other.row('Acme')).textContent).toContain('Copper'), refreshed);
  expect(backend.find(idOf(0)).industry).toBe('Copper');
});

test('a cell that is edited keeps what was typed while its row changes and moves, and writes into that row', async () => {
  const backend = openBackend();
  const window = openWindow();
  const { user, field } = await editIndustry(window, 'Acme');
  await user.type(field, 'x');
  backend.write(idOf(0), { name: 'Zinc' });
  await window.row('Zinc');
  expect(field.isConnected).toBe(true);
  expect(field.value).toBe('Steelx');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(backend.find(idOf(0))).toMatchObject({ name: 'Zinc', industry: 'Steelx' }));
  expect([backend.find(idOf(1)).industry, backend.find(idOf(2)).industry]).toEqual(['Steel', 'Steel']);
});

test('a cell that was opened and left alone takes nothing back that another window wrote', async () => {
  const backend = openBackend();
  const window = openWindow();
  const { user } = await editIndustry(window, 'Acme');
  backend.write(idOf(0), { industry: 'Copper', name: 'Acme 2' });
  await window.row('Acme 2');
  await user.keyboard('{Enter}');
  await waitFor(async () => expect((await window.row('Acme 2')).textContent).toContain('Copper'));
  expect(backend.find(idOf(0))).toMatchObject({ industry: 'Copper', version: 2 });
});

test('where both windows changed a cell nothing is lost: what was typed stays, with what stands there now', async () => {
  const backend = openBackend();
  const window = openWindow();
  const { user } = await editIndustry(window, 'Acme');
  await user.keyboard('{Control>}a{/Control}Brass');
  backend.write(idOf(0), { industry: 'Copper', name: 'Acme 2' });
  await window.row('Acme 2');
  await user.keyboard('{Enter}');
  expect((await window.inside.findByRole('alert')).textContent).toContain('It holds "Copper" now.');
  expect((await window.row('Acme 2')).textContent).toContain('Brass');
  expect(backend.find(idOf(0)).industry).toBe('Copper');
  await user.keyboard('{Enter}');
  await window.inside.findByRole('combobox', { name: 'Industry' });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(backend.find(idOf(0)).industry).toBe('Brass'));
});

test('a cell of a row that leaves the list is written where it was typed, not into the row that comes in its place', async () => {
  const backend = openBackend();
  const window = openWindow('/companies?q=Steel');
  const { user } = await editIndustry(window, 'Acme');
  await user.keyboard('{Control>}a{/Control}Brass');
  backend.write(idOf(0), { industry: 'Tin' });
  await waitFor(() => expect(window.inside.queryByRole('row', { name: /\bAcme\b/ })).toBeNull(), refreshed);
  await user.keyboard('{Enter}');
  // Another hand changed this very cell: it is not written over unseen.
  expect(await within(document.body).findByText(/“Brass” was not written to Acme\./)).toBeTruthy();
  expect([0, 1, 2].map((at) => backend.find(idOf(at)).industry)).toEqual(['Tin', 'Steel', 'Steel']);
});

test('a cell of a company that was deleted elsewhere writes nothing, and says so', async () => {
  const backend = openBackend();
  const window = openWindow();
  const { user } = await editIndustry(window, 'Acme');
  await user.keyboard('{Control>}a{/Control}Nickel');
  backend.remove(idOf(0));
  await waitFor(() => expect(window.inside.queryByRole('row', { name: /\bAcme\b/ })).toBeNull(), refreshed);
  await user.keyboard('{Enter}');
  expect(await within(document.body).findByText(/“Nickel” was not written to Acme\./)).toBeTruthy();
  expect([1, 2].map((at) => backend.find(idOf(at)).industry)).toEqual(['Steel', 'Steel']);
});

test('a cell that is refused once its list was left says so', async () => {
  const backend = openBackend();
  const window = openWindow();
  const { user } = await editIndustry(window, 'Acme');
  const letGo = backend.hold();
  await user.keyboard('{Control>}a{/Control}Nickel{Enter}{Control>}{Enter}{/Control}');
  await window.inside.findByRole('region', { name: 'Record of Bolt' });
  backend.write(idOf(0), { industry: 'Tin' });
  letGo();
  expect(await within(document.body).findByText(/“Nickel” was not written to Acme\./)).toBeTruthy();
  expect(backend.find(idOf(0)).industry).toBe('Tin');
});

test('an open record keeps what is typed in it while its row leaves the list, and shows what else changed', async () => {
  const backend = openBackend();
  const window = openWindow(`/companies?q=Steel&record=${idOf(0)}`);
  const user = userEvent.setup();
  const record = await window.inside.findByRole('complementary', { name: 'Record of Acme' });
  const line = () => within(record).findByRole('button', { name: /^Description/ });
  await user.click(await line());
  await user.click(await line());
  const field = await within(record).findByRole<HTMLInputElement>('textbox', { name: 'Description' });
  await user.type(field, 'Makes wire');
  backend.write(idOf(0), { industry: 'Tin', name: 'Acme 2' });
  await window.inside.findByRole('complementary', { name: 'Record of Acme 2' });
  expect(field.isConnected).toBe(true);
  expect(field.value).toBe('Makes wire');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(backend.find(idOf(0)).description).toBe('Makes wire'));
  expect(backend.find(idOf(0))).toMatchObject({ industry: 'Tin', name: 'Acme 2' });
});

test('a field that is open in a record beside the list stays while the record is deleted elsewhere', async () => {
  const backend = openBackend();
  const window = openWindow(`/companies?record=${idOf(0)}`);
  const user = userEvent.setup();
  const record = within(await window.inside.findByRole('complementary', { name: 'Record of Acme' }));
  await user.click(await record.findByRole('button', { name: /^Description/ }));
  await user.keyboard('{Enter}Makes wire');
  backend.remove(idOf(0));
  expect(await record.findByText(/^This record was deleted elsewhere/, undefined, refreshed)).toBeTruthy();
  expect(record.getByRole<HTMLInputElement>('textbox', { name: 'Description' }).value).toBe('Makes wire');
  await user.keyboard('{Enter}');
  expect(await within(document.body).findByText(/“Makes wire” was not written to Acme\./)).toBeTruthy();
});

test('an open record that is deleted elsewhere says so', async () => {
  const backend = openBackend();
  const window = openWindow(`/companies?record=${idOf(0)}`);
  await window.inside.findByRole('complementary', { name: 'Record of Acme' });
  backend.remove(idOf(0));
  expect(await window.inside.findByText('The record does not open', undefined, refreshed)).toBeTruthy();
});
