// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend } from '../../testing/fake-backend.ts';
import { renderWindow } from '../../testing/render-window.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

function openSettings() {
  const sent: unknown[] = [];
  installFakeBackend({
    'GET /v1/workspace': () => ({
      data: { name: 'W', companies: 0, imports: 0, dataDir: '/d', storeFile: '/s' },
    }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/import/recipes': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/keys': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/settings/imports': () => ({ data: { keep_source_days: 90 } }),
    'PATCH /v1/settings/imports': ({ body }: { body: unknown }) => {
      sent.push(body);
      return { data: body };
    },
  });
  return { ...renderWindow('/settings'), sent };
}

test('the days that source files are kept are changed, and are never the fraction of one', async () => {
  const { sent } = openSettings();
  const days = await screen.findByLabelText('Days');
  const save = screen.getByRole('button', { name: 'Save' });
  expect(save).toHaveProperty('disabled', true);
  const user = userEvent.setup();
  await user.clear(days);
  expect(save).toHaveProperty('disabled', true);
  await user.type(days, '30.5');
  await user.click(save);
  await waitFor(() => expect(sent).toEqual([{ keep_source_days: 305 }]));
});

test('they can be kept for good', async () => {
  const { sent } = openSettings();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('combobox', { name: 'Keep source files' }));
  await user.click(await screen.findByRole('option', { name: 'for good' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toEqual([{ keep_source_days: null }]));
});
