// Custom values of companies: each type, valid and just invalid, and the rules of groups.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../shared/errors.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { customFieldLimits, type CustomFieldType } from '../../../shared/schema/custom-field.ts';
import { fieldNames, makeGroup, type MadeGroup } from '../../testing/definitions.ts';
import { openApp, type SendOptions, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
let group: MadeGroup;
beforeEach(() => {
  test = openApp({ rateLimit: 100_000 });
  group = makeGroup(test.services.store.db);
});
afterEach(() => test.close());

type Answer = { status: number; data: Company; error: ErrorBody['error']; headers: Headers };

async function send(
  method: string,
  path: string,
  body?: unknown,
  options: SendOptions = {},
): Promise<Answer> {
  const response = await test.send(method, path, { ...(body === undefined ? {} : { body }), ...options });
  const answer = (await response.json()) as Pick<Answer, 'data' | 'error'>;
  return { status: response.status, headers: response.headers, ...answer };
}

const issuesOf = ({ error }: Answer): string[] =>
  error.details?.issues?.map(({ path, code }) => `${path} ${code}`) ?? [];

const inGroup = (values: object, groupId = group.id) => ({
  groups: [{ id: groupId }],
  customFieldValues: { [groupId]: values },
});

async function create(name: string, more: object = {}): Promise<Company> {
  const answer = await send('POST', '/v1/companies', { name, ...more });
  expect(answer.status).toBe(200);
  return answer.data;
}

const patch = (id: string, body: unknown, options?: SendOptions) =>
  send('PATCH', `/v1/companies/${id}`, body, options);

/** A magic field is filled by the workbench. */
const emptyOf = (type: CustomFieldType): unknown =>
  type === 'magicField' ? 'Hello Acme' : empty[fieldNames[type]];

const empty = {
  Note: null,
  ARR: null,
  Renewal: null,
  Tier: null,
  Topics: [],
  Contacts: [],
  Owner: [],
  Deals: [],
};

describe('a custom value', () => {
  it('is null or empty for every field of the groups that a company is in', async () => {
    const company = await create('Acme', { groups: [{ id: group.id }] });
    expect(company.groups).toEqual([{ id: group.id, name: 'Coverage' }]);
    expect(company.customFieldValues[group.id]).toMatchObject(empty);
    expect(Object.keys(company.customFieldValues[group.id] ?? {})).toEqual(Object.values(fieldNames));
  });

  const valid: [CustomFieldType, unknown, unknown][] = [
    ['textField', '  a note ', 'a note'],
    ['textField', 'x'.repeat(customFieldLimits.text), 'x'.repeat(customFieldLimits.text)],
    ['numericField', 1250.5, '1250.5'],
    ['numericField', '-0012.500', '-12.5'],
    ['numericField', -0, '0'],
    ['numericField', '9'.repeat(customFieldLimits.number), '9'.repeat(customFieldLimits.number)],
    ['dateField', '2024-02-29', '2024-02-29'],
    ['singleSelect', 'B', 'B'],
    ['singleSelect', ' b ', 'B'],
    ['multipleSelect', ['Software', 'cables'], ['Cables', 'Software']],
    ['magicField', 'by hand', 'by hand'],
  ];
  it.each(
    valid.map(([type, value, shown]) => ({ type, value, shown, title: JSON.stringify(value).slice(0, 30) })),
  )('of $type takes $title and is cleared by null', async ({ type, value, shown }) => {
    const name = fieldNames[type];
    const company = await create('Acme', inGroup({ [name]: value }));
    expect(company.customFieldValues[group.id]).toMatchObject({ [name]: shown });
    const cleared = await patch(company.id, { customFieldValues: { [group.id]: { [name]: null } } });
    expect(cleared.data.customFieldValues[group.id]).toMatchObject({ [name]: emptyOf(type) });
  });

  const long = (count: number) => Array.from({ length: count }, () => ({ id: 'x' }));
  const invalid: [string, unknown, string][] = [
    ['textField', 'x'.repeat(customFieldLimits.text + 1), 'too_long'],
    ['textField', 5, 'invalid_type'],
    ['textField', ['a'], 'invalid_type'],
    ['textField', '\ud800', 'invalid_text'],
    ['numericField', 'many', 'invalid_number'],
    ['numericField', '1,5', 'invalid_number'],
    ['numericField', '1e3', 'invalid_number'],
    ['numericField', true, 'invalid_number'],
    ['numericField', 2 ** 60, 'invalid_number'],
    ['numericField', '9'.repeat(customFieldLimits.number + 1), 'too_long'],
    ['dateField', '2023-02-29', 'invalid_date'],
    ['dateField', '29.02.2024', 'invalid_date'],
    ['dateField', 20_240_229, 'invalid_date'],
    ['singleSelect', 'D', 'invalid_option'],
    ['singleSelect', ['A'], 'invalid_type'],
    ['multipleSelect', 'Cables', 'invalid_type'],
    ['multipleSelect.1', ['Cables', 'Wood'], 'invalid_option'],
    ['multipleSelect.1', ['Cables', 'CABLES'], 'duplicate'],
    ['contactField', { id: 'x' }, 'invalid_type'],
    ['contactField.0', [{ id: 'com_00000000-0000-4000-8000-000000000000' }], 'unknown_reference'],
    ['contactField.0', ['com_1'], 'unknown_reference'],
    ['contactField', long(customFieldLimits.references + 1), 'too_many'],
    ['userField.0', [{ id: 'usr_none' }], 'unknown_reference'],
    ['userField.0', [{ email: 'no@body.example' }], 'unknown_reference'],
    ['objectField.0', [{ id: 'obj_00000000-0000-4000-8000-000000000000' }], 'unknown_reference'],
    ['magicField', 'x'.repeat(customFieldLimits.text + 1), 'too_long'],
  ];
  it.each(
    invalid.map(([path, value, code]) => ({ path, value, code, title: JSON.stringify(value).slice(0, 30) })),
  )('of $path refuses $title: $code', async ({ path, value, code }) => {
    const [type = '', ...rest] = path.split('.');
    const name = fieldNames[type as CustomFieldType];
    const company = await create('Acme', inGroup({ Note: 'kept' }));
    const body = { taxId: 'X', customFieldValues: { [group.id]: { Note: 'lost', [name]: value } } };
    const refused = await patch(company.id, body);
    const at = ['customFieldValues', group.id, name, ...rest].join('.');
    expect({ status: refused.status, issues: issuesOf(refused) }).toEqual({
      status: 400,
      issues: [`${at} ${code}`],
    });
    expect((await send('GET', `/v1/companies/${company.id}`)).data).toEqual(company);
  });

  it('names the options where a label is none of them', async () => {
    const { error } = await send('POST', '/v1/companies', { name: 'Acme', ...inGroup({ Tier: 'D' }) });
    expect(error.message).toContain('“D” is no option of Tier. Choose one of A, B, C.');
  });

  it('lists every issue at once', async () => {
    const refused = await send('POST', '/v1/companies', {
      name: 'Acme',
      countryCode: 'XX',
      ...inGroup({ Tier: 'D', ARR: 'x', Nick: 'y' }),
    });
    const at = `customFieldValues.${group.id}`;
    expect(issuesOf(refused)).toEqual([
      `${at}.Tier invalid_option`,
      `${at}.ARR invalid_number`,
      `${at}.Nick unknown_field`,
      'countryCode invalid_country',
    ]);
  });

  it('is found by the field’s name whatever its case, and refused twice', async () => {
    const company = await create('Acme', inGroup({ tier: 'A' }));
    expect(company.customFieldValues[group.id]).toMatchObject({ Tier: 'A' });
    const refused = await patch(company.id, { customFieldValues: { [group.id]: { tier: 'A', TIER: 'B' } } });
    expect(issuesOf(refused)).toEqual([`customFieldValues.${group.id}.TIER duplicate`]);
  });

  it('resolves contacts and users, and leaves out who was deleted', async () => {
    const other = await create('Contact Ltd');
    const { id: me, fullName, email } = other.createdBy;
    const values = { Contacts: [{ id: other.id }], Owner: [{ id: me }] };
    const company = await create('Acme', inGroup(values));
    expect(company.customFieldValues[group.id]).toMatchObject({
      Contacts: [{ id: other.id, fullName: 'Contact Ltd', entityType: 'company' }],
      Owner: [{ id: me, fullName, email }],
    });
    await patch(other.id, { name: 'Renamed Ltd' });
    const shown = async () =>
      (await send('GET', `/v1/companies/${company.id}`)).data.customFieldValues[group.id];
    expect(await shown()).toMatchObject({ Contacts: [{ fullName: 'Renamed Ltd' }] });
    await send('DELETE', `/v1/companies/${other.id}`);
    expect(await shown()).toMatchObject({ Contacts: [] });
    const twice = await patch(company.id, {
      customFieldValues: { [group.id]: { Owner: [{ id: me }, { id: me }] } },
    });
    expect(issuesOf(twice)).toEqual([`customFieldValues.${group.id}.Owner.1 duplicate`]);
  });
});

describe('groups of a company', () => {
  it('are replaced as a whole; values of those that it leaves go', async () => {
    const second = makeGroup(test.services.store.db, 'Second');
    const company = await create('Acme', {
      groups: [{ id: group.id }, { id: second.id }],
      customFieldValues: { [group.id]: { Note: 'a' }, [second.id]: { Note: 'b' } },
    });
    const left = await patch(company.id, { groups: [{ id: second.id }] });
    expect(left.data.groups).toEqual([{ id: second.id, name: 'Second' }]);
    expect(left.data.customFieldValues).toEqual({
      [second.id]: company.customFieldValues[second.id],
    });
    const back = await patch(company.id, { groups: [{ id: group.id }, { id: second.id }] });
    expect(back.data.groups.map(({ name }) => name)).toEqual(['Coverage', 'Second']);
    expect(back.data.customFieldValues[group.id]).toMatchObject({ Note: null });
    for (const cleared of [null, []]) {
      const { data } = await patch(company.id, { groups: cleared });
      expect(data).toMatchObject({ groups: [], customFieldValues: {} });
    }
  });

  it('take values only of those that it is in after the request', async () => {
    const company = await create('Acme');
    const values = { customFieldValues: { [group.id]: { Note: 'a' } } };
    const path = `customFieldValues.${group.id}`;
    expect(issuesOf(await patch(company.id, values))).toEqual([`${path} unknown_group`]);
    expect((await patch(company.id, { ...values, groups: [{ id: group.id }] })).status).toBe(200);
    expect((await patch(company.id, values)).status).toBe(200);
    expect(issuesOf(await patch(company.id, { ...values, groups: [] }))).toEqual([`${path} unknown_group`]);
  });

  it('are refused twice, and where there is none', async () => {
    const id = { id: group.id };
    const none = { id: 'grp_00000000-0000-4000-8000-000000000000' };
    const refused = await send('POST', '/v1/companies', { name: 'Acme', groups: [id, none, id] });
    expect(issuesOf(refused)).toEqual(['groups.1.id unknown_group', 'groups.2.id duplicate']);
  });

  it('lose all values to customFieldValues: null, and none to {}', async () => {
    const company = await create('Acme', inGroup({ Note: 'a', Tier: 'A' }));
    const kept = await patch(company.id, { customFieldValues: { [group.id]: {} } });
    expect(kept.data).toEqual(company);
    const { data } = await patch(company.id, { customFieldValues: null });
    expect(data.customFieldValues[group.id]).toMatchObject({ Note: null, Tier: null });
    expect(data.groups).toHaveLength(1);
  });

  it('are as many as the limit says and no more', async () => {
    const ids: { id: string }[] = [];
    for (let at = 0; at <= 100; at += 1) {
      const answer = await test.send('POST', '/v1/groups', { body: { name: `g${at}` } });
      ids.push({ id: ((await answer.json()) as { data: { id: string } }).data.id });
    }
    expect(
      (await send('POST', '/v1/companies', { name: 'A', groups: ids.slice(0, 100) })).data.groups,
    ).toHaveLength(100);
    expect(issuesOf(await send('POST', '/v1/companies', { name: 'B', groups: ids }))).toEqual([
      'groups too_big',
    ]);
  });
});

describe('the version of a company', () => {
  it('grows with every change and with nothing else, and is the ETag', async () => {
    const company = await create('Acme', inGroup({ Note: 'a' }));
    const same = await patch(company.id, { name: 'Acme', ...inGroup({ note: 'a' }) });
    expect([same.data.version, same.headers.get('etag')]).toEqual([1, '"1"']);
    const changed = await patch(company.id, inGroup({ Note: 'b' }), { headers: { 'If-Match': '"1"' } });
    expect([changed.data.version, changed.headers.get('etag')]).toEqual([2, '"2"']);
    const stale = await patch(company.id, inGroup({ Note: 'c' }), { headers: { 'If-Match': '"1"' } });
    expect(stale).toMatchObject({
      status: 409,
      error: { code: 'version_conflict', details: { version: 2 } },
    });
    const gone = await send('DELETE', `/v1/companies/${company.id}`, undefined, {
      headers: { 'If-Match': '"1"' },
    });
    expect(gone.error.code).toBe('version_conflict');
  });

  it('is in the reply that an Idempotency-Key gives again', async () => {
    const headers = { 'Idempotency-Key': 'k' };
    const first = await send('POST', '/v1/companies', { name: 'Acme' }, { headers });
    const again = await send('POST', '/v1/companies', { name: 'Acme' }, { headers });
    expect([first, again].map((answer) => answer.headers.get('etag'))).toEqual(['"1"', '"1"']);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });
});
