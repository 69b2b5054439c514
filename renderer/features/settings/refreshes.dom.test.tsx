// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { RefreshSettings, RefreshSettingsPatch } from '../../../shared/schema/entity.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../../testing/fake-backend.ts';
import { testProvider } from '../../testing/providers.ts';
import { renderPiece } from '../../testing/render-window.tsx';
import { Refreshes } from './refreshes.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const kept = ([country, code]: [string, string | null]): [string, string][] =>
  code === null ? [] : [[country, code]];

function open() {
  const sent: unknown[] = [];
  let settings: RefreshSettings = {
    basicProviders: { GB: 'companies-house' },
    otherwise: 'gleif',
    budget: null,
  };
  let rawDays = 90;
  installFakeBackend({
    'GET /v1/enrichment/refresh-settings': () => ({ data: settings }),
    'PATCH /v1/enrichment/refresh-settings': ({ body }) => {
      sent.push(body);
      const { basicProviders, ...change } = body as RefreshSettingsPatch;
      if (change.budget === 1) throw new Refusal('validation_error', 'Not so little.');
      const { budget = settings.budget, otherwise = settings.otherwise } = change;
      const merged = Object.entries({ ...settings.basicProviders, ...basicProviders });
      settings = { basicProviders: Object.fromEntries(merged.flatMap(kept)), budget, otherwise };
      return { data: settings };
    },
    'GET /v1/enrichment/settings': () => ({ data: { rawDays } }),
    'PATCH /v1/enrichment/settings': ({ body }) => {
      sent.push(body);
      ({ rawDays } = body as { rawDays: number });
      return { data: { rawDays } };
    },
    'GET /v1/enrichment/providers': () => ({
      data: {
        items: [
          testProvider({ code: 'companies-house', label: 'Companies House' }),
          testProvider({ code: 'gleif', label: 'GLEIF' }),
          testProvider({ code: 'phones', label: 'Phones', entities: ['person'] }),
        ],
      },
    }),
  });
  renderPiece(<Refreshes />);
  return { sent, user: userEvent.setup() };
}

test('the registry of a country is chosen, added and removed', async () => {
  const { sent, user } = open();
  const uk = await screen.findByRole('combobox', { name: 'Registry for United Kingdom' });
  expect(
    within(uk)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Companies House', 'GLEIF']);
  await user.selectOptions(uk, 'gleif');
  await waitFor(() => expect(sent).toEqual([{ basicProviders: { GB: 'gleif' } }]));
  await user.click(screen.getByRole('combobox', { name: 'Add a country' }));
  await user.click(await screen.findByRole('option', { name: 'Germany' }));
  await waitFor(() => expect(sent.at(-1)).toEqual({ basicProviders: { DE: 'gleif' } }));
  await user.click(await screen.findByRole('button', { name: 'Remove United Kingdom' }));
  await waitFor(() => expect(sent.at(-1)).toEqual({ basicProviders: { GB: null } }));
  expect(await screen.findByRole('combobox', { name: 'Registry for Germany' })).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('combobox', { name: /United Kingdom$/ })).toBeNull());
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Registry for every other country' }),
    'None',
  );
  await waitFor(() => expect(sent.at(-1)).toEqual({ otherwise: null }));
});

test('the budget is in euros, and empty for no limit; days are whole', async () => {
  const { sent, user } = open();
  const budget = await screen.findByRole('textbox', { name: 'One refresh may cost at most, in €' });
  const days = await screen.findByRole('textbox', { name: /^Keep what providers sent/ });
  const [saveBudget, saveDays] = screen.getAllByRole<HTMLButtonElement>('button', { name: 'Save' });
  await user.type(budget, '2.50');
  expect(saveBudget?.disabled).toBe(false);
  await user.click(saveBudget ?? budget);
  await waitFor(() => expect(sent).toEqual([{ budget: 250 }]));
  await user.clear(days);
  expect(saveDays?.disabled).toBe(true);
  await user.type(days, '30');
  await user.click(saveDays ?? days);
  await waitFor(() => expect(sent.at(-1)).toEqual({ rawDays: 30 }));
  const again = screen.getByRole('textbox', { name: 'One refresh may cost at most, in €' });
  await user.clear(again);
  await user.type(again, '0.01');
  await user.click(screen.getAllByRole('button', { name: 'Save' })[0] ?? again);
  expect(await screen.findByText('Not so little.')).toBeTruthy();
});
