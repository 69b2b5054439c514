// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EntityChange, RefreshRequest } from '../../../../shared/schema/entity.ts';
import { refreshTarget } from '../../../lib/refresh-target.ts';
import { idOf } from '../../../testing/companies.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../../testing/fake-backend.ts';
import { testProvider } from '../../../testing/providers.ts';
import { renderPiece } from '../../../testing/render-window.tsx';
import { RefreshDialog } from './refresh-dialog.tsx';
import { refreshAnswer } from './test-data.ts';

beforeAll(installDomShims);
beforeEach(() => refreshTarget.set({ entity: 'company', id: idOf(0), name: 'Kestrel' }));
afterEach(cleanup);

const entityData = { industry: 'Tools', tradingName: 'K&V' };
const by = { provider: 'companies-house' };

/** As the backend plans it: what is kept, by the flags that are sent. */
function changesFor({ preserveName, preserveEntityData }: Partial<RefreshRequest>): EntityChange[] {
  const name = { path: 'name', before: 'Kestrel', after: 'KESTREL LTD', ...by };
  const status = { path: 'entityData.status', before: null, after: 'active', ...by };
  const industry = { path: 'entityData.industry', before: 'Tools', after: 'Instruments', ...by };
  const lost = { path: 'entityData.tradingName', before: 'K&V', after: null, ...by };
  const left = preserveEntityData === undefined;
  return [
    preserveName === true ? { ...name, kept: 'preserve_name' } : name,
    left ? { ...status, kept: 'profile_left' } : status,
    preserveEntityData === true ? { ...industry, kept: 'filled' } : { ...industry, kept: 'locked' },
    ...(preserveEntityData === false ? [lost] : []),
  ];
}

type Answer = (body: Partial<RefreshRequest>) => unknown;

function open(answer: Answer = (body) => refreshAnswer(entityData, changesFor(body))) {
  const sent: Partial<RefreshRequest>[] = [];
  const providers = [
    testProvider({ code: 'companies-house', label: 'Companies House', countries: ['GB'] }),
    testProvider({ code: 'gleif', label: 'GLEIF' }),
    testProvider({ code: 'paid', label: 'Paid data', costCents: 18, billed: 'for a match' }),
    testProvider({ code: 'keyless', label: 'Keyless', state: 'needs_key' }),
  ];
  const at = '2026-11-20T13:58:00.000Z';
  const mira = { kind: 'person', name: 'Mira Aldous', actor: 'usr_1', run: null, at, row: null };
  installFakeBackend({
    [`GET /entities/${idOf(0)}`]: () => refreshAnswer(entityData, []).entity,
    'GET /providers': () => ({ items: providers }),
    'GET /v1/enrichment/refresh-settings': () => ({
      data: { basicProviders: { GB: 'companies-house' }, otherwise: 'gleif', budget: null },
    }),
    [`GET /v1/companies/${idOf(0)}/sources`]: () => ({
      data: { origin: mira, fields: {}, locks: { industry: mira }, rows: 0 },
    }),
    [`POST /entities/${idOf(0)}/refresh`]: ({ body }: FakeRequest) => {
      sent.push(body as Partial<RefreshRequest>);
      return answer(body as Partial<RefreshRequest>);
    },
  });
  renderPiece(<RefreshDialog />);
  return { sent, user: userEvent.setup(), plan: () => within(screen.getByRole('region', { name: 'Plan' })) };
}

const row = (name: string) => screen.findByRole('row', { name: new RegExp(`^${name}`) });

