// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend } from '../../testing/fake-backend.ts';
import { renderPiece } from '../../testing/render-window.tsx';
import { Providers } from './providers.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const dear: ProviderInfo = {
  code: 'dear',
  label: 'Dear',
  entities: ['company'],
  countries: 'all',
  fields: ['industry'],
  costCents: 4,
  billed: 'for a match',
  isOffline: false,
  state: 'needs_key',
  stateReason: null,
  isLocal: false,
  needsKey: true,
  hasKey: false,
  hasSettings: false,
};

test('a provider tells its price and state; its key goes in and out, and it can be turned off', async () => {
  let provider = dear;
  const path = '/v1/enrichment/providers/dear';
  const now = (change: Partial<ProviderInfo>) => () => ({ data: (provider = { ...provider, ...change }) });
  installFakeBackend({
    'GET /v1/enrichment/providers': () => ({ data: { items: [provider] } }),
    [`POST ${path}/key`]: now({ hasKey: true, state: 'ready' }),
    [`DELETE ${path}/key`]: now({ hasKey: false, state: 'needs_key' }),
    [`PATCH ${path}`]: now({ state: 'off' }),
  });
  renderPiece(<Providers />);
  const user = userEvent.setup();
  const row = await screen.findByRole('listitem');
  expect(row.textContent).toContain('Dear 0.04 € a matchIndustryNeeds a key');
  await user.click(screen.getByRole('button', { name: 'Enter a key for Dear' }));
  await user.type(await screen.findByLabelText('Key'), 'secret');
  await user.click(screen.getByRole('button', { name: 'Keep the key' }));
  await user.click(await screen.findByRole('button', { name: 'Remove the key of Dear' }));
  await user.click(await screen.findByRole('button', { name: 'Remove the key' }));
  expect(await screen.findByText('Needs a key')).toBeTruthy();
  await user.click(within(screen.getByRole('listitem')).getByRole('switch', { name: 'Ask Dear' }));
  await waitFor(() => expect(screen.getByText('Off')).toBeTruthy());
});
