// Groups, custom fields and options by the API: each rule, valid and just invalid.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../shared/errors.ts';
import { customFieldLimits, type CustomField, type Group } from '../../../shared/schema/custom-field.ts';
import { openApp, type SendOptions, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp({ rateLimit: 100_000 });
});
afterEach(() => test.close());

type Sent<T> = { status: number; data: T; error: ErrorBody['error'] };
type Listed<T> = { items: T[]; pagination: { nextLink?: string } };

async function send<T>(
  method: string,
  path: string,
  body?: unknown,
  options: SendOptions = {},
): Promise<Sent<T>> {
  const response = await test.send(method, path, { ...(body === undefined ? {} : { body }), ...options });
  return { status: response.status, ...((await response.json()) as Omit<Sent<T>, 'status'>) };
}

const group = async (name: string): Promise<Group> =>
  (await send<Group>('POST', '/v1/groups', { name })).data;
const pathOf = ({ id }: Group, entityType = 'company'): string =>
  `/v1/groups/${id}/custom-fields/${entityType}`;
const addField = (of: Group, body: unknown) => send<CustomField>('POST', pathOf(of), body);
const issuesOf = ({ error }: Sent<unknown>) =>
  error.details?.issues?.map(({ path, code }) => `${path} ${code}`) ?? [];

async function follow<T>(path: string): Promise<T[]> {
  const { data } = await send<Listed<T>>('GET', path);
  const { nextLink } = data.pagination;
  return nextLink === undefined ? data.items : [...data.items, ...(await follow<T>(nextLink))];
}

describe('/v1/groups', () => {
  it('makes, reads, renames and deletes one', async () => {
    const made = await send<Group>('POST', '/v1/groups', { name: '  Coverage ' });
    expect(made).toMatchObject({
      status: 200,
      data: { name: 'Coverage', createdBy: { id: expect.any(String) } },
    });
    expect(made.data.id).toMatch(/^grp_[0-9a-f-]{36}$/);
    expect((await send('GET', `/v1/groups/${made.data.id}`)).data).toEqual(made.data);
    test.wait(1000);
    const renamed = await send<Group>('PATCH', `/v1/groups/${made.data.id}`, { name: 'coverage' });
    expect(renamed.data).toEqual({ ...made.data, name: 'coverage', updatedAt: '2026-03-01T12:00:01.000Z' });
    expect(await send('DELETE', `/v1/groups/${made.data.id}`)).toMatchObject({
      status: 200,
      data: { id: made.data.id },
    });
    expect((await send('GET', `/v1/groups/${made.data.id}`)).error.code).toBe('not_found');
  });

  it('lists page by page in the order that they were put in, stable while one is added', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await group(name);
    await send('PATCH', `/v1/groups/${(await group('e')).id}`, { position: 0 });
    const { data } = await send<Listed<Group>>('GET', '/v1/groups?limit=2');
    expect(data.items.map(({ name }) => name)).toEqual(['e', 'a']);
    await group('f');
    expect((await follow<Group>(data.pagination.nextLink ?? '')).map(({ name }) => name)).toEqual([
      'b',
      'c',
      'd',
      'f',
    ]);
  });

  it('holds names unique whatever their case, and frees the name of a deleted one', async () => {
    const first = await group('Straße');
    const taken = await send('POST', '/v1/groups', { name: 'STRASSE' });
    expect(taken).toMatchObject({
      status: 409,
      error: { code: 'name_taken', details: { groupId: first.id } },
    });
    expect(issuesOf(taken)).toEqual(['name name_taken']);
    const second = await group('Other');
    expect((await send('PATCH', `/v1/groups/${second.id}`, { name: 'straße' })).status).toBe(409);
    await send('DELETE', `/v1/groups/${first.id}`);
    expect((await send('PATCH', `/v1/groups/${second.id}`, { name: 'straße' })).status).toBe(200);
  });

  it.each([
    [{}, 'name required'],
    [{ name: ' ' }, 'name too_small'],
    [{ name: 'x'.repeat(customFieldLimits.groupName + 1) }, 'name too_big'],
    [{ name: 'a\nb' }, 'name custom'],
    [{ name: '\ud800' }, 'name custom'],
    [{ name: '__proto__' }, 'name custom'],
    [{ name: 'A', colour: 'red' }, 'colour unknown_field'],
    [{ name: 'A', position: -1 }, 'position too_small'],
  ])('refuses $1', async (body, issue) => {
    const refused = await send('POST', '/v1/groups', body);
    expect(refused).toMatchObject({ status: 400, error: { code: 'validation_error' } });
    expect(issuesOf(refused)).toEqual([issue]);
  });

  it('takes a name at its limit', async () => {
    expect((await send('POST', '/v1/groups', { name: 'x'.repeat(customFieldLimits.groupName) })).status).toBe(
      200,
    );
  });

  it('takes as many as the limit says and no more', async () => {
    for (let at = 0; at < customFieldLimits.groups; at += 1) await group(`g${at}`);
    const refused = await send('POST', '/v1/groups', { name: 'one more' });
    expect({ status: refused.status, issues: issuesOf(refused) }).toEqual({
      status: 400,
      issues: ['groups too_many'],
    });
  });

  it('makes one group for one Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': 'g' };
    const first = await send<Group>('POST', '/v1/groups', { name: 'A' }, { headers });
    expect((await send('POST', '/v1/groups', { name: 'A' }, { headers })).data).toEqual(first.data);
    expect((await send('POST', '/v1/groups', { name: 'B' }, { headers })).error.code).toBe(
      'idempotency_conflict',
    );
  });

  it('tells whoever listens', async () => {
    const topics: string[] = [];
    test.services.events.subscribe(({ topic }) => topics.push(topic));
    await group('A');
    const told = ['definitions:changed', 'company:changed', 'step:changed'];
    expect(topics).toEqual(told);
    await send('POST', '/v1/groups', { name: 'A' });
    expect(topics).toEqual(told);
  });
});

