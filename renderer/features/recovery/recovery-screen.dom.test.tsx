// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { RecoveryStatus } from '../../../shared/schema/recovery.ts';
import { reportRecovered } from '../../api/damage.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../../testing/fake-backend.ts';
import { renderWindow } from '../../testing/render-window.tsx';

beforeAll(installDomShims);
afterEach(() => {
  cleanup();
  reportRecovered();
});

const damage = {
  problem: 'The file was cut: it has 12 of 465 pages.',
  foundAt: '2026-11-22T03:00:00.000Z',
  storeFile: '/data/workspace.db',
  byteSize: 98_304,
};
const damaged: RecoveryStatus = {
  state: 'damaged',
  damage,
  keptIn: '/data/damaged/2026-11-22',
  salvageable: [{ table: 'company', saved: 1204, lost: 16, doubtful: 0 }],
  changedOutside: null,
  backups: [
    {
      name: 'workspace-daily.bak',
      path: '/data/backups/workspace-daily.bak',
      byteSize: 90_000,
      madeAt: '2026-11-21T03:00:00.000Z',
      companies: 1219,
    },
  ],
  failure: null,
};
const report: RecoveryStatus = {
  state: 'done',
  report: {
    action: 'salvage',
    keptIn: '/data/damaged/2026-11-22',
    finishedAt: '2026-11-22T03:01:00.000Z',
    companies: 1204,
    tables: damaged.salvageable ?? [],
    doubtfulFile: null,
    backup: null,
  },
};

const refuse = () => {
  throw new Refusal('store_unavailable', 'The store is damaged.', { recovery: true });
};

/** Every call is refused but those of the recovery; `sent` gets what was chosen. */
function openDamaged(first: RecoveryStatus = damaged) {
  const sent: { path: string; body: unknown }[] = [];
  let status = first;
  const choose = ({ url, body }: { url: URL; body: unknown }) => {
    sent.push({ path: url.pathname, body });
    status = report;
    return { data: status };
  };
  installFakeBackend({
    'GET /v1/recovery': () => ({ data: status }),
    'POST /v1/recovery/*': choose,
    'GET /v1/*': refuse,
  });
  renderWindow('/companies');
  return sent;
}

test('a damaged store takes the whole window: what happened, where it is kept, what can be saved', async () => {
  openDamaged();
  expect(await screen.findByRole('heading', { name: 'The workspace is damaged' })).toBeDefined();
  expect(screen.getByText(damage.problem)).toBeDefined();
  expect(screen.getByText('/data/damaged/2026-11-22')).toBeDefined();
  expect(
    screen.getByRole('radio', { name: 'Save what can be read: 1,204 companies, 16 lost' }),
  ).toBeDefined();
  expect(screen.queryByRole('navigation')).toBeNull();
});

test('the button names the effect of what is chosen', async () => {
  const user = userEvent.setup();
  const sent = openDamaged();
  await screen.findByRole('button', { name: 'Save 1,204 companies' });
  await user.click(screen.getByRole('radio', { name: 'Start with an empty workspace' }));
  expect(screen.getByRole('button', { name: 'Start empty' })).toBeDefined();
  await user.click(screen.getByRole('radio', { name: 'Restore a backup: 1 copy' }));
  await user.click(screen.getByRole('button', { name: 'Restore 1,219 companies' }));
  expect(sent).toEqual([{ path: '/v1/recovery/restore', body: { backup: 'workspace-daily.bak' } }]);
});

const changedOutside = { since: '2026-11-21T03:00:00.000Z', pages: 2, companies: 1220, obstacle: null };

test('a store that another program changed, and that holds together, may be opened as it is', async () => {
  const user = userEvent.setup();
  const sent = openDamaged({ ...damaged, changedOutside });
  expect(
    await screen.findByRole('heading', { name: 'The workspace was changed outside Rowbench' }),
  ).toBeDefined();
  expect(screen.getByText(/another program has written to it: 2 pages\./)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Open 1,220 companies as they are' }));
  expect(sent).toEqual([{ path: '/v1/recovery/open-as-it-is', body: {} }]);
});

test('one that does not hold together says why it is not opened as it is', async () => {
  const obstacle = 'Two of its companies have the same domain: acme.com.';
  openDamaged({ ...damaged, changedOutside: { ...changedOutside, companies: null, obstacle } });
  const option = await screen.findByRole<HTMLInputElement>('radio', { name: /^Open it as it is/ });
  expect(option.disabled).toBe(true);
  expect(screen.getByText(obstacle)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Save 1,204 companies' })).toBeDefined();
});

test('nothing is offered to be saved before it is known what', async () => {
  openDamaged({ ...damaged, salvageable: null });
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Save what can be read' });
  expect(button.disabled).toBe(true);
});

test('a salvage ends in its report, from where the workspace opens', async () => {
  const user = userEvent.setup();
  const sent = openDamaged();
  await user.click(await screen.findByRole('button', { name: 'Save 1,204 companies' }));
  expect(await screen.findByRole('heading', { name: '1,204 companies saved' })).toBeDefined();
  expect(sent).toEqual([{ path: '/v1/recovery/salvage', body: {} }]);
  installFakeBackend({
    'GET /v1/company-rows': () => ({ data: { items: [], offset: 0, total: 0, revision: 1 } }),
  });
  await user.click(screen.getByRole('button', { name: 'Open the workspace' }));
  expect(await screen.findByRole('navigation')).toBeDefined();
});
