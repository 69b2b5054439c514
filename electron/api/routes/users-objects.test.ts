// Users and custom objects by the API: each rule, valid and just invalid, and undo.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { objectLimits, type CustomObject } from '../../../shared/schema/custom-object.ts';
import { userLimits, type User } from '../../../shared/schema/user.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';
import { issuesOf, peopleClient, type Listed } from '../testing/people-client.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp({ rateLimit: 100_000 });
});
afterEach(() => test.close());

const { send, undo, redo } = peopleClient(() => test);
const addUser = (body: unknown) => send<User>('POST', '/v1/users', body);
const users = async (query = '') => (await send<Listed<User>>('GET', `/v1/users${query}`)).data.items;
const me = async () => (await send<User>('GET', '/v1/users/me')).data;

describe('users', () => {
  it('are added, read, changed and removed, which a step takes back', async () => {
    const added = await addUser({ fullName: ' Jo Ek ', email: 'jo@example.com' });
    expect(added.data).toEqual({ id: added.data.id, fullName: 'Jo Ek', email: 'jo@example.com' });
    expect(added.data.id).toMatch(/^usr_[0-9a-f-]{36}$/);
    const path = `/v1/users/${added.data.id}`;
    expect((await send<User>('PATCH', path, { email: null })).data).toEqual({ ...added.data, email: null });
    await undo();
    expect((await send<User>('GET', path)).data).toEqual(added.data);
    expect((await send('DELETE', path)).data).toEqual({ id: added.data.id });
    expect((await send('GET', path)).status).toBe(404);
    expect((await send('PATCH', path, { fullName: 'X' })).status).toBe(404);
    expect(await users()).toEqual([await me()]);
    await undo();
    expect(await users()).toEqual([await me(), added.data]);
    await undo();
    expect(await users()).toEqual([await me()]);
    await redo();
    expect(await users()).toEqual([await me(), added.data]);
  });

  it('have addresses of their own, whatever the case', async () => {
    const first = await addUser({ fullName: 'Jo', email: 'jo@example.com' });
    const taken = await addUser({ fullName: 'Joan', email: 'JO@example.com' });
    expect(taken).toMatchObject({ status: 400, error: { details: { userId: first.data.id } } });
    expect(issuesOf(taken)).toEqual(['email duplicate']);
    const path = `/v1/users/${first.data.id}`;
    expect((await send<User>('PATCH', path, { email: 'Jo@example.com' })).data.email).toBe('Jo@example.com');
    expect((await addUser({ fullName: 'Joan' })).data.email).toBeNull();
  });

  const long = (length: number) => 'x'.repeat(length);
  it.each([
    [
      { fullName: long(userLimits.fullName) },
      { fullName: long(userLimits.fullName + 1) },
      'fullName too_big',
    ],
    [
      { fullName: 'A', email: `${long(userLimits.email - 5)}@b.co` },
      { fullName: 'A', email: `${long(userLimits.email - 4)}@b.co` },
      'email too_big',
    ],
    [{ fullName: 'A', email: 'a@b.co' }, { fullName: 'A', email: 'a@b' }, 'email invalid_format'],
    [{ fullName: 'A' }, { fullName: ' ' }, 'fullName too_small'],
    [{ fullName: 'A' }, { fullName: 'A', admin: true }, 'admin unknown_field'],
  ])('take %j up to the limits and no further', async (valid, invalid, issue) => {
    expect((await addUser(valid)).status).toBe(200);
    const refused = await addUser(invalid);
    expect(refused.status).toBe(400);
    expect(issuesOf(refused)).toEqual([issue]);
  });

  it('never lose the owner', async () => {
    const owner = await me();
    const refused = await send('DELETE', `/v1/users/${owner.id}`);
    expect(refused.status).toBe(400);
    expect(issuesOf(refused)).toEqual(['userId owner']);
    expect(await me()).toEqual(owner);
  });

  it('are who asks: the owner, also for a key', async () => {
    const key = test.makeKey(['read:people']);
    const response = await test.send('GET', '/v1/users/me', { key });
    expect(await response.json()).toEqual({ data: await me() });
  });

  it('are found by words, page by page', async () => {
    for (const fullName of ['Jo Ek', 'Jo Berg', 'Mira', 'Jón Ås']) await addUser({ fullName });
    expect((await users('?q=jo')).map(({ fullName }) => fullName)).toEqual(['Jo Ek', 'Jo Berg', 'Jón Ås']);
    const { data } = await send<Listed<User>>('GET', '/v1/users?q=jo&limit=2');
    const rest = await send<Listed<User>>('GET', data.pagination.nextLink ?? '');
    expect(rest.data.items.map(({ fullName }) => fullName)).toEqual(['Jón Ås']);
    expect(rest.data.pagination).toEqual({});
  });

  it('keep their names on what they did once they are gone', async () => {
    const added = await addUser({ fullName: 'Jo' });
    await send('DELETE', `/v1/users/${added.data.id}`);
    const { db } = test.services.store;
    expect(db.sql('SELECT full_name FROM user WHERE id = ?').get(added.data.id)).toEqual({ full_name: 'Jo' });
  });
});