describe('/v1/groups/{groupId}/custom-fields/{entityType}', () => {
  it.each([
    [{ name: 'Note', type: 'textField' }, {}],
    [{ name: 'ARR', type: 'numericField', config: { format: 'currency', currency: 'EUR', decimals: 2 } }, {}],
    [{ name: 'Since', type: 'dateField' }, {}],
    [
      { name: 'Tier', type: 'singleSelect', options: [{ label: 'A', color: 'green' }, { label: 'B' }] },
      {
        options: [
          { label: 'A', color: 'green' },
          { label: 'B', color: 'gray' },
        ],
      },
    ],
    [{ name: 'Topics', type: 'multipleSelect' }, {}],
    [{ name: 'Contacts', type: 'contactField' }, {}],
    [{ name: 'Owner', type: 'userField' }, {}],
    [{ name: 'Hello', type: 'magicField', config: { template: '{{name}}' } }, {}],
    [{ name: 'Deals', type: 'objectField' }, {}],
  ])('makes %j', async (body, more) => {
    const coverage = await group('Coverage');
    const made = await addField(coverage, body);
    expect(made.status).toBe(200);
    const shown = { config: {}, options: [], groupId: coverage.id, entityType: 'company', ...body, ...more };
    expect(made.data).toMatchObject(shown);
    expect(made.data.id).toMatch(/^fld_[0-9a-f-]{36}$/);
    expect((await send('GET', `${pathOf(coverage)}/${made.data.id}`)).data).toEqual(made.data);
  });

  it.each([
    [{ type: 'textField' }, 'name required'],
    [{ name: 'A' }, 'type invalid_value'],
    [{ name: 'A', type: 'text' }, 'type invalid_value'],
    [{ name: 'x'.repeat(customFieldLimits.fieldName + 1), type: 'textField' }, 'name too_big'],
    [{ name: 'A', type: 'textField', options: [] }, 'options unknown_field'],
    [{ name: 'A', type: 'textField', config: { format: 'number' } }, 'config.format unknown_field'],
    [{ name: 'A', type: 'numericField', config: { template: 'x' } }, 'config.template unknown_field'],
    [{ name: 'A', type: 'numericField', config: { colour: 'x' } }, 'config.colour unknown_field'],
    [{ name: 'A', type: 'numericField', config: { format: 'currency' } }, 'config.currency required'],
    [{ name: 'A', type: 'numericField', config: { currency: 'EUR' } }, 'config.currency unknown_field'],
    [
      { name: 'A', type: 'numericField', config: { format: 'currency', currency: 'ABC' } },
      'config.currency invalid_currency',
    ],
    [{ name: 'A', type: 'numericField', config: { decimals: 11 } }, 'config.decimals too_big'],
    [
      { name: 'A', type: 'magicField', config: { template: 'x'.repeat(customFieldLimits.template + 1) } },
      'config.template too_big',
    ],
    [
      { name: 'A', type: 'singleSelect', options: [{ label: 'x' }, { label: ' X' }] },
      'options.1.label duplicate',
    ],
    [
      { name: 'A', type: 'singleSelect', options: [{ label: 'x', color: 'pink' }] },
      'options.0.color invalid_value',
    ],
    [
      {
        name: 'A',
        type: 'singleSelect',
        options: [{ label: 'x'.repeat(customFieldLimits.optionLabel + 1) }],
      },
      'options.0.label too_big',
    ],
    [
      {
        name: 'A',
        type: 'singleSelect',
        options: Array.from({ length: customFieldLimits.options + 1 }, (_, at) => ({ label: `${at}` })),
      },
      'options too_big',
    ],
  ])('refuses $1', async (body, issue) => {
    const refused = await addField(await group('Coverage'), body);
    expect(refused).toMatchObject({ status: 400, error: { code: 'validation_error' } });
    expect(issuesOf(refused)).toEqual([issue]);
  });

  it('takes names, labels and options at their limits', async () => {
    const { status } = await addField(await group('Coverage'), {
      name: 'x'.repeat(customFieldLimits.fieldName),
      type: 'singleSelect',
      options: Array.from({ length: customFieldLimits.options }, (_, at) => ({
        label: `${at}`.padStart(customFieldLimits.optionLabel, '0'),
      })),
    });
    expect(status).toBe(200);
  });

  it('takes as many fields in a group as the limit says and no more', async () => {
    const coverage = await group('Coverage');
    for (let at = 0; at < customFieldLimits.fieldsOfGroup; at += 1)
      await addField(coverage, { name: `f${at}`, type: 'textField' });
    expect(issuesOf(await addField(coverage, { name: 'one more', type: 'textField' }))).toEqual([
      'fields too_many',
    ]);
  });

  it('holds names unique within a group and a kind of record', async () => {
    const [one, other] = [await group('One'), await group('Other')];
    const first = await addField(one, { name: 'Tier', type: 'textField' });
    const taken = await addField(one, { name: 'tier', type: 'dateField' });
    expect(taken).toMatchObject({
      status: 409,
      error: { code: 'name_taken', details: { fieldId: first.data.id } },
    });
    expect((await addField(other, { name: 'Tier', type: 'textField' })).status).toBe(200);
    const ofPeople = await send('POST', pathOf(one, 'person'), { name: 'Tier', type: 'textField' });
    expect(ofPeople.status).toBe(200);
    const second = await addField(one, { name: 'B', type: 'textField' });
    const path = `${pathOf(one)}/${second.data.id}`;
    expect((await send('PATCH', path, { name: 'TIER' })).error.code).toBe('name_taken');
    expect((await send<CustomField>('PATCH', path, { name: 'b' })).data.name).toBe('b');
  });

  it('finds a field only at its own address', async () => {
    const [one, other] = [await group('One'), await group('Other')];
    const { data } = await addField(one, { name: 'Tier', type: 'textField' });
    for (const path of [`${pathOf(other)}/${data.id}`, `${pathOf(one, 'person')}/${data.id}`])
      for (const method of ['GET', 'DELETE']) expect((await send(method, path)).status).toBe(404);
    expect((await send('GET', pathOf(one, 'deal'))).status).toBe(404);
  });

  it('lists in their order, moves, and deletes', async () => {
    const coverage = await group('Coverage');
    const made: CustomField[] = [];
    for (const name of ['a', 'b', 'c'])
      made.push((await addField(coverage, { name, type: 'textField' })).data);
    await addField(coverage, { name: 'first', type: 'textField', position: 0 });
    await send('PATCH', `${pathOf(coverage)}/${made[0]?.id}`, { position: 99 });
    await send('DELETE', `${pathOf(coverage)}/${made[1]?.id}`);
    const names = (await follow<CustomField>(`${pathOf(coverage)}?limit=1`)).map(({ name }) => name);
    expect(names).toEqual(['first', 'c', 'a']);
  });
});

