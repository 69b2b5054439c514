// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { installDomShims } from '../../../../testing/dom-shims.ts';
import { Refusal, type FakeRequest } from '../../../../testing/fake-backend.ts';
import { activeCell, onlyBesideName, renderGrid } from '../test-grid.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const group = 'grp_00000000-0000-4000-8000-000000000001';
const options = [
  { label: 'Energy', color: 'amber' as const },
  { label: 'Metals', color: 'teal' as const },
];
const customField = (type: 'singleSelect' | 'multipleSelect') => ({
  id: 'fld_00000000-0000-4000-8000-000000000001',
  groupId: group,
  entityType: 'company' as const,
  name: 'Topic',
  type,
  config: {},
  options,
  createdAt: '',
  updatedAt: '',
  createdBy: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
});

/** The grid with one column beside the name, its first cell active. */
async function at(path: string, more: Parameters<typeof renderGrid>[0] = {}) {
  const shown = await renderGrid({ view: onlyBesideName(path), ...more });
  const user = userEvent.setup();
  await user.keyboard('{ArrowDown}{ArrowRight}');
  const written = async () => {
    await waitFor(() => expect(shown.sent).not.toHaveLength(0));
    return shown.sent[0]?.edits[0]?.patch;
  };
  return { ...shown, user, written };
}

const topic = (
  type: 'singleSelect' | 'multipleSelect',
  add: (request: FakeRequest) => unknown = () => undefined,
) =>
  at(`custom:${group}:Topic`, {
    groups: [{ id: group, name: 'Coverage', fields: [customField(type)] }],
    routes: {
      [`POST /v1/groups/${group}/custom-fields/company/${customField(type).id}/options`]: async (request) => {
        await add(request);
        return { data: customField(type) };
      },
    },
  });

describe('the editor of an employee range', () => {
  test('takes what is typed, narrowed to what is meant', async () => {
    const { user, written } = await at('employeeRange');
    await user.keyboard('51{Enter}');
    expect(await written()).toEqual({ employeeRange: '51-200' });
  });

  test('takes the range of a head count', async () => {
    const { user, written } = await at('employeeRange');
    await user.keyboard('120{Enter}');
    expect(await written()).toEqual({ employeeRange: '51-200' });
  });

  test('says what to do with anything else', async () => {
    const { user, sent } = await at('employeeRange');
    await user.keyboard('many{Enter}');
    expect(screen.getByRole('alert').textContent).toBe(
      '"many" is no employee range. Choose one, or leave it empty.',
    );
    expect(sent).toEqual([]);
  });
});

test('a country is found by its name and by its code', async () => {
  const { user, written } = await at('countryCode');
  await user.keyboard('swed{Enter}');
  expect(await written()).toEqual({ countryCode: 'SE' });
});

