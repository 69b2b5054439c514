// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BulkRefresh, BulkRefreshRequest } from '../../../../shared/schema/entity.ts';
import { bulkRefreshTarget } from '../../../lib/refresh-target.ts';
import { idOf } from '../../../testing/companies.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../../../testing/fake-backend.ts';
import { testProvider } from '../../../testing/providers.ts';
import { renderPiece } from '../../../testing/render-window.tsx';
import { RefreshDialog } from './refresh-dialog.tsx';

beforeAll(installDomShims);
beforeEach(() => bulkRefreshTarget.set({ entity: 'company', count: 200, ids: [idOf(0), idOf(1)] }));
afterEach(cleanup);

type Sent = Partial<BulkRefreshRequest>;

/** The first look meets a batch that is under way. */
function answerOf({ planId, dryRun, preserveName }: Sent, looks: number): BulkRefresh {
  const base = { planId: 'bat_1', done: 0, total: 200, pausedReason: null, plan: null, job: null };
  if (planId === undefined || looks === 1) return { ...base, status: 'asking', done: looks * 50 };
  if (dryRun !== true) return { ...base, status: 'applying', done: 200 };
  const nameChanges = preserveName === true ? 0 : 14;
  return {
    ...base,
    status: 'planned',
    done: 200,
    plan: {
      answered: 180,
      changed: 120 + nameChanges,
      nameChanges,
      nameConflicts: 0,
      entityDataChanges: 120,
      kept: 9,
      shareholders: { created: 37, updated: 0, skipped: 0, maxDepthReached: 1 },
      costCents: 320,
      changes: [
        {
          entityId: idOf(0),
          entityName: 'Acme',
          path: 'entityData.status',
          before: null,
          after: 'active',
          provider: 'gleif',
        },
      ],
    },
  };
}

