// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CellsRequest } from '../../../../shared/schema/bulk.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import type { HistoryEntry, RecordSources, Written } from '../../../../shared/schema/record.ts';
import { company, idOf } from '../../../testing/companies.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../../testing/fake-backend.ts';
import { renderWindow } from '../../../testing/render-window.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const at = '2026-11-20T13:58:00.000Z';
const mira: Written = { kind: 'person', name: 'Mira Aldous', actor: 'usr_1', run: 'stp_1', at, row: null };
const file: Written = { kind: 'import', name: 'crm.csv', actor: 'usr_1', run: 'imp_co_1', at, row: 2 };
const group = { id: 'grp_00000000-0000-4000-8000-000000000001', name: 'Coverage' };

const norrvik = company(0, {
  name: 'Norrvik Kabel AB',
  domain: 'norrvik-kabel.se',
  industry: 'Electrical equipment',
  fundingRaised: '7300000',
  groups: [group],
  customFieldValues: { [group.id]: { Tier: 'A' } },
});

type Entry = Partial<HistoryEntry> & { before: unknown; after: unknown; current?: boolean };
const entry = ({ before, after, current = false, ...rest }: Entry): HistoryEntry => ({
  ...mira,
  id: 'chg_1',
  entry: 'changed',
  reason: null,
  action: 'edit',
  cells: [{ field: 'industry', label: 'Industry', before, after, current }],
  ...rest,
});

const history: HistoryEntry[] = [
  entry({ id: 'chg_9', before: 'Cables', after: 'Electrical equipment', current: true }),
  entry({ ...file, id: 'ref_3', entry: 'refused', reason: 'locked', before: null, after: 'Wire products' }),
  entry({ ...file, id: 'chg_4', action: null, before: 'Metal goods', after: 'Cables' }),
  entry({ ...file, id: 'origin', entry: 'created', action: null, before: null, after: 'Metal goods' }),
];

type Sent = { path: string; body: unknown };

/** One record, open; whatever is written is kept in `sent`. */
function open(
  sources: Partial<RecordSources> = {},
  shown: Company = norrvik,
  more: Record<string, (request: FakeRequest) => unknown> = {},
) {
  const sent: Sent[] = [];
  const write =
    (answer: unknown) =>
    ({ url, body }: FakeRequest) => {
      sent.push({ path: url.pathname, body });
      return { data: answer };
    };
  const path = `/v1/companies/${shown.id}`;
  const written = { company: shown, step: null };
  const field = {
    createdAt: at,
    updatedAt: at,
    createdBy: shown.createdBy,
    config: {},
    entityType: 'company',
  };
  const tier = { ...field, id: 'fld_1', groupId: group.id, name: 'Tier', type: 'singleSelect' };
  const options = [{ label: 'A', color: 'green' }];
  const workspace = { name: 'W', dataDir: '/', storeFile: '/w.db', version: '1', companies: 1, imports: 0 };
  installFakeBackend({
    [`GET /entities/${shown.id}`]: () => ({
      type: 'company',
      entityData: {
        industry: 'Electrical equipment',
        legalName: 'NORRVIK KABEL AKTIEBOLAG',
        officers: [
          { name: 'Ada Ax', role: 'director' },
          { name: 'Bo Berg', role: 'secretary' },
        ],
        flux: 'yes',
      },
    }),
    'GET /v1/workspace': () => ({ data: { ...workspace, activeImports: 0 } }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/company-rows': () => ({
      data: { items: [], marks: { sources: [], companies: [] }, offset: 0, total: 0, revision: 1 },
    }),
    'GET /v1/definitions': () => ({ data: { groups: [{ ...group, fields: [{ ...tier, options }] }] } }),
    [`GET ${path}`]: () => ({ data: shown }),
    [`GET ${path}/sources`]: () => ({
      data: { origin: file, fields: { industry: mira }, locks: {}, rows: 2, ...sources },
    }),
    [`GET ${path}/history`]: ({ url }) => ({
      data: { items: url.searchParams.get('field') === 'industry' ? history : [], pagination: {} },
    }),
    [`GET ${path}/people`]: () => ({ data: { items: [], pagination: {} } }),
    [`POST ${path}/locks`]: write(written),
    [`POST ${path}/restore`]: write(written),
    'POST /v1/companies/cells': write({ step: null, companies: [shown], issues: [] }),
    ...more,
  });
  renderWindow(`/companies?record=${shown.id}`);
  return { sent, user: userEvent.setup() };
}

