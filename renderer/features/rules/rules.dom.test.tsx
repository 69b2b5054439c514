// @vitest-environment jsdom
// The rules page: the list, the editor with its live test, what is refused, and what rules found of a record.
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Rule } from '../../../shared/schema/rule.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../testing/fake-backend.ts';
import { renderWindow } from '../../testing/render-window.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const dissolved: Rule = {
  id: 'rul_1',
  entity: 'company',
  name: 'Dissolved',
  enabled: true,
  priority: 10,
  version: 2,
  conditions: { all: [{ path: 'entityData.status', operator: 'eq', value: 'dissolved' }] },
  outcomes: [{ kind: 'tag', tag: 'gone' }],
  problem: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
  createdBy: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
};

function openRules(address: string, more: Record<string, (request: FakeRequest) => unknown> = {}) {
  let rules = [dissolved];
  const sent: unknown[] = [];
  installFakeBackend({
    'GET /rules': () => ({ items: rules }),
    'PATCH /rules/rul_1': ({ body }) => {
      sent.push(body);
      rules = rules.map((one) => ({ ...one, ...(body as Partial<Rule>) }));
      return rules[0];
    },
    'GET /rules/rul_1/versions': () => ({
      items: [
        { ...dissolved, at: dissolved.updatedAt, by: dissolved.createdBy },
        {
          version: 1,
          name: 'Dissolved',
          conditions: { all: [{ path: 'name', operator: 'empty' }] },
          outcomes: [{ kind: 'risk', points: 5 }],
          at: dissolved.createdAt,
          by: null,
        },
      ],
    }),
    'POST /rules/test': () => ({
      sample: {
        total: 48_212,
        looked: 1000,
        matched: 214,
        failed: 0,
        examples: [{ id: 'com_1', name: 'Drumlin Ltd' }],
      },
    }),
    'GET /v1/definitions': () => ({ data: { groups: [] } }),
    'GET /v1/company-rows': () => ({ data: { items: [], offset: 0, total: 0, revision: 1 } }),
    'GET /v1/steps': () => ({ data: { items: [], pagination: {} } }),
    ...more,
  });
  const window = renderWindow(address);
  /** By another window or a script. */
  const changeElsewhere = async (change: Partial<Rule>) => {
    rules = rules.map((one) => ({ ...one, ...change }));
    await act(() => window.client.invalidateQueries({ queryKey: ['listRules'] }));
  };
  const deleteElsewhere = async () => {
    rules = [];
    await act(() => window.client.invalidateQueries({ queryKey: ['listRules'] }));
  };
  return { ...window, sent, changeElsewhere, deleteElsewhere };
}

test('the list says what each rule does, and turns one off', async () => {
  const { sent } = openRules('/settings/rules');
  const row = (await screen.findByRole('switch', { name: 'Dissolved is on' })).closest('tr');
  expect(row?.textContent).toBe('DissolvedStatus is dissolvedtag "gone"102');
  await userEvent.click(screen.getByRole('switch', { name: 'Dissolved is on' }));
  await waitFor(() => expect(sent).toEqual([{ enabled: false }]));
  expect(await screen.findByText('Dissolved is off.')).toBeTruthy();
});

test('the editor tries the conditions as they are typed, and sends what changed', async () => {
  const { sent } = openRules('/settings/rules?rule=rul_1');
  expect(await screen.findByText('Would match 214 of 1,000')).toBeTruthy();
  expect(screen.getByText('Drawn evenly from 48,212 records.')).toBeTruthy();
  await userEvent.clear(screen.getByLabelText('Tag'));
  await userEvent.type(screen.getByLabelText('Tag'), 'closed');
  await userEvent.clear(screen.getByLabelText('Priority'));
  await userEvent.type(screen.getByLabelText('Priority'), '07{Enter}');
  await waitFor(() => expect(sent).toEqual([{ priority: 7, outcomes: [{ kind: 'tag', tag: 'closed' }] }]));
});

