// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Decided, Decision, ReviewMatrix } from '../../../shared/schema/review.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../testing/fake-backend.ts';
import { renderWindow } from '../../testing/render-window.tsx';
import { settled } from './settle-matrix.ts';
import { cell, matrix } from './test-data.ts';

beforeAll(installDomShims);
afterEach(cleanup);

const at = '/v1/enrichment/batches/bat_1';
const record = matrix([
  {
    field: 'addresses',
    value: 'Am Hammerwerk 2, 01796 Pirna',
    cells: [cell(1, 'gleif', 'Am Hammerwerk 4, 01796 Pirna')],
  },
  {
    field: 'taxId',
    value: null,
    cells: [cell(2, 'gleif', 'DE811', 'fills'), cell(3, 'registry', 'DE812', 'fills')],
  },
]);
const toChange = matrix([
  { field: 'foundationYear', value: null, cells: [cell(4, 'gleif', '1951', 'fills')] },
  { field: 'employeeRange', value: null, cells: [cell(5, 'gleif', '51-200', 'fills')] },
]);
const answer = {
  provider: 'gleif',
  status: 'matched',
  confidence: 0.94,
  fields: {},
  facts: { legalForm: 'Aktiengesellschaft' },
  evidence: [
    { what: 'domain', score: 0.6 },
    { what: 'name', score: 0.34 },
  ],
  candidates: [],
  raw: { vat: 'DE811' },
  asOf: null,
  fetchedAt: '2026-11-19T10:00:00Z',
  isCached: false,
  cost: 0,
};

type Problems = Decided['problems'];

/** `write`: what the backend does with decisions before it answers, and why it refuses them. */
function open(write: () => Promise<void> | Problems | undefined = () => undefined, shown = record) {
  const sent: Decision[][] = [];
  let stored: ReviewMatrix = shown;
  const overview = () => ({
    open: stored.open,
    conflicts: stored.conflicts,
    fills: stored.fills,
    decided: stored.decided,
    total: 3,
    accepted: 0,
    edited: 0,
    rejected: 0,
    confident: 0,
    byField: [],
    byProvider: [],
  });
  const batch = { id: 'bat_1', no: 1, name: null, entity: 'company', environment: 'live', toReview: 3 };
  installFakeBackend({
    'GET /v1/enrichment/batches': () => ({ data: { items: [batch], pagination: {} } }),
    [`GET ${at}/review`]: () => ({ data: overview() }),
    [`GET ${at}/review/records`]: () => ({
      data: { items: stored.open > 0 ? [stored] : [], pagination: {} },
    }),
    [`GET ${at}/review/records/itm_1`]: () => ({ data: stored }),
    [`GET ${at}/items/itm_1/answers`]: () => ({ data: { items: [answer] } }),
    'GET /v1/companies/com_1/history': () => ({ data: { items: [], pagination: {} } }),
    [`POST ${at}/review/decisions`]: async ({ body }: FakeRequest) => {
      const { decisions } = body as { decisions: Decision[] };
      sent.push(decisions);
      const problems = (await write()) ?? [];
      if (problems.length === 0) stored = settled(stored, decisions);
      return { data: { step: null, decided: decisions.length - problems.length, problems } };
    },
    'GET /v1/steps': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
  });
  const { client } = renderWindow('/review');
  const decideElsewhere = (decision: Decision) => {
    stored = settled(stored, [decision]);
    return act(() => client.invalidateQueries());
  };
  return { sent, user: userEvent.setup(), decideElsewhere };
}

const row = async (name: RegExp) => within(await screen.findByRole('table')).getByRole('row', { name });

describe('a decision', () => {
  it('is shown before it is written, and sent once however often the key is pressed', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { sent, user } = open(() => promise);
    await row(/^Tax ID/);
    await user.keyboard('{ArrowDown}a');
    await waitFor(async () => expect((await row(/^Tax ID/)).textContent).toContain('Accepted'));
    await user.keyboard('{ArrowDown}a{ArrowLeft}a');
    resolve();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent).toEqual([[{ proposalId: 'prp_2', do: 'accept' }]]);
  });

  it('goes back where the backend refuses it, with the reason', async () => {
    const { user } = open(() => {
      throw new Refusal('store_unavailable', 'The disk is full.');
    });
    await row(/^Tax ID/);
    await user.keyboard('{ArrowDown}r');
    await screen.findByText('The disk is full.');
    await waitFor(async () => expect((await row(/^Tax ID/)).textContent).not.toContain('Rejected'));
  });

  it('leaves its record in the list, ticked', async () => {
    const { user } = open();
    await row(/^Tax ID/);
    await user.keyboard('{Shift>}A{/Shift}');
    const list = await screen.findByRole('navigation', { name: 'Records to review' });
    await within(list).findByLabelText('decided');
    await screen.findByText('3 of 3 reviewed');
    expect(within(list).getByRole('button', { name: /Brückmann/ })).toBeTruthy();
  });
});