/** A busy machine takes its time. */
const patient = { timeout: 15_000 };
const name = 'Record of Norrvik Kabel AB';
const panel = () => screen.findByRole('complementary', { name }, patient);
const line = async (label: RegExp) => within(await panel()).findByRole('button', { name: label }, patient);
const historyOf = (field: string) => screen.findByRole('region', { name: `History of ${field}` }, patient);

describe('the record panel', () => {
  test('shows every field by group with its source in words', async () => {
    open();
    expect(await line(/^Industry:? Electrical equipment.* Person: Mira Aldous/)).toBeTruthy();
    expect(await line(/^Funding:? 7,300,000 USD\. Import: crm\.csv/)).toBeTruthy();
    expect((await line(/^Description:? empty$/)).textContent).toContain('–');
    const coverage = within(await panel()).getByRole('region', { name: 'Coverage' });
    expect(within(coverage).getByRole('button', { name: /^Tier:? A/ })).toBeTruthy();
  });

  test('tells the history of the field that is selected, and restores an earlier value', async () => {
    const { sent, user } = open();
    await user.click(await line(/^Industry:?/));
    const part = await historyOf('Industry');
    const entries = await within(part).findAllByRole('listitem', {}, patient);
    const texts = entries.map(({ textContent }) => textContent);
    for (const [at, words] of [
      [0, 'Cables → Electrical equipmentcurrentMira Aldous, '],
      [1, '“Wire products” not taken: the field was lockedcrm.csv, row 2, '],
      [2, 'Metal goods → CablesRestorecrm.csv, row 2, '],
      [3, 'empty → Metal goodsRestorecrm.csv, row 2, '],
    ] as const)
      expect(texts[at]).toContain(words);
    await user.click(within(part).getByRole('button', { name: 'Restore Cables' }));
    await waitFor(
      () =>
        expect(sent).toEqual([
          { path: `/v1/companies/${idOf(0)}/restore`, body: { field: 'industry', change: 'chg_4' } },
        ]),
      patient,
    );
  });

  test('shows the facts of the profile, with source and lock, and leaves them unedited', async () => {
    const { sent, user } = open({
      fields: { 'entityData.legalName': { ...file, kind: 'refresh', name: 'companies-house' } },
    });
    const facts = within(
      await within(await panel()).findByRole('region', { name: 'Profile facts' }, patient),
    );
    expect(facts.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Legal name'),
      expect.stringContaining('OfficersAda Ax, director +1'),
      expect.stringContaining('fluxyes'),
    ]);
    const legalName = facts.getByRole('button', { name: /^Legal name:.*Refresh: companies-house/ });
    await user.click(legalName);
    await user.keyboard('{Enter}l');
    expect(within(await panel()).queryByRole('textbox')).toBeNull();
    expect(await historyOf('Legal name')).toBeTruthy();
    await waitFor(
      () => expect(sent).toMatchObject([{ body: { fields: ['entityData.legalName'], locked: true } }]),
      patient,
    );
  });

  test('locks with L, and says who locked', async () => {
    const { sent, user } = open({ locks: { industry: mira } });
    await user.click(await line(/^Industry.*Locked by Mira Aldous/));
    const part = await historyOf('Industry');
    expect(within(part).getByText(/Locked by Mira Aldous/)).toBeTruthy();
    expect(within(part).queryByRole('button', { name: /Restore/ })).toBeNull();
    await user.keyboard('l');
    await user.click(await line(/^Domain:?/));
    await user.keyboard('l');
    await waitFor(
      () =>
        expect(sent.map(({ body }) => body)).toEqual([
          { fields: ['industry'], locked: false },
          { fields: ['domain'], locked: true },
        ]),
      patient,
    );
  });

  test('edits in place, and not what is locked', async () => {
    const { sent, user } = open({ locks: { name: mira } });
    await user.click(await line(/^Tax ID:?/));
    await user.keyboard('{Enter}');
    const editor = within(await panel()).getByRole('textbox', { name: 'Tax ID' });
    await user.type(editor, 'SE5566{Enter}');
    await waitFor(
      () =>
        expect(sent).toMatchObject([
          { body: { edits: [{ companyId: idOf(0), patch: { taxId: 'SE5566' } }] } },
        ]),
      patient,
    );
    await waitFor(async () => expect(document.activeElement).toBe(await line(/^Tax ID:?/)), patient);
    await user.click(await line(/^Name:?/));
    await user.keyboard('{Enter}');
    expect(within(await panel()).queryByRole('textbox')).toBeNull();
  });

  test('keeps what is no value, with the reason', async () => {
    const { sent, user } = open();
    await user.click(await line(/^Founded:?/));
    await user.keyboard('{Enter}');
    await user.type(within(await panel()).getByRole('textbox', { name: 'Founded' }), '19x{Enter}');
    expect(within(await panel()).getByRole('alert').textContent).toContain('"19x" is no year');
    expect(sent).toEqual([]);
  });

  test('goes from field to field with the arrows', async () => {
    const { user } = open();
    await user.click(await line(/^Domain:?/));
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(await line(/^Description:?/));
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(await line(/^Tier:?/));
  });

  test('joins groups one after the other, and none is left by it that another window joined', async () => {
    const [wine, steel] = ['2', '3'].map((end) => ({
      id: `${group.id.slice(0, -1)}${end}`,
      name: `G${end}`,
    }));
    const groups = [group, wine, steel].filter((one) => one !== undefined);
    const { promise, resolve: answer } = Promise.withResolvers<void>();
    let stored: Company = { ...norrvik, groups: [], customFieldValues: {} };
    const joined = (ids: unknown): void => {
      const wanted = JSON.stringify(ids);
      const now = groups.filter(({ id }) => wanted.includes(id));
      stored = { ...stored, groups: now, version: stored.version + 1 };
    };
    const elsewhere = promise.then(() => joined([steel?.id]));
    const { user } = open({}, stored, {
      'GET /v1/definitions': () => ({ data: { groups: groups.map((one) => ({ ...one, fields: [] })) } }),
      [`GET /v1/companies/${stored.id}`]: () => ({ data: stored }),
      'POST /v1/companies/cells': async ({ body }) => {
        await elsewhere;
        const { edits } = body as CellsRequest;
        if (edits[0]?.version !== undefined && edits[0].version !== stored.version)
          throw new Refusal('version_conflict', 'Changed meanwhile.');
        joined(edits[0]?.patch['groups']);
        return { data: { step: null, companies: [stored], issues: [] } };
      },
    });
    for (const one of ['Coverage', 'G2']) {
      await user.click(await line(/Add to a group/));
      await user.click(await screen.findByRole('menuitem', { name: one }));
    }
    answer();
    await waitFor(
      () => expect(stored.groups.map((one) => one.name)).toEqual(['Coverage', 'G2', 'G3']),
      patient,
    );
  });

  test('takes the record out of a group', async () => {
    const { sent, user } = open();
    await user.click(await line(/^Remove from Coverage$/));
    await waitFor(
      () => expect(sent).toMatchObject([{ body: { edits: [{ patch: { groups: [] } }] } }]),
      patient,
    );
  });
});