test('many are asked in one go, told in numbers as the flags go, and changed as one job', async () => {
  const sent: Sent[] = [];
  let looks = 0;
  installFakeBackend({
    'GET /providers': () => ({
      items: [testProvider({ code: 'gleif', label: 'GLEIF', costCents: 2, billed: 'for a match' })],
    }),
    'GET /v1/enrichment/refresh-settings': () => ({
      data: { basicProviders: {}, otherwise: 'gleif', budget: null },
    }),
    'POST /entities/refresh': ({ body }) => {
      const wish = body as Sent;
      sent.push(wish);
      if (wish.planId !== undefined) looks += 1;
      return answerOf(wish, looks);
    },
  });
  renderPiece(<RefreshDialog />);
  const user = userEvent.setup();
  const plan = within(await screen.findByRole('region', { name: 'Plan' }));
  await user.click(await plan.findByRole('button', { name: 'Ask about 200 companies, up to 4.00 €' }));
  expect(await plan.findByText('50 of 200 asked')).toBeTruthy();
  expect(
    await plan.findByText(/^180 of 200 are known; 120 change, the name of 0; 9 values kept, 3\.20 €/),
  ).toBeTruthy();
  expect(plan.getByText(/^37 shareholders are created/)).toBeTruthy();
  expect(await plan.findByRole('row', { name: /^Acme Status active/ })).toBeTruthy();
  await user.click(screen.getByRole('switch', { name: 'Preserve name' }));
  expect(await screen.findByText('Off: 14 names change.')).toBeTruthy();
  expect(sent.filter(({ ids }) => ids !== undefined)).toEqual([
    {
      entity: 'company',
      ids: [idOf(0), idOf(1)],
      refreshScope: 'basic_data',
      preserveName: true,
      preserveEntityData: true,
      skipRulesEngine: false,
      dryRun: true,
    },
  ]);
  await user.click(screen.getByRole('button', { name: /^Change 134 companies/ }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent.at(-1)).toMatchObject({ planId: 'bat_1', preserveName: false });
  expect(sent.at(-1)).not.toHaveProperty('dryRun');
});

const settings = () => ({ data: { basicProviders: {}, otherwise: 'gleif', budget: null } });

/** Answers a question when it is told to. */
function openSlowly() {
  const stopped: string[] = [];
  const answers: ((answer: BulkRefresh | Refusal) => void)[] = [];
  const paid = { costCents: 2, billed: 'for a match' } as const;
  installFakeBackend({
    'GET /providers': ({ url }) => ({
      items: [
        testProvider({ code: 'gleif', label: 'GLEIF', ...paid }),
        ...(url.searchParams.get('type') === 'person' ? [testProvider({ code: 'pdl', ...paid })] : []),
      ],
    }),
    'GET /v1/enrichment/refresh-settings': settings,
    'POST /entities/refresh': async ({ body }) => {
      const wish = body as Sent;
      if (wish.planId !== undefined) return { ...answerOf(wish, 1), planId: wish.planId };
      const answer = await new Promise<BulkRefresh | Refusal>((resolve) => answers.push(resolve));
      if (answer instanceof Refusal) throw answer;
      return answer;
    },
    'POST /v2/live/company/bulk-enrich/*': ({ url }) => {
      stopped.push(url.pathname.split('/').at(-2) ?? '');
      return {};
    },
  });
  renderPiece(<RefreshDialog />);
  const user = userEvent.setup();
  const ask = async () => {
    await user.click(await screen.findByRole('button', { name: /^Ask (about|again)/ }));
    await waitFor(() => expect(answers).not.toEqual([]));
  };
  const answer = (said: string | Refusal) =>
    answers.pop()?.(typeof said === 'string' ? { ...answerOf({}, 0), planId: said } : said);
  return { user, ask, answer, stopped };
}

const isFree = async () =>
  expect(await screen.findByRole('button', { name: /^Ask about/ })).toHaveProperty('disabled', false);

test('an answer that comes when others are chosen is not theirs, and nobody is asked for it any more', async () => {
  const { user, ask, answer, stopped } = openSlowly();
  await ask();
  await user.click(screen.getByRole('radio', { name: /^All active/ }));
  await isFree();
  answer('bat_7');
  await waitFor(() => expect(stopped).toEqual(['bat_7']));
  expect(screen.queryByText('50 of 200 asked')).toBeNull();
  await isFree();
});

test('whoever closes before anything is known stops the asking too', async () => {
  const { user, ask, answer, stopped } = openSlowly();
  await ask();
  await user.click(screen.getByRole('button', { name: /^Cancel/ }));
  answer('bat_7');
  await waitFor(() => expect(stopped).toEqual(['bat_7']));
});

test('what was asked and stopped is no plan: coming back to that choice asks anew', async () => {
  const { user, ask, answer, stopped } = openSlowly();
  await ask();
  answer('bat_7');
  await screen.findByText('50 of 200 asked');
  await user.click(screen.getByRole('radio', { name: /^All active/ }));
  await waitFor(() => expect(stopped).toEqual(['bat_7']));
  await user.click(screen.getByRole('radio', { name: /^Basic data/ }));
  await isFree();
});

test('a failure is of the choice that it came from, and what asking again may cost is said', async () => {
  const { user, ask, answer } = openSlowly();
  await ask();
  answer(new Refusal('budget_exceeded', 'That is more than the budget.'));
  expect(await screen.findByText('That is more than the budget.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Ask again, up to 4.00 €' })).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: /^All active/ }));
  await waitFor(() => expect(screen.queryByText('That is more than the budget.')).toBeNull());
  await isFree();
});

test('where shareholders are asked about too, a price for all is not promised', async () => {
  const { user } = openSlowly();
  await user.click(await screen.findByRole('radio', { name: /^All active/ }));
  await user.click(screen.getByRole('combobox', { name: 'Shareholder depth' }));
  await user.click(await screen.findByRole('option', { name: '2' }));
  expect(
    await screen.findByRole('button', {
      name: 'Ask about 200 companies and their shareholders, up to 0.04 € for each',
    }),
  ).toBeTruthy();
  expect(screen.getByText(/^One undo step. Asking costs up to 0.04 € for each company and/)).toBeTruthy();
});

test('nobody is asked any more once the dialog is closed', async () => {
  const stopped: string[] = [];
  installFakeBackend({
    'GET /providers': () => ({ items: [testProvider({ code: 'gleif', label: 'GLEIF' })] }),
    'GET /v1/enrichment/refresh-settings': () => ({
      data: { basicProviders: {}, otherwise: 'gleif', budget: null },
    }),
    'POST /entities/refresh': ({ body }) => answerOf(body as Sent, 1),
    'POST /v2/live/company/bulk-enrich/bat_1/cancel': () => {
      stopped.push('bat_1');
      return {};
    },
  });
  renderPiece(<RefreshDialog />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Ask about 200 companies/ }));
  await screen.findByText('50 of 200 asked');
  await user.click(screen.getByRole('button', { name: /^Cancel/ }));
  await waitFor(() => expect(stopped).toEqual(['bat_1']));
});
