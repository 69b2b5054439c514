// @vitest-environment jsdom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { company, idOf, rowsAnswer } from '../../../../testing/companies.ts';
import { installDomShims } from '../../../../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../../../../testing/fake-backend.ts';
import { person, personIdOf } from '../../../../testing/people.ts';
import { renderPiece } from '../../../../testing/render-window.tsx';
import { defineColumn, type CellKind } from '../columns/grid-column.ts';
import { patchOf } from '../edit/company-patch.ts';
import { CellEditor } from './cell-editor.tsx';

const groupId = 'grp_00000000-0000-4000-8000-000000000000';
const mira = { id: personIdOf(0), fullName: 'Mira Aldous', entityType: 'person' };
const bo = { id: personIdOf(1), fullName: 'Bo Lind', entityType: 'person' };

function open(of: Extract<CellKind, { type: 'references' }>['of'], value: unknown = []) {
  const column = defineColumn({
    path: `custom:${groupId}:Contacts`,
    label: 'Contacts',
    group: { id: groupId, label: 'Coverage' },
    kind: { type: 'references', of },
    width: 150,
    read: () => value,
  });
  const handlers = { onCommit: vi.fn(), onLeave: vi.fn(), onCancel: vi.fn() };
  renderPiece(
    <CellEditor column={column} row={company(0)} value={value} start={{ type: 'value' }} {...handlers} />,
  );
  return { ...handlers, user: userEvent.setup(), field: screen.getByRole('combobox', { name: 'Contacts' }) };
}

const people = [
  person(0, { fullName: 'Mira Aldous', jobTitle: 'Buyer' }),
  person(1, { fullName: 'Bo Lind' }),
];
const named = ({ url }: { url: URL }) => {
  const q = url.searchParams.get('q')?.toLowerCase() ?? '';
  return {
    data: { items: people.filter(({ fullName }) => fullName.toLowerCase().includes(q)), pagination: {} },
  };
};

const backend = (more: Parameters<typeof installFakeBackend>[0] = {}) =>
  installFakeBackend({
    'GET /v1/people': named,
    'GET /v1/company-rows': rowsAnswer(1),
    [`GET /v1/companies/${idOf(0)}/people`]: () => ({ data: { items: [people[1]], pagination: {} } }),
    ...more,
  });

beforeAll(installDomShims);
afterEach(cleanup);

