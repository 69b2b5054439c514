// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { company, idOf, rowsAnswer } from '../../testing/companies.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../testing/fake-backend.ts';
import { person, personIdOf, personRowsAnswer } from '../../testing/people.ts';
import { testProvider } from '../../testing/providers.ts';
import { renderWindow } from '../../testing/render-window.tsx';

const listed = (items: unknown[]) => () => ({ data: { items, pagination: {} } });
const groupId = 'grp_00000000-0000-4000-8000-000000000000';

const backend = (total: number, more: Parameters<typeof installFakeBackend>[0] = {}) =>
  installFakeBackend({
    'GET /v1/workspace': () => ({
      data: { name: 'My workspace', companies: 0, imports: 0, activeImports: 0 },
    }),
    'GET /v1/import/jobs': listed([]),
    'GET /v1/steps': listed([]),
    'GET /v1/definitions': () => ({ data: { groups: [], revision: 0 } }),
    'GET /v1/company-rows': rowsAnswer(2),
    'GET /v1/person-rows': personRowsAnswer(total),
    ...more,
  });

beforeAll(installDomShims);
afterEach(cleanup);

/** What the page of batches is told when somebody comes to it with people. */
const enriching = () => {
  const asked: unknown[] = [];
  const routes = {
    'GET /v1/views': listed([]),
    'GET /v1/enrichment/batches': listed([]),
    'GET /v1/enrichment/providers': () => ({ data: { items: [testProvider({ entities: ['person'] })] } }),
    'POST /v1/enrichment/estimate': ({ body }: FakeRequest) => {
      asked.push(body);
      return {
        data: {
          records: 2,
          looked: 2,
          withoutInputs: 0,
          byProvider: [],
          bestCents: 0,
          worstCents: 0,
        },
      };
    },
  };
  return { asked, routes };
};

describe('looking people up', () => {
  test('those that are selected go along by their ids', async () => {
    const { asked, routes } = enriching();
    backend(9, routes);
    renderWindow('/people');
    const grid = await screen.findByRole('grid', { name: '9 people' });
    await within(grid).findByText('Person 1');
    grid.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    await userEvent.click(await screen.findByRole('button', { name: 'Enrich 2 people' }));
    await waitFor(() => expect(asked[0]).toMatchObject({ entity: 'person' }));
    expect(asked[0]).toMatchObject({ ids: [personIdOf(1), personIdOf(2)] });
    expect(screen.getByRole('combobox', { name: 'What' })).toHaveProperty('value', '2 selected people');
  });

  test('all of the list go along by their search', async () => {
    const { asked, routes } = enriching();
    backend(9, routes);
    renderWindow('/people?q=per');
    const grid = await screen.findByRole('grid', { name: '9 people' });
    await within(grid).findByText('Person 1');
    grid.focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.click(await screen.findByRole('button', { name: 'Enrich 9 people' }));
    await waitFor(() => expect(asked[0]).toMatchObject({ entity: 'person', query: { q: 'per' } }));
  });
});

