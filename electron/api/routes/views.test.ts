// Saved views by the API: what is kept, what is refused, what happens to a view when a field that it names changes or goes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../shared/errors.ts';
import { viewLimits, type View } from '../../../shared/schema/view.ts';
import { openApp, type SendOptions, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp({ rateLimit: 100_000 });
});
afterEach(() => test.close());

type Sent<T> = { status: number; data: T; error: ErrorBody['error'] };

async function send<T>(
  method: string,
  path: string,
  body?: unknown,
  options: SendOptions = {},
): Promise<Sent<T>> {
  const response = await test.send(method, path, { ...(body === undefined ? {} : { body }), ...options });
  return { status: response.status, ...((await response.json()) as Omit<Sent<T>, 'status'>) };
}

const save = (body: object) => send<View>('POST', '/v1/views', body);
const read = async (id: string): Promise<View> => (await send<View>('GET', `/v1/views/${id}`)).data;
const names = async (): Promise<string[]> =>
  (await send<{ items: View[] }>('GET', '/v1/views?limit=100')).data.items.map(({ name }) => name);
const issuesOf = ({ error }: Sent<unknown>) =>
  error.details?.issues?.map(({ path, code }) => `${path} ${code}`) ?? [];

/** A group with a select, and the paths by which a view names them. */
async function tier() {
  const { data: group } = await send<{ id: string }>('POST', '/v1/groups', { name: 'Coverage' });
  const fields = `/v1/groups/${group.id}/custom-fields/company`;
  const options = [{ label: 'A' }, { label: 'B' }];
  const field = { name: 'Tier', type: 'singleSelect', options };
  const { data } = await send<{ id: string }>('POST', fields, field);
  return {
    group: `/v1/groups/${group.id}`,
    field: `${fields}/${data.id}`,
    path: (name = 'Tier') => `custom:${group.id}:${name}`,
  };
}

describe('/v1/views', () => {
  it('keeps query, columns, facets and height of rows as they were sent', async () => {
    const { path } = await tier();
    const body = {
      name: ' Coverage list ',
      query: {
        filter: {
          and: [
            { field: path(), operator: 'in', value: ['A', 'B'] },
            {
              or: [
                { field: 'domain', operator: 'empty' },
                { field: 'tags', operator: 'eq', value: 'x' },
              ],
            },
          ],
        },
        sort: `-${path()}`,
        q: 'metal',
        source: { kind: 'import', field: path() },
        locked: path(),
      },
      columns: [
        { path: 'name', width: 300, frozen: true },
        { path: path(), hidden: true },
      ],
      facets: [{ path: `source:${path()}` }, { path: 'foundationYear', form: 'range' }],
      rowHeight: 32,
    };
    const made = await save(body);
    expect(made).toMatchObject({ status: 200, data: { ...body, name: 'Coverage list', missing: [] } });
    expect(made.data.id).toMatch(/^vie_[0-9a-f-]{36}$/);
    expect(await read(made.data.id)).toEqual(made.data);
    expect((await save({ name: 'Bare' })).data).toMatchObject({
      query: {},
      columns: [],
      facets: [],
      rowHeight: null,
    });
  });

  it('replaces only the parts that are sent', async () => {
    const { data } = await save({ name: 'One', query: { q: 'a' }, columns: [{ path: 'name' }] });
    test.wait(1000);
    const { data: changed } = await send<View>('PATCH', `/v1/views/${data.id}`, { query: { sort: 'name' } });
    const updatedAt = '2026-03-01T12:00:01.000Z';
    expect(changed).toEqual({ ...data, query: { sort: 'name' }, updatedAt });
    const { data: renamed } = await send<View>('PATCH', `/v1/views/${data.id}`, { name: 'Two' });
    expect(renamed).toEqual({ ...changed, name: 'Two' });
  });

  it('lists them in their order, which can be changed, page by page', async () => {
    for (const name of ['a', 'b', 'c']) await save({ name });
    const { data } = await save({ name: 'd', position: 0 });
    expect(await names()).toEqual(['d', 'a', 'b', 'c']);
    await send('PATCH', `/v1/views/${data.id}`, { position: 2 });
    expect(await names()).toEqual(['a', 'b', 'd', 'c']);
    type Page = { items: View[]; pagination: { nextLink: string } };
    const { data: page } = await send<Page>('GET', '/v1/views?limit=3');
    const { data: next } = await send<Page>('GET', page.pagination.nextLink);
    expect(next.items.map(({ name }) => name)).toEqual(['c']);
  });

  it('holds names unique whatever their case, and frees the name of a deleted one', async () => {
    const { data } = await save({ name: 'Straße' });
    const taken = await save({ name: 'STRASSE' });
    expect(taken).toMatchObject({ status: 409, error: { code: 'name_taken', details: { viewId: data.id } } });
    await send('DELETE', `/v1/views/${data.id}`);
    expect((await save({ name: 'STRASSE' })).status).toBe(200);
    expect((await send('GET', `/v1/views/${data.id}`)).error.code).toBe('not_found');
  });

  it.each([
    [{}, 'name required'],
    [{ name: ' ' }, 'name too_small'],
    [{ name: 'x'.repeat(viewLimits.name + 1) }, 'name too_big'],
    [{ name: 'a\nb' }, 'name custom'],
    [{ name: 'A', colour: 'red' }, 'colour unknown_field'],
    [{ name: 'A', rowHeight: 25 }, 'rowHeight invalid_value'],
    [{ name: 'A', columns: [{ path: 'name' }, { path: 'colour' }] }, 'columns.1.path unknown_field'],
    [{ name: 'A', columns: [{ path: 'name' }, { path: 'name' }] }, 'columns.1.path duplicate'],
    [{ name: 'A', columns: [{ path: 'name', width: 19 }] }, 'columns.0.width too_small'],
    [{ name: 'A', facets: [{ path: 'length:id' }] }, 'facets.0.path unknown_field'],
    [
      { name: 'A', query: { filter: { and: [{ field: 'size', operator: 'empty' }] } } },
      'query.filter.and.0.field unknown_field',
    ],
    [
      { name: 'A', query: { filter: { field: 'foundationYear', operator: 'gt', value: 'old' } } },
      'query.filter.value invalid_value',
    ],
    [{ name: 'A', query: { sort: 'custom:grp_x:Tier' } }, 'query.sort unknown_field'],
  ])('refuses %j', async (body, issue) => {
    const refused = await save(body);
    expect(refused).toMatchObject({ status: 400, error: { code: 'validation_error' } });
    expect(issuesOf(refused)).toEqual([issue]);
    expect(await names()).toEqual([]);
  });

  it('makes one view for one Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': 'v' };
    const first = await send<View>('POST', '/v1/views', { name: 'A' }, { headers });
    expect((await send<View>('POST', '/v1/views', { name: 'A' }, { headers })).data).toEqual(first.data);
  });

  it('tells whoever listens', async () => {
    const topics: string[] = [];
    test.services.events.subscribe(({ topic }) => topics.push(topic));
    await save({ name: 'A' });
    expect(topics).toEqual(['views:changed', 'step:changed']);
  });
});