describe('a value that is changed first', () => {
  it('stays open with the reason while the record cannot hold it', async () => {
    const refused: Problems = [{ decision: 0, code: 'invalid_year', message: '"soon" is no year.' }];
    let answer: Problems | undefined = refused;
    const { sent, user } = open(() => answer, toChange);
    await user.click(within(await row(/^Foundation year/)).getByRole('button', { name: /proposes 1951/ }));
    await user.keyboard('e');
    const dialog = await screen.findByRole('dialog');
    const input = within(dialog).getByRole('textbox', { name: 'Foundation year' });
    await user.clear(input);
    await user.type(input, 'soon{Enter}');
    await within(dialog).findByText('"soon" is no year.');
    answer = undefined;
    await user.clear(input);
    await user.type(input, '1950{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent.flat()).toMatchObject([{ value: 'soon' }, { proposalId: 'prp_4', value: '1950' }]);
  });

  it('is the one that was opened, also where somebody else decides about it meanwhile', async () => {
    const { sent, user, decideElsewhere } = open(undefined, toChange);
    await row(/^Foundation year/);
    await user.keyboard('e');
    const input = within(await screen.findByRole('dialog')).getByRole('textbox', { name: 'Foundation year' });
    await user.clear(input);
    await user.type(input, '1950');
    await decideElsewhere({ proposalId: 'prp_4', do: 'reject' });
    expect(within(screen.getByRole('dialog')).getByRole('textbox')).toHaveProperty('value', '1950');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sent.flat()).toEqual([{ proposalId: 'prp_4', do: 'accept', value: '1950' }]));
  });

  it('is chosen where the field has choices', async () => {
    const { sent, user } = open(undefined, toChange);
    await user.click(within(await row(/^Employee range/)).getByRole('button', { name: /proposes/ }));
    await user.keyboard('e');
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('combobox'));
    await user.click(await screen.findByRole('option', { name: '201–500' }));
    await user.click(dialog.getByRole('button', { name: 'Accept' }));
    await waitFor(() =>
      expect(sent.flat()).toEqual([{ proposalId: 'prp_5', do: 'accept', value: '201-500' }]),
    );
  });
});

describe('letter keys', () => {
  it('decide nothing while a menu is open', async () => {
    const { sent, user } = open();
    await row(/^Tax ID/);
    const menu = screen.getAllByRole('button', { name: 'More decisions' })[0];
    if (menu) await user.click(menu);
    await screen.findByRole('menu');
    await user.keyboard('r');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(sent).toEqual([]);
  });
});

describe('what is told of a proposal', () => {
  it('is where it differs, why it is offered and why it is the same company', async () => {
    open();
    expect((await row(/^Addresses/)).querySelector('mark')?.textContent).toBe('4');
    const why = await screen.findByRole('region', { name: 'Why' });
    await within(why).findByText('Domain is equal');
    expect(within(why).getByText('"vat": "DE811"')).toBeTruthy();
    expect(within(why).getByText('0.94')).toBeTruthy();
  });

  it('is what else the provider said, for which there is nothing to decide', async () => {
    open();
    const also = within(await screen.findByLabelText('Also said'));
    expect(also.getByText('Legal form').nextSibling?.textContent).toBe('Aktiengesellschaft');
  });

  it('is nothing before anything was enriched', async () => {
    installFakeBackend({
      'GET /v1/enrichment/batches': () => ({ data: { items: [], pagination: {} } }),
      'GET /v1/steps': () => ({ data: { items: [], pagination: {} } }),
      'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
    });
    renderWindow('/review');
    expect(await screen.findByText('Nothing was enriched yet')).toBeTruthy();
  });
});