describe('the refresh of a record', () => {
  test('asks the one registry by itself, keeps the name and fills gaps until told otherwise', async () => {
    const { sent, user } = open();
    expect((await row('Name')).textContent).toContain('Not taken: Preserve name is on');
    expect((await row('Status')).textContent).toContain('active');
    expect((await row('Industry')).textContent).toContain('Not taken: filled already');
    expect(
      screen.getByText('Companies House, the one registry for GB. Always fresh, this company only. Free.'),
    ).toBeTruthy();
    expect(screen.getByText('Off: it becomes “KESTREL LTD”.')).toBeTruthy();
    expect(screen.getByText('Replace: 1 fact would be lost: “Trading name”.')).toBeTruthy();
    const asked = sent.filter(({ planId }) => planId === undefined);
    expect(asked).toEqual([
      { refreshScope: 'basic_data', preserveName: false, preserveEntityData: true, dryRun: true },
    ]);
    await user.click(screen.getByRole('button', { name: /^Apply 1 change/ }));
    await screen.findByText(/^Refreshed Kestrel/);
    expect(sent.at(-1)).toEqual({
      refreshScope: 'basic_data',
      preserveName: true,
      preserveEntityData: true,
      skipRulesEngine: false,
      planId: 'bat_1',
    });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('tells what each flag does as it is touched, without asking anybody again', async () => {
    const { sent, user } = open();
    await row('Name');
    const asked = sent.length;
    await user.click(screen.getByRole('switch', { name: 'Preserve name' }));
    await user.click(screen.getByRole('radio', { name: 'Replace' }));
    expect((await row('Name')).dataset['fate']).toBe('changed');
    expect((await row('Trading name')).dataset['fate']).toBe('removed');
    expect((await row('Industry')).textContent).toContain('Not taken: locked by Mira Aldous');
    expect(screen.getByText('On: the name stays “Kestrel”.')).toBeTruthy();
    expect(sent).toHaveLength(asked);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(sent.at(-1)).toMatchObject({ preserveName: false, preserveEntityData: false }),
    );
  });

  test('asks whoever costs something only when told to, and says what it may cost', async () => {
    const { sent, user, plan } = open();
    await row('Name');
    await user.click(screen.getByRole('radio', { name: /^All active providers/ }));
    expect(
      screen.getByText('Only basic data changes the profile. What others say is kept with the record.'),
    ).toBeTruthy();
    const before = sent.length;
    await user.click(await plan().findByRole('button', { name: 'Ask 3 providers, up to 0.18 €' }));
    await waitFor(() => expect(sent.length).toBeGreaterThan(before));
    expect(sent[before]).toMatchObject({ refreshScope: 'all_active', depth: 0, dryRun: true });
  });

  test('tells of shareholders and rules before anything is written', async () => {
    const summary = { evaluated: 4, matched: 1, milliseconds: 1, errors: [] };
    const outcome = { ruleId: 'rul_1', ruleName: 'Checked', kind: 'tag', text: 'Tag “checked”' };
    const { sent, user, plan } = open((body) =>
      refreshAnswer(entityData, changesFor(body), {
        shareholders: { created: 37, updated: 2, skipped: 1, maxDepthReached: 2, stoppedAt: 40 },
        rulesExecutionSummary: { ...summary, outcomes: [outcome] },
      }),
    );
    await user.click(screen.getByRole('radio', { name: /^All active providers/ }));
    await user.click(screen.getByRole('combobox', { name: 'Shareholder depth' }));
    await user.click(await screen.findByRole('option', { name: '2' }));
    await user.click(
      await plan().findByRole('button', { name: 'Ask 3 providers, up to 0.18 € for each company' }),
    );
    expect(
      await plan().findByText(
        /^37 shareholders are created, 2 refreshed, 1 left.*2 levels deep\. Stopped at 40/,
      ),
    ).toBeTruthy();
    expect(await screen.findByText('4 rules look at it; 1 would match: Tag “checked”.')).toBeTruthy();
    expect(sent.at(-1)).toMatchObject({ depth: 2, dryRun: true });
    await user.click(screen.getByRole('switch', { name: 'Run rules afterwards' }));
    await user.click(await screen.findByRole('button', { name: /^Refresh 39 shareholders/ }));
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ depth: 2, skipRulesEngine: true }));
  });

  test('names the shareholders of whom no record can be made, and why', async () => {
    const problems = ['Mango', 'Kiwi', 'Plum', 'Fig', 'Pear', 'Lime', 'Date'].map((name) => ({
      name,
      reason: `${name} Ltd has this name.`,
    }));
    const { user, plan } = open((body) =>
      refreshAnswer(entityData, changesFor(body), {
        shareholders: { created: 0, updated: 0, skipped: 7, maxDepthReached: 0, problems },
      }),
    );
    await user.click(screen.getByRole('radio', { name: /^All active providers/ }));
    await user.click(await plan().findByRole('button', { name: /^Ask 3 providers/ }));
    const list = within(await plan().findByRole('list', { name: 'Shareholders left out' }));
    expect(list.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Mango Mango Ltd has this name.',
      'Kiwi Kiwi Ltd has this name.',
      'Plum Plum Ltd has this name.',
      'Fig Fig Ltd has this name.',
      'Pear Pear Ltd has this name.',
      'and 2 more',
    ]);
  });

  test('asks those that are ticked, and not those that cannot be asked', async () => {
    const { sent, user, plan } = open();
    await user.click(screen.getByRole('radio', { name: /^Selected providers/ }));
    expect(await plan().findByText('Choose at least one provider.')).toBeTruthy();
    expect(await screen.findByRole('checkbox', { name: /^Keyless/ })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('checkbox', { name: /^GLEIF/ }));
    await user.click(await plan().findByRole('button', { name: 'Ask 1 provider' }));
    await waitFor(() =>
      expect(sent).toContainEqual(
        expect.objectContaining({ refreshScope: 'selected', providerCodes: ['gleif'], depth: 0 }),
      ),
    );
  });

  test('says why a provider did not answer, and asks again', async () => {
    const silent = {
      providerCode: 'companies-house',
      success: false,
      fromCache: false,
      fieldsEnriched: [],
      confidence: null,
      completeness: 0,
      costCents: 0,
      error: { code: 'offline', message: 'This machine is offline.' },
    };
    const { sent, user, plan } = open(() =>
      refreshAnswer(entityData, [], { success: false, enrichments: [silent] }),
    );
    const list = await plan().findByRole('list', { name: 'Without an answer' });
    expect(list.textContent).toContain('Companies House This machine is offline.');
    expect(screen.getByRole('button', { name: 'Nothing to apply' })).toHaveProperty('disabled', true);
    await user.click(plan().getByRole('button', { name: 'Ask again' }));
    await waitFor(() => expect(sent).toHaveLength(2));
  });

  test('keeps a refusal in sight, and the choices with it', async () => {
    const { user } = open((body) => {
      if (body.dryRun !== true) throw new Refusal('job_conflict', 'It is being refreshed just now.');
      return refreshAnswer(entityData, changesFor(body));
    });
    await row('Name');
    await user.click(screen.getByRole('button', { name: /^Apply 1 change/ }));
    expect(await screen.findByText('It is being refreshed just now.')).toBeTruthy();
    expect(screen.getByRole('dialog')).toBeTruthy();
  });
});
