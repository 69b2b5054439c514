// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend } from '../../testing/fake-backend.ts';
import { renderWindow } from '../../testing/render-window.tsx';

const secret = 'wbk_0123456789abcdefghijklmnopqrstuvwxyz';
const key = {
  id: 'key_1',
  name: 'Nightly export',
  hint: 'wbk_0123',
  permissions: ['read:companies'],
  createdAt: '2026-11-01T10:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
};

const openSettings = () => {
  const kept: (typeof key)[] = [];
  const backend = installFakeBackend({
    'GET /v1/workspace': () => ({
      data: {
        name: 'My workspace',
        dataDir: '/d',
        storeFile: '/d/w.db',
        version: '0.1.0',
        companies: 3,
        imports: 1,
      },
    }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/keys': () => ({ data: { items: kept, pagination: {} } }),
    'GET /v1/import/recipes': () => ({ data: { items: [], pagination: {} } }),
    'POST /v1/keys': () => {
      kept.push(key);
      return { data: { ...key, key: secret } };
    },
    'DELETE /v1/keys/key_1': () => {
      kept.pop();
      return { data: { id: 'key_1' } };
    },
  });
  renderWindow('/settings');
  return backend;
};

beforeAll(installDomShims);
afterEach(cleanup);

describe('API keys', () => {
  test('are shown once, when they are made, and never again', async () => {
    openSettings();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Create a key' }));
    await user.type(await screen.findByRole('textbox', { name: 'What it is for' }), 'Nightly export');
    await user.click(screen.getByRole('button', { name: 'Create the key' }));
    expect(await screen.findByText(secret)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'I have copied it' }));
    await waitFor(() => expect(screen.queryByText(secret)).toBeNull());
    expect(await screen.findByText('Nightly export')).toBeTruthy();
  });

  test('are revoked after a second word', async () => {
    const { requests } = openSettings();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Create a key' }));
    await user.type(await screen.findByRole('textbox', { name: 'What it is for' }), 'Nightly export');
    await user.click(screen.getByRole('button', { name: 'Create the key' }));
    await user.click(await screen.findByRole('button', { name: 'I have copied it' }));
    await user.click(await screen.findByRole('button', { name: 'Revoke Nightly export' }));
    expect(requests).not.toContain('DELETE /v1/keys/key_1');
    await user.click(await screen.findByRole('button', { name: 'Revoke the key' }));
    await waitFor(() => expect(requests).toContain('DELETE /v1/keys/key_1'));
  });
});