const addObject = (body: unknown) => send<CustomObject>('POST', '/v1/objects', body);
const objects = async (query = '') =>
  (await send<Listed<CustomObject>>('GET', `/v1/objects${query}`)).data.items.map(({ name }) => name);

describe('custom objects', () => {
  it('are made, read, changed and deleted, which a step takes back', async () => {
    const made = await addObject({ name: ' Fund II ', type: 'Fund' });
    expect(made.data).toMatchObject({ name: 'Fund II', type: 'Fund', createdBy: { id: (await me()).id } });
    const path = `/v1/objects/${made.data.id}`;
    test.wait(1000);
    const changed = await send<CustomObject>('PATCH', path, { name: 'Fund 2', type: null });
    expect(changed.data).toEqual({
      ...made.data,
      name: 'Fund 2',
      type: null,
      updatedAt: '2026-03-01T12:00:01.000Z',
    });
    await send('DELETE', path);
    expect((await send('GET', path)).status).toBe(404);
    await undo();
    expect((await send<CustomObject>('GET', path)).data.name).toBe('Fund 2');
    await undo();
    expect((await send<CustomObject>('GET', path)).data).toMatchObject({ name: 'Fund II', type: 'Fund' });
    await undo();
    expect(await objects()).toEqual([]);
    await redo();
    expect(await objects()).toEqual(['Fund II']);
  });

  const long = (length: number) => 'x'.repeat(length);
  it.each([
    [{ name: long(objectLimits.name) }, { name: long(objectLimits.name + 1) }, 'name too_big'],
    [
      { name: 'A', type: long(objectLimits.type) },
      { name: 'A', type: long(objectLimits.type + 1) },
      'type too_big',
    ],
    [{ name: 'A' }, { name: '  ' }, 'name too_small'],
    [{ name: 'A' }, { type: 'Fund' }, 'name required'],
    [{ name: 'A' }, { name: 'A', id: 'obj_1' }, 'id unknown_field'],
  ])('take %j up to the limits and no further', async (valid, invalid, issue) => {
    expect((await addObject(valid)).status).toBe(200);
    const refused = await addObject(invalid);
    expect(refused.status).toBe(400);
    expect(issuesOf(refused)).toEqual([issue]);
  });

  it('are listed by name, page by page, by words and by type', async () => {
    for (const [name, type] of [
      ['beta fund', 'Fund'],
      ['Alpha deal', 'Deal'],
      ['Älg deal', 'Deal'],
      ['alpha fund', 'Fund'],
    ])
      await addObject({ name, type });
    expect(await objects()).toEqual(['Älg deal', 'Alpha deal', 'alpha fund', 'beta fund']);
    expect(await objects('?type=Fund')).toEqual(['alpha fund', 'beta fund']);
    expect(await objects('?q=alph dea')).toEqual(['Alpha deal']);
    const { data } = await send<Listed<CustomObject>>('GET', '/v1/objects?limit=3');
    const rest = await send<Listed<CustomObject>>('GET', data.pagination.nextLink ?? '');
    expect(rest.data.items.map(({ name }) => name)).toEqual(['beta fund']);
  });
});