test('what another window changed meanwhile stays, and what is typed is not lost', async () => {
  const { sent, changeElsewhere } = openRules('/settings/rules?rule=rul_1');
  await changeElsewhere({ priority: 20 });
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Priority').value).toBe('20'));
  await userEvent.clear(await screen.findByLabelText('Tag'));
  await userEvent.type(screen.getByLabelText('Tag'), 'closed');
  await changeElsewhere({
    name: 'Dissolved or gone',
    version: 3,
    conditions: { path: 'name', operator: 'empty' },
  });
  expect(await screen.findByText(/^This rule was changed elsewhere meanwhile/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Tag').value).toBe('closed');
  await userEvent.click(screen.getByRole('button', { name: 'Save the rule' }));
  await waitFor(() => expect(sent).toEqual([{ outcomes: [{ kind: 'tag', tag: 'closed' }] }]));
});

test('the newest version is shown instead of what was typed, on a word', async () => {
  const { sent, changeElsewhere } = openRules('/settings/rules?rule=rul_1');
  await userEvent.type(await screen.findByLabelText('Tag'), 'x');
  await changeElsewhere({ outcomes: [{ kind: 'tag', tag: 'dead' }], version: 3 });
  await userEvent.click(await screen.findByRole('button', { name: 'Show it as it is now' }));
  expect(screen.getByLabelText<HTMLInputElement>('Tag').value).toBe('dead');
  expect(screen.queryByText(/^This rule was changed elsewhere/)).toBeNull();
  await userEvent.type(screen.getByLabelText('Name'), '!');
  await userEvent.click(screen.getByRole('button', { name: 'Save the rule' }));
  await waitFor(() => expect(sent).toEqual([{ name: 'Dissolved!' }]));
});

test('a rule that is deleted elsewhere stays open with what was typed, and is made anew by saving', async () => {
  const made: unknown[] = [];
  const { deleteElsewhere } = openRules('/settings/rules?rule=rul_1', {
    'POST /rules': ({ body }) => {
      made.push(body);
      return { ...dissolved, id: 'rul_2' };
    },
  });
  await userEvent.type(await screen.findByLabelText('Tag'), '!');
  await deleteElsewhere();
  expect(await screen.findByText(/^This rule was deleted elsewhere meanwhile/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Take version 1' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Make the rule' }));
  const { conditions, priority, name, entity, enabled } = dissolved;
  const outcomes = [{ kind: 'tag', tag: 'gone!' }];
  await waitFor(() => expect(made).toEqual([{ conditions, priority, name, entity, enabled, outcomes }]));
  expect(await screen.findByText('No rules yet')).toBeTruthy();
});

test('a rule of one condition is saved as it was where nobody touched that', async () => {
  const { sent, changeElsewhere } = openRules('/settings/rules');
  await changeElsewhere({ conditions: { path: 'name', operator: 'empty' } });
  await userEvent.click(await screen.findByRole('button', { name: 'Dissolved' }));
  await userEvent.type(await screen.findByLabelText('Name'), '!');
  await userEvent.click(screen.getByRole('button', { name: 'Save the rule' }));
  await waitFor(() => expect(sent).toEqual([{ name: 'Dissolved!' }]));
});

test('an earlier version is put into the editor, and what is refused stands beside its field', async () => {
  const { sent } = openRules('/settings/rules?rule=rul_1', {
    'PATCH /rules/rul_1': () => {
      throw new Refusal('validation_error', 'Check the rule.', {
        issues: [{ path: 'outcomes.0.points', code: 'invalid', message: 'Too many.' }],
      });
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Take version 1' }));
  expect(screen.getByLabelText<HTMLInputElement>('Risk points').value).toBe('5');
  await userEvent.click(screen.getByRole('button', { name: 'Save the rule' }));
  expect(await screen.findByText('Too many.')).toBeTruthy();
  expect(sent).toEqual([]);
});

test('a record shows its status, risk and tasks, and a task is done', async () => {
  let doneAt: string | null = null;
  const given = { ruleId: 'rul_1', ruleName: 'Dissolved', at: '2026-11-22T10:00:00.000Z' };
  const found = () => ({
    entityId: 'per_1',
    status: { ...given, text: 'watch' },
    riskPoints: 40,
    risks: [{ ...given, points: 40 }],
    tasks: [
      {
        ...given,
        id: 'tsk_1',
        text: 'Ask compliance',
        field: 'jobTitle',
        doneAt,
        doneBy: doneAt && dissolved.createdBy,
      },
    ],
    lastRun: {
      at: given.at,
      summary: {
        evaluated: 4,
        matched: 1,
        outcomes: [{ ...given, kind: 'field', text: 'Job title', kept: 'locked' }],
        milliseconds: 12,
        errors: [{ ...given, message: 'There is no field X.' }],
      },
    },
  });
  const person = {
    id: 'per_1',
    fullName: 'Mira',
    emails: [],
    phones: [],
    urls: [],
    addresses: [],
    companies: [],
    groups: [],
    customFieldValues: {},
    createdAt: given.at,
    updatedAt: given.at,
    createdBy: dissolved.createdBy,
    version: 1,
  };
  openRules('/people?record=per_1', {
    'GET /v1/people/per_1': () => ({ data: person }),
    'GET /entities/per_1/rules': found,
    'PATCH /entities/per_1/rules/tasks/tsk_1': () => {
      doneAt = given.at;
      return found();
    },
  });
  await userEvent.click(await screen.findByRole('tab', { name: 'Rules' }));
  const panel = within(await screen.findByRole('tabpanel', { name: 'Rules' }));
  expect(await panel.findByText('watch')).toBeTruthy();
  expect(panel.getByText('+40 by Dissolved')).toBeTruthy();
  expect(panel.getByText('Not written: the field is locked')).toBeTruthy();
  expect(panel.getByText('Dissolved: There is no field X.')).toBeTruthy();
  await userEvent.click(panel.getByLabelText('Ask compliance: Job title'));
  expect(await panel.findByText(/^Done by Mira Aldous/)).toBeTruthy();
});
