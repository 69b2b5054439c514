// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend } from '../../testing/fake-backend.ts';
import { renderWindow } from '../../testing/render-window.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const recipe = {
  id: 'rcp_1',
  name: 'crm',
  automatic: true,
  columns: ['Account', 'Website'],
  last_used_at: null,
};

function openSettings(items: object[] = [recipe]) {
  const sent: unknown[] = [];
  installFakeBackend({
    'GET /v1/workspace': () => ({
      data: { name: 'W', companies: 0, imports: 0, dataDir: '/d', storeFile: '/s' },
    }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/keys': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/settings/imports': () => ({ data: { keep_source_days: 90 } }),
    'GET /v1/import/recipes': () => ({ data: { items, pagination: {} } }),
    'PATCH /v1/import/recipes/rcp_1': ({ body }: { body: unknown }) => {
      sent.push(body);
      return { data: recipe };
    },
    'DELETE /v1/import/recipes/rcp_1': () => {
      sent.push('forgotten');
      return { data: { id: 'rcp_1' } };
    },
  });
  return { ...renderWindow('/settings'), sent };
}

test('a recipe is renamed and forgotten from the settings, and can be exported', async () => {
  const { sent } = openSettings();
  const user = userEvent.setup();
  const table = await screen.findByRole('table', { name: 'Recipes' });
  expect(within(table).getByRole('link', { name: 'Export crm' }).getAttribute('href')).toContain('rcp_1');
  await user.click(within(table).getByRole('button', { name: 'Rename crm' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'CRM, monthly{Enter}');
  await waitFor(() => expect(sent).toEqual([{ name: 'CRM, monthly' }]));
  await user.click(within(table).getByRole('button', { name: 'Forget crm' }));
  await user.click(await screen.findByRole('button', { name: 'Forget the recipe' }));
  await waitFor(() => expect(sent).toContain('forgotten'));
});

test('where there is no recipe it is said how one comes', async () => {
  openSettings([]);
  expect(await screen.findByText(/Each import leaves one for its columns/)).toBeTruthy();
});