describe('a view', () => {
  it('comes back with an undo of its deletion, goes with an undo of its making', async () => {
    const { data } = await save({ name: 'A', query: { q: 'x' } });
    await send('DELETE', `/v1/views/${data.id}`);
    await send('POST', '/v1/steps/undo');
    expect(await read(data.id)).toEqual(data);
    await send('POST', '/v1/steps/undo');
    expect(await names()).toEqual([]);
    await send('POST', '/v1/steps/redo');
    expect(await names()).toEqual(['A']);
  });

  it('is what it was before when what was saved over it is taken back', async () => {
    const { data } = await save({ name: 'A', query: { q: 'x' }, columns: [{ path: 'name' }] });
    await send('PATCH', `/v1/views/${data.id}`, { query: {}, columns: [], name: 'B', position: 0 });
    await send('POST', '/v1/steps/undo');
    expect(await read(data.id)).toEqual(data);
  });

  it('follows a field and an option that are renamed', async () => {
    const { path, field } = await tier();
    const filter = { and: [{ field: path(), operator: 'in', value: ['A', 'b'] }] };
    const { data } = await save({ name: 'V', query: { filter, sort: path() }, columns: [{ path: path() }] });
    const options = [{ label: 'Prime', previousLabel: 'A' }, { label: 'B' }];
    await send('PATCH', field, { name: 'Class', options });
    expect(await read(data.id)).toMatchObject({
      query: {
        filter: { and: [{ field: path('Class'), operator: 'in', value: ['Prime', 'B'] }] },
        sort: path('Class'),
      },
      columns: [{ path: path('Class') }],
      missing: [],
    });
  });

  it('leaves out an option that was deleted, says so, and has it again after an undo', async () => {
    const { path, field } = await tier();
    const filter = { field: path(), operator: 'in', value: ['A', 'B'] };
    const { data } = await save({ name: 'V', query: { filter } });
    await send('PATCH', field, { options: [{ label: 'B' }] });
    expect(await read(data.id)).toMatchObject({
      query: { filter: { ...filter, value: ['B'] } },
      missing: ['A'],
    });
    await send('POST', '/v1/steps/undo');
    expect(await read(data.id)).toEqual(data);
  });

  it('leaves out a field that was deleted, says so, and has it again after an undo', async () => {
    const { path, group } = await tier();
    const domain = { field: 'domain', operator: 'empty' };
    const { data } = await save({
      name: 'V',
      query: {
        filter: { and: [domain, { or: [{ field: path(), operator: 'eq', value: 'A' }] }] },
        sort: `-${path()}`,
        locked: path(),
        source: { kind: 'import', field: path() },
      },
      columns: [{ path: 'name' }, { path: path() }],
      facets: [{ path: `length:${path()}` }, { path: 'tags' }],
    });
    await send('DELETE', group);
    expect(await read(data.id)).toEqual({
      ...data,
      query: { filter: { and: [domain] } },
      columns: [{ path: 'name' }],
      facets: [{ path: 'tags' }],
      missing: ['Tier'],
    });
    const { status } = await send('POST', '/v1/companies/count', { query: (await read(data.id)).query });
    expect(status).toBe(200);
    await send('POST', '/v1/steps/undo');
    expect(await read(data.id)).toEqual(data);
  });
});