describe('the editor of contacts', () => {
  test('offers the company’s own people before anything is typed', async () => {
    backend();
    const { user, onCommit } = open('contacts');
    await user.click(await screen.findByRole('option', { name: /Bo Lind/ }));
    await user.keyboard('{Enter}');
    expect(onCommit).toHaveBeenCalledWith([bo], 'down');
  });

  test('finds people and companies by what is typed, and takes several by keyboard', async () => {
    backend();
    const { user, onCommit } = open('contacts', [bo]);
    await user.keyboard('mira');
    expect(await screen.findByRole('option', { name: /Mira Aldous.*Buyer/ })).toBeTruthy();
    expect(screen.getByRole('option', { name: /Company 1.*company/ })).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByText('Bo Lind, Mira Aldous')).toBeTruthy());
    await user.keyboard('{Enter}');
    expect(onCommit).toHaveBeenCalledWith([bo, mira], 'down');
  });

  test('gives one up by choosing it again, and the last one by Backspace', async () => {
    backend();
    const { user, onCommit } = open('contacts', [bo, mira]);
    const chosen = await screen.findByRole('option', { name: /Bo Lind/ });
    expect(chosen.getAttribute('aria-selected')).toBe('true');
    await user.click(chosen);
    await user.keyboard('{Backspace}{Enter}');
    expect(onCommit).toHaveBeenCalledWith([], 'down');
  });

  test('makes a person who is not there, in this company', async () => {
    const made: unknown[] = [];
    const create = ({ body }: { body: unknown }) => {
      made.push(body);
      return { data: person(2, { fullName: 'Jo Ek' }) };
    };
    backend({ 'POST /v1/people': create });
    const { user, onCommit } = open('contacts');
    await user.keyboard('Jo Ek');
    await user.click(await screen.findByRole('option', { name: 'Add person "Jo Ek"' }));
    await screen.findByRole('option', { name: 'Jo Ek', selected: true });
    await user.keyboard('{Tab}');
    expect(made).toEqual([{ fullName: 'Jo Ek', companies: [{ id: idOf(0) }] }]);
    const jo = { id: personIdOf(2), fullName: 'Jo Ek', entityType: 'person' };
    expect(onCommit).toHaveBeenCalledWith([jo], 'right');
  });

  test('makes a person once, and takes it along where the cell is left meanwhile', async () => {
    const answer = Promise.withResolvers<undefined>();
    let made = 0;
    const create = async () => {
      made += 1;
      await answer.promise;
      return { data: person(2, { fullName: 'Jo Ek' }) };
    };
    backend({ 'POST /v1/people': create });
    const { user, field, onCommit, onLeave } = open('contacts', [bo]);
    await user.keyboard('Jo Ek');
    const offer = await screen.findByRole('option', { name: 'Add person "Jo Ek"' });
    await user.click(offer);
    await user.click(offer);
    act(() => field.blur());
    expect(onCommit).not.toHaveBeenCalled();
    answer.resolve(undefined);
    const jo = { id: personIdOf(2), fullName: 'Jo Ek', entityType: 'person' };
    await waitFor(() => expect(onCommit).toHaveBeenCalledWith([bo, jo], 'stay'));
    expect(made).toBe(1);
    expect(onLeave).not.toHaveBeenCalled();
  });

  test('says why one could not be made, and stays', async () => {
    const refuse = () => {
      throw new Refusal('validation_error', 'fullName: 1001 characters are too many.');
    };
    backend({ 'POST /v1/people': refuse });
    const { user, onCommit } = open('contacts');
    await user.keyboard('Jo');
    await user.click(await screen.findByRole('option', { name: 'Add person "Jo"' }));
    expect((await screen.findByRole('alert')).textContent).toContain('too many');
    expect(onCommit).not.toHaveBeenCalled();
  });

  test('keeps what was typed and not chosen, with the reason, and writes nothing', async () => {
    backend();
    const { user, field, onLeave, onCommit, onCancel } = open('contacts');
    await user.keyboard('nobody{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('"nobody" is not chosen yet');
    field.blur();
    expect(onLeave).toHaveBeenCalledWith('nobody', expect.stringContaining('not chosen yet'));
    expect(onCommit).not.toHaveBeenCalled();
    expect(onCancel).not.toHaveBeenCalled();
  });
});

describe('the editors of users and objects', () => {
  const listed = (items: unknown[]) => () => ({ data: { items, pagination: {} } });

  test('offer all there are at once', async () => {
    backend({ 'GET /v1/users': listed([{ id: 'usr_1', fullName: 'Mira', email: 'mira@a.co' }]) });
    const { user, onCommit } = open('users');
    expect(await screen.findByRole('option', { name: /Mira.*mira@a.co/ })).toBeTruthy();
    await user.keyboard('{ArrowDown}{Enter}{Enter}');
    expect(onCommit).toHaveBeenCalledWith([{ id: 'usr_1', fullName: 'Mira', email: 'mira@a.co' }], 'down');
  });

  test('make an object, but no user', async () => {
    const deal = { id: 'obj_1', name: 'Deal 7', type: null };
    backend({
      'GET /v1/users': listed([]),
      'GET /v1/objects': listed([]),
      'POST /v1/objects': () => ({ data: deal }),
    });
    const users = open('users');
    await users.user.keyboard('Jo');
    expect(await screen.findByText('No match for "Jo".')).toBeTruthy();
    cleanup();
    const { user, onCommit } = open('objects');
    await user.keyboard('Deal 7');
    await user.click(await screen.findByRole('option', { name: 'Add object "Deal 7"' }));
    await screen.findByRole('option', { name: 'Deal 7', selected: true });
    await user.keyboard('{Enter}');
    expect(onCommit).toHaveBeenCalledWith([{ id: 'obj_1', name: 'Deal 7' }], 'down');
  });
});

test('references are sent by their ids alone', () => {
  const row = company(0, { groups: [{ id: groupId, name: 'Coverage' }] });
  expect(patchOf(row, [{ path: `custom:${groupId}:Contacts`, value: [mira] }])).toEqual({
    customFieldValues: { [groupId]: { Contacts: [{ id: mira.id }] } },
  });
});