describe('options of a select', () => {
  const tiers = async () => {
    const coverage = await group('Coverage');
    const { data } = await addField(coverage, {
      name: 'Tier',
      type: 'singleSelect',
      options: [{ label: 'A', color: 'green' }, { label: 'B', color: 'blue' }, { label: 'C' }],
    });
    const path = `${pathOf(coverage)}/${data.id}`;
    const company = async (name: string, label: string | null) => {
      const customFieldValues = { [coverage.id]: { Tier: label } };
      const body = { name, groups: [{ id: coverage.id }], customFieldValues };
      return (await send<{ id: string }>('POST', '/v1/companies', body)).data.id;
    };
    const valueOf = async (id: string) => {
      const { data: shown } = await send<{ customFieldValues: Record<string, { Tier: unknown }> }>(
        'GET',
        `/v1/companies/${id}`,
      );
      return shown.customFieldValues[coverage.id]?.Tier;
    };
    const change = (options: unknown) => send<CustomField>('PATCH', path, { options });
    return { path, company, valueOf, change };
  };

  it('are renamed, recoloured, reordered, added and removed in one go, and the records follow', async () => {
    const { company, valueOf, change } = await tiers();
    const [a, b, c] = [await company('1', 'A'), await company('2', 'B'), await company('3', 'C')];
    const { data } = await change([
      { label: 'c', color: 'red' },
      { label: 'Gold', previousLabel: 'A' },
      { label: 'New' },
    ]);
    expect(data.options).toEqual([
      { label: 'c', color: 'red' },
      { label: 'Gold', color: 'green' },
      { label: 'New', color: 'gray' },
    ]);
    expect([await valueOf(a), await valueOf(b), await valueOf(c)]).toEqual(['Gold', null, 'c']);
  });

  it('can swap their labels', async () => {
    const { company, valueOf, change } = await tiers();
    const a = await company('1', 'A');
    const swapped = await change([
      { label: 'B', previousLabel: 'A' },
      { label: 'A', previousLabel: 'B' },
    ]);
    expect(swapped.data.options).toEqual([
      { label: 'B', color: 'green' },
      { label: 'A', color: 'blue' },
    ]);
    expect(await valueOf(a)).toBe('B');
  });

  it.each([
    [[{ label: 'X', previousLabel: 'Z' }], 'options.0.previousLabel unknown_option'],
    [
      [
        { label: 'X', previousLabel: 'A' },
        { label: 'Y', previousLabel: 'a' },
      ],
      'options.1.previousLabel duplicate',
    ],
    [[{ label: 'X' }, { label: 'x' }], 'options.1.label duplicate'],
    [[{ label: 'X', id: 1 }], 'options.0.id unknown_field'],
  ])('refuse %j', async (options, issue) => {
    const { change } = await tiers();
    expect(issuesOf(await change(options))).toEqual([issue]);
  });

  it('are added one by one at the end', async () => {
    const { path } = await tiers();
    const added = await send<CustomField>('POST', `${path}/options`, { label: 'D', color: 'teal' });
    expect(added.data.options.at(-1)).toEqual({ label: 'D', color: 'teal' });
    const again = await send('POST', `${path}/options`, { label: 'd' });
    expect(again).toMatchObject({ status: 409, error: { code: 'name_taken' } });
    expect(issuesOf(again)).toEqual(['label name_taken']);
  });
});

it('gives everything at once', async () => {
  const coverage = await group('Coverage');
  const { data: field } = await addField(coverage, { name: 'Tier', type: 'textField' });
  await send('POST', pathOf(coverage, 'person'), { name: 'Role', type: 'textField' });
  const { data } = await send<{ groups: unknown[]; revision: number }>('GET', '/v1/definitions');
  expect(data.groups).toEqual([{ ...coverage, fields: [field] }]);
  const people = await send<{ groups: { fields: CustomField[] }[] }>(
    'GET',
    '/v1/definitions?entityType=person',
  );
  expect(people.data.groups[0]?.fields.map(({ name }) => name)).toEqual(['Role']);
});