describe('the editor of a date', () => {
  test('takes a date as it is typed', async () => {
    const { user, written } = await at('lastFundingDate');
    await user.keyboard('3 Feb 2026{Enter}');
    expect(await written()).toEqual({ lastFundingDate: '2026-02-03' });
  });

  test('leads into its calendar with the arrow down, to the day that was typed', async () => {
    const { user, written } = await at('lastFundingDate');
    await user.keyboard('2026-02-10{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^10 February 2026/);
    await user.keyboard('{ArrowRight}{Enter}');
    expect(await written()).toEqual({ lastFundingDate: '2026-02-11' });
  });

  test('takes a day of its calendar', async () => {
    const { user, written } = await at('lastFundingDate');
    await user.keyboard('2026-02-03');
    await user.click(await screen.findByRole('button', { name: /^17 February 2026/ }));
    expect(await written()).toEqual({ lastFundingDate: '2026-02-17' });
  });
});

describe('the editor of a select', () => {
  test('goes through its options with the arrows', async () => {
    const { user, written } = await topic('singleSelect');
    await user.keyboard('{F2}');
    const list = await screen.findByRole('listbox', { name: 'Topic' });
    expect(
      within(list)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['Energy', 'Metals']);
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(await written()).toEqual({
      groups: [{ id: group }],
      customFieldValues: { [group]: { Topic: 'Metals' } },
    });
  });

  test('adds what is typed as an option', async () => {
    const { user, written } = await topic('singleSelect');
    await user.keyboard('Glass');
    expect(await screen.findByRole('option', { name: 'Add "Glass"' })).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(await written()).toMatchObject({ customFieldValues: { [group]: { Topic: 'Glass' } } });
  });

  test('is not held up by a new option: the next cell is typed in while it is made, once', async () => {
    const made = Promise.withResolvers<undefined>();
    let asked = 0;
    const add = () => {
      asked += 1;
      return made.promise;
    };
    const { user, sent } = await topic('singleSelect', add);
    await user.keyboard('Glass{Enter}Ener{Enter}');
    await waitFor(() => expect(asked).toBe(1));
    expect(sent).toEqual([]);
    made.resolve(undefined);
    await waitFor(() => expect(sent).toHaveLength(2));
    const patches = sent.map(({ edits }) => edits[0]?.patch.customFieldValues);
    expect(patches).toEqual([{ [group]: { Topic: 'Glass' } }, { [group]: { Topic: 'Energy' } }]);
  });

  test('takes an option that was made a moment ago for what was typed', async () => {
    const there = (): never => {
      throw new Refusal('name_taken', 'There is such an option.', {});
    };
    const { user, written } = await topic('singleSelect', there);
    await user.keyboard('Glass{Enter}');
    expect(await written()).toMatchObject({ customFieldValues: { [group]: { Topic: 'Glass' } } });
  });

  test('makes the options that are typed among several, and none that is given up again', async () => {
    const made: unknown[] = [];
    const { user, written } = await topic('multipleSelect', ({ body }) => made.push(body));
    await user.keyboard('Glass{Enter}Wood{Enter}Wood{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}');
    await user.keyboard('en{Enter}{Enter}');
    expect(await written()).toMatchObject({
      customFieldValues: { [group]: { Topic: ['Energy', 'Glass'] } },
    });
    expect(made).toEqual([{ label: 'Glass', color: expect.any(String) as string }]);
  });

  test('leaves what was typed in the cell, with the reason, where the option is refused', async () => {
    const refuse = (): never => {
      throw new Refusal('validation_error', 'There are too many options.', {});
    };
    const { user, sent } = await topic('multipleSelect', refuse);
    await user.keyboard('Glass{Enter}{Enter}{ArrowUp}');
    expect((await screen.findByRole('alert')).textContent).toBe('There are too many options.');
    await user.keyboard('{F2}');
    expect(screen.getByRole('combobox')).toHaveProperty('value', 'Glass');
    expect(screen.getByRole('alert').textContent).toBe('There are too many options.');
    expect(sent).toEqual([]);
  });

  test('with several takes what the text means on the way to the next cell, and keeps a text that means nothing', async () => {
    const { user, written } = await topic('multipleSelect');
    await user.keyboard('met{Enter}en{Tab}');
    expect(await written()).toMatchObject({
      customFieldValues: { [group]: { Topic: ['Energy', 'Metals'] } },
    });
  });

  test('with several ticks them and writes them in their order', async () => {
    const { user, written } = await topic('multipleSelect');
    await user.keyboard('met{Enter}en{Enter}{Enter}');
    expect(await written()).toMatchObject({
      customFieldValues: { [group]: { Topic: ['Energy', 'Metals'] } },
    });
  });
});

describe('the editor of a list', () => {
  test('goes from entry to entry, puts the primary first and leaves out what is empty', async () => {
    const { user, written, element } = await at('emails');
    await user.keyboard('{F2}a@x.se{Enter}b@x.se{Enter}c@x.se{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    expect(screen.getByRole('textbox', { name: 'Primary email' })).toHaveProperty('value', 'c@x.se');
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}{Enter}');
    expect(await written()).toEqual({ emails: ['c@x.se', 'a@x.se', 'b@x.se'] });
    expect(document.activeElement).toBe(element);
  });

  test('adds to what is there when a person types', async () => {
    const { user, sent } = await at('tags');
    await user.keyboard('new{Tab}');
    await waitFor(() => expect(sent[0]?.edits[0]?.patch).toEqual({ tags: ['new'] }));
  });
});

test('a text that others have is offered with how often, and kept as typed with Enter', async () => {
  const values = [{ value: 'Metal fabrication', label: 'Metal fabrication', count: 212 }];
  const { user, written, element } = await at('industry', {
    routes: { 'GET /v1/companies/values': () => ({ data: { values } }) },
  });
  await user.keyboard('Metal fab');
  expect((await screen.findByRole('option')).textContent).toContain('212');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await written()).toEqual({ industry: 'Metal fabrication' });
  expect(activeCell(element).closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe('3');
});
