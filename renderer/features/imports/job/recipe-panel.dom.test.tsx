// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Recipe, RecipeFile } from '../../../../shared/schema/recipe.ts';
import { testJob } from '../test-data.ts';
import { fakeBackend, openWindow, type Answers } from '../test-window.tsx';

const path = '/v1/import/jobs/imp_co_1';
const file: RecipeFile = {
  rowbench_recipe: 1,
  name: 'Monthly',
  columns: ['Account Name', 'City'],
  dialect: {},
  mapping: { 'Account Name': 'name', City: 'addresses' },
  rules: {},
  update_existing: true,
  tags: [],
};
const { rowbench_recipe: _version, ...body } = file;
const recipe: Recipe = {
  ...body,
  id: 'rcp_1',
  automatic: false,
  version: 1,
  created_by: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
  created_at: '2026-10-02T10:00:00.000Z',
  updated_at: '2026-10-02T10:00:00.000Z',
  last_used_at: null,
};

async function openPanel(used: Partial<Recipe> | null, answers: Answers = {}) {
  const job = testJob({ failed_count: 0, recipe: used && { id: 'rcp_1', name: 'Monthly' } });
  const requests = fakeBackend({
    [`GET ${path}`]: () => job,
    [`GET ${path}/recipe`]: () => new Response(JSON.stringify(file)),
    'GET /v1/import/recipes/rcp_1': () => ({ ...recipe, ...used }),
    'GET /v1/import/jobs': () => ({ items: [job], pagination: {} }),
    ...answers,
  });
  const { user } = openWindow('/imports/imp_co_1');
  const panel = await screen.findByRole('region', { name: 'Recipe' });
  return { user, panel, requests };
}

test('says what the recipe does for the next file', async () => {
  const { panel } = await openPanel({});
  await within(panel).findByText('Recipe saved');
  expect(panel.textContent).toContain('“Monthly”. The next file with these 2 columns opens on Check');
});

test('a remembered recipe is given a name', async () => {
  const { user, panel, requests } = await openPanel(
    { automatic: true },
    { 'PATCH /v1/import/recipes/rcp_1': () => recipe },
  );
  await within(panel).findByText('Recipe remembered');
  await user.click(await within(panel).findByRole('button', { name: 'Name it' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'CRM{Enter}');
  await waitFor(() => expect(requests.at(-1)).toBeTruthy());
  await waitFor(() =>
    expect(requests.find(({ method }) => method === 'PATCH')?.body).toEqual({ name: 'CRM' }),
  );
});

test('a named recipe follows an import only on a person’s word', async () => {
  const { user, panel, requests } = await openPanel(
    { tags: ['old'] },
    { 'PATCH /v1/import/recipes/rcp_1': () => recipe },
  );
  await within(panel).findByText('Recipe used');
  await user.click(
    await within(panel).findByRole('button', { name: 'Update it with this import’s choices' }),
  );
  await waitFor(() =>
    expect(requests.find(({ method }) => method === 'PATCH')?.body).toMatchObject({
      tags: [],
      columns: file.columns,
    }),
  );
});

test('an import without a recipe can be saved as one', async () => {
  const { user, panel, requests } = await openPanel(null, { 'POST /v1/import/recipes': () => recipe });
  expect(panel.textContent).toContain('Nothing is remembered.');
  const save = within(panel).getByRole('button', { name: 'Save as a recipe' });
  await waitFor(() => expect(save).toHaveProperty('disabled', false));
  await user.click(save);
  await user.click(await screen.findByRole('button', { name: 'Save the recipe' }));
  await waitFor(() => expect(requests.find(({ method }) => method === 'POST')?.body).toEqual(file));
});