test('a search ends what was selected before it', async () => {
  backend(9);
  const { router } = renderWindow('/people');
  const grid = await screen.findByRole('grid', { name: '9 people' });
  await within(grid).findByText('Person 1');
  grid.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
  expect(await screen.findByRole('button', { name: 'Enrich 2 people' })).toBeTruthy();
  await act(() => router.navigate({ to: '/people', search: { q: 'other' } }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Enrich 2 people' })).toBeNull());
});

describe('refreshing people', () => {
  const asking = { planId: 'bat_1', status: 'asking', done: 0, total: 9, pausedReason: null, plan: null };
  const refreshing = () => {
    const asked: unknown[] = [];
    const routes = {
      'GET /providers': () => ({ items: [testProvider({ entities: ['person'] })] }),
      'GET /v1/enrichment/refresh-settings': () => ({
        data: { basicProviders: {}, otherwise: 'gleif', budget: null },
      }),
      'POST /entities/refresh': ({ body }: FakeRequest) => {
        asked.push(body);
        return { ...asking, job: null };
      },
    };
    return { asked, routes };
  };
  const keeping = { preserveName: true, skipRulesEngine: false, dryRun: true };

  test('those that are selected are asked about in one go, their names kept unless told otherwise', async () => {
    const { asked, routes } = refreshing();
    backend(9, routes);
    renderWindow('/people');
    const grid = await screen.findByRole('grid', { name: '9 people' });
    await within(grid).findByText('Person 1');
    grid.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    await userEvent.click(await screen.findByRole('button', { name: 'Refresh…' }));
    const dialog = within(await screen.findByRole('dialog', { name: /^Refresh 2 people/ }));
    expect(dialog.getByRole('switch', { name: 'Preserve name' })).toHaveProperty('checked', true);
    expect(dialog.queryByRole('combobox', { name: 'Shareholder depth' })).toBeNull();
    await userEvent.click(await dialog.findByRole('button', { name: /^Ask about 2 people/ }));
    expect(await dialog.findByText('0 of 9 asked')).toBeTruthy();
    const ids = [personIdOf(1), personIdOf(2)];
    expect(asked[0]).toEqual({ entity: 'person', ids, refreshScope: 'all_active', ...keeping });
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
  });

  test('all of the list are named by their search', async () => {
    const { asked, routes } = refreshing();
    backend(9, routes);
    renderWindow('/people?q=per');
    const grid = await screen.findByRole('grid', { name: '9 people' });
    await within(grid).findByText('Person 1');
    grid.focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.click(await screen.findByRole('button', { name: 'Refresh…' }));
    await userEvent.click(await screen.findByRole('button', { name: /^Ask about 9 people/ }));
    await waitFor(() => expect(asked[0]).toMatchObject({ entity: 'person', query: { q: 'per' } }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  });
});

test('rules are run over those that are selected', async () => {
  const sent: unknown[] = [];
  const rule = {
    id: 'rul_1',
    entity: 'person',
    name: 'No title',
    enabled: true,
    conditions: { path: 'jobTitle', operator: 'empty' },
    outcomes: [{ kind: 'risk', points: 1 }],
    problem: null,
  };
  backend(9, {
    'GET /rules': () => ({ items: [rule] }),
    'POST /rules/test': () => ({ sample: { total: 2, looked: 2, matched: 0, failed: 0, examples: [] } }),
    'POST /rules/run': ({ body }) => {
      sent.push(body);
      return { id: 'blk_1' };
    },
  });
  renderWindow('/people');
  const grid = await screen.findByRole('grid', { name: '9 people' });
  await within(grid).findByText('Person 1');
  grid.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
  await userEvent.click(await screen.findByRole('button', { name: 'Run rules…' }));
  await screen.findByRole('dialog', { name: 'Run rules over 2 people' });
  expect(await screen.findByText('0 of 2')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Run 1 rule/ }));
  const ids = [personIdOf(1), personIdOf(2)];
  await waitFor(() => expect(sent).toEqual([{ entity: 'person', ids, ruleIds: ['rul_1'] }]));
});

describe('the list of people', () => {
  test('holds only the rows on screen and says how many there are', async () => {
    backend(100_000);
    renderWindow('/people');
    const grid = await screen.findByRole('grid', { name: '100,000 people' });
    expect(await within(grid).findByText('Person 1')).toBeTruthy();
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
  });

  test('says what to do when there is no one, and when no one matches', async () => {
    backend(0);
    const { router } = renderWindow('/people?q=nobody');
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Clear the search' }));
    expect(await screen.findByRole('button', { name: 'Add the first person' })).toBeTruthy();
    expect(router.state.location.search).toEqual({});
  });

  test('sorts by a column up, down, and as stored', async () => {
    const { requests } = backend(3);
    renderWindow('/people');
    const user = userEvent.setup();
    for (const sorted of ['ascending', 'descending', 'none']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await user.click(await screen.findByRole('button', { name: /^Job title/ }));
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await waitFor(() =>
        expect(screen.getByRole('columnheader', { name: /Job title/ }).getAttribute('aria-sort')).toBe(
          sorted,
        ),
      );
    }
    const asked = requests.flatMap((request) => /person-rows\?sort=([^&]+)/.exec(request)?.[1] ?? []);
    expect([...new Set(asked)]).toEqual(['jobTitle', '-jobTitle']);
  });

  test('is gone along by the arrow keys, and Enter opens and closes the record', async () => {
    backend(3);
    const { router } = renderWindow('/people');
    const grid = await screen.findByRole('grid', { name: '3 people' });
    await within(grid).findByText('Person 1');
    grid.focus();
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(await screen.findByRole('heading', { name: 'Person 2' })).toBeTruthy();
    expect(router.state.location.search).toEqual({ record: personIdOf(1) });
    await user.click(screen.getByRole('button', { name: 'Next person' }));
    expect(await screen.findByRole('heading', { name: 'Person 3' })).toBeTruthy();
    grid.focus();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('heading', { name: 'Person 3' })).toBeNull();
  });
});

describe('the record of a person', () => {
  test('shows every field, and leads to the companies', async () => {
    const mira = person(7, {
      fullName: 'Mira Aldous',
      emails: ['mira@a.co', 'mira@b.co'],
      companies: [{ id: idOf(0), name: 'Acme' }],
      groups: [{ id: groupId, name: 'Coverage' }],
      customFieldValues: { [groupId]: { Tier: 'A', Owner: [{ id: 'usr_1', fullName: 'Jo', email: null }] } },
    });
    backend(3, { [`GET /v1/people/${mira.id}`]: () => ({ data: mira }) });
    renderWindow(`/people?record=${mira.id}`);
    const panel = await screen.findByRole('complementary', { name: 'Record' });
    expect(await within(panel).findByText('mira@b.co')).toBeTruthy();
    expect(within(panel).getByRole('link', { name: 'Acme' }).getAttribute('href')).toContain(idOf(0));
    expect(within(panel).getByText('Jo')).toBeTruthy();
  });

  test('shows facts of the profile with their source, and what became of the person', async () => {
    const { id } = person(0);
    const at = '2026-11-22T09:00:00.000Z';
    const by = { kind: 'refresh', name: 'people-data-labs', actor: 'x', run: 'stp_1', at, row: null };
    backend(1, {
      [`GET /entities/${id}`]: () => ({ type: 'person', entityData: { identifiers: { pdlId: 'p-1' } } }),
      [`GET /v1/people/${id}/sources`]: () => ({
        data: {
          origin: { ...by, kind: 'person', name: 'Mira' },
          fields: { 'entityData.identifiers': by },
          locks: {},
          rows: 0,
        },
      }),
      [`GET /v1/people/${id}/history`]: listed([
        {
          ...by,
          id: 'chg_1',
          entry: 'changed',
          reason: null,
          action: 'refresh',
          cells: [{ field: 'jobTitle', label: 'Job title', before: null, after: 'Director', current: true }],
        },
      ]),
    });
    renderWindow(`/people?record=${id}`);
    const panel = within(await screen.findByRole('complementary', { name: 'Record' }));
    expect(await panel.findByText('Id at People Data Labs: p-1')).toBeTruthy();
    expect(await panel.findByRole('img', { name: /^Refresh: people-data-labs/ })).toBeTruthy();
    await userEvent.click(panel.getByRole('tab', { name: 'History' }));
    const history = await panel.findByRole('list', { name: 'History' });
    await waitFor(() => expect(history.textContent).toContain('Job titleDirector'));
  });

  test('locks a field and unlocks it, and says who locked it', async () => {
    const sent: unknown[] = [];
    let locks = {};
    const lock = {
      kind: 'person',
      name: 'Mira Aldous',
      actor: 'usr_1',
      run: null,
      at: '2026-11-20T13:58:00Z',
    };
    backend(1, {
      [`GET /v1/people/${personIdOf(0)}/sources`]: () => ({
        data: { origin: { ...lock, row: null }, fields: {}, locks, rows: 0 },
      }),
      [`POST /v1/people/${personIdOf(0)}/locks`]: ({ body }) => {
        sent.push(body);
        locks = locks === none ? { jobTitle: { ...lock, row: null } } : none;
        return { data: { person: person(0), step: null } };
      },
    });
    const none = locks;
    renderWindow(`/people?record=${personIdOf(0)}`);
    const panel = await screen.findByRole('complementary', { name: 'Record' });
    const user = userEvent.setup();
    await user.click(await within(panel).findByRole('button', { name: 'Lock Job title' }));
    const unlock = await within(panel).findByRole('button', { name: 'Unlock Job title' });
    expect(within(unlock).getByRole('img').getAttribute('aria-label')).toContain('Locked by Mira Aldous');
    await user.click(unlock);
    await within(panel).findByRole('button', { name: 'Lock Job title' });
    expect(sent).toEqual([
      { fields: ['jobTitle'], locked: true },
      { fields: ['jobTitle'], locked: false },
    ]);
  });

  test('is deleted without a question and closed', async () => {
    const { requests } = backend(2, { [`DELETE /v1/people/${personIdOf(0)}`]: () => ({ data: {} }) });
    const { router } = renderWindow(`/people?record=${personIdOf(0)}`);
    const panel = await screen.findByRole('complementary', { name: 'Record' });
    await userEvent.setup().click(await within(panel).findByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    expect(requests).toContain(`DELETE /v1/people/${personIdOf(0)}`);
  });
});

describe('the form of a person', () => {
  test('makes one of what was filled in, in the company that the address names', async () => {
    const sent: unknown[] = [];
    backend(0, {
      [`GET /v1/companies/${idOf(0)}`]: () => ({ data: company(0) }),
      'POST /v1/people': ({ body }) => {
        sent.push(body);
        return { data: person(9, { fullName: 'Jo Ek' }) };
      },
      [`GET /v1/people/${personIdOf(9)}`]: () => ({ data: person(9, { fullName: 'Jo Ek' }) }),
    });
    const { router } = renderWindow(`/people?create=${idOf(0)}`);
    const user = userEvent.setup();
    const button = await screen.findByRole('button', { name: 'Create the person' });
    expect((button as HTMLButtonElement).disabled).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'First name' }), 'Jo');
    await user.type(screen.getByRole('textbox', { name: 'Last name' }), 'Ek');
    expect(screen.getByRole('textbox', { name: 'Name' }).getAttribute('placeholder')).toBe('Jo Ek');
    await user.type(screen.getByRole('textbox', { name: 'Emails' }), 'jo@a.co{Enter}{Enter}jo@b.co');
    await user.click(button);
    await waitFor(() => expect(router.state.location.search).toEqual({ record: personIdOf(9) }));
    expect(sent).toEqual([
      { firstName: 'Jo', lastName: 'Ek', emails: ['jo@a.co', 'jo@b.co'], companies: [{ id: idOf(0) }] },
    ]);
  });

  test('sends only what was changed, and puts a refusal at its field', async () => {
    const sent: unknown[] = [];
    backend(1, {
      [`PATCH /v1/people/${personIdOf(0)}`]: ({ body }) => {
        sent.push(body);
        throw new Refusal('validation_error', 'birthday: no date', {
          issues: [{ path: 'birthday', code: 'invalid_date', message: '“soon” is no date.' }],
        });
      },
    });
    renderWindow(`/people?record=${personIdOf(0)}`);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const birthday = await screen.findByRole('textbox', { name: 'Birthday' });
    await user.type(birthday, 'soon');
    await user.click(screen.getByRole('button', { name: 'Save the person' }));
    expect(await screen.findByText('“soon” is no date.')).toBeTruthy();
    expect(sent).toEqual([{ birthday: 'soon' }]);
  });
});
