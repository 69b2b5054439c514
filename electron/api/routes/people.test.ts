// People by the API: each rule, valid and just invalid; undo and redo; references to people and objects that come and go.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../shared/errors.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { personLimits, type Person, type PersonInput } from '../../../shared/schema/person.ts';
import { fieldNames, makeGroup, type MadeGroup } from '../../testing/definitions.ts';
import { openApp, type SendOptions, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp({ rateLimit: 100_000 });
});
afterEach(() => test.close());

type Sent<T> = { status: number; data: T; error: ErrorBody['error']; etag: string | null };
type Listed = { items: Person[]; pagination: { nextLink?: string } };

async function send<T>(
  method: string,
  path: string,
  body?: unknown,
  options: SendOptions = {},
): Promise<Sent<T>> {
  const response = await test.send(method, path, { ...(body === undefined ? {} : { body }), ...options });
  const answer = (await response.json()) as Pick<Sent<T>, 'data' | 'error'>;
  return { status: response.status, etag: response.headers.get('etag'), ...answer };
}

const make = (body: unknown) => send<Person>('POST', '/v1/people', body);
const read = (id: string) => send<Person>('GET', `/v1/people/${id}`);
const patch = (id: string, body: unknown) => send<Person>('PATCH', `/v1/people/${id}`, body);
const list = async (query = ''): Promise<Person[]> =>
  (await send<Listed>('GET', `/v1/people${query}`)).data.items;
const names = (people: readonly Person[]): string[] => people.map(({ fullName }) => fullName);
const company = async (name: string): Promise<string> =>
  (await send<Company>('POST', '/v1/companies', { name })).data.id;
const undo = () => send('POST', '/v1/steps/undo');
const redo = () => send('POST', '/v1/steps/redo');
const issuesOf = ({ error }: Sent<unknown>) =>
  error.details?.issues?.map(({ path, code }) => `${path} ${code}`) ?? [];

describe('a person', () => {
  it('is made, read, changed and deleted, with every field in every answer', async () => {
    const made = await make({ firstName: ' Mira ', lastName: 'Aldous' });
    expect(made).toMatchObject({ status: 200, etag: '"1"' });
    expect(made.data).toEqual({
      id: expect.stringMatching(/^per_[0-9a-f-]{36}$/) as string,
      fullName: 'Mira Aldous',
      firstName: 'Mira',
      lastName: 'Aldous',
      jobTitle: null,
      description: null,
      birthday: null,
      companies: [],
      groups: [],
      addresses: [],
      emails: [],
      phones: [],
      urls: [],
      professionalSocialMediaUrl: null,
      customFieldValues: {},
      createdAt: '2026-03-01T12:00:00.000Z',
      updatedAt: '2026-03-01T12:00:00.000Z',
      createdBy: expect.objectContaining({ id: expect.stringMatching(/^usr_/) as string }) as object,
      version: 1,
    });
    test.wait(1000);
    const changed = await patch(made.data.id, { jobTitle: 'Buyer', emails: ['mira@example.com'] });
    expect(changed.data).toEqual({
      ...made.data,
      jobTitle: 'Buyer',
      emails: ['mira@example.com'],
      updatedAt: '2026-03-01T12:00:01.000Z',
      version: 2,
    });
    expect((await read(made.data.id)).data).toEqual(changed.data);
    expect(await send('DELETE', `/v1/people/${made.data.id}`)).toMatchObject({ data: { id: made.data.id } });
    expect((await read(made.data.id)).error.code).toBe('not_found');
  });

  it('has a name that follows first and last name until it is given another', async () => {
    const { id } = (await make({ firstName: 'Mira', lastName: 'Aldous' })).data;
    const nameAfter = async (body: PersonInput) => (await patch(id, body)).data.fullName;
    expect(await nameAfter({ lastName: 'Berg' })).toBe('Mira Berg');
    expect(await nameAfter({ fullName: 'Dr. Mira Berg' })).toBe('Dr. Mira Berg');
    expect(await nameAfter({ firstName: 'Mirabel' })).toBe('Dr. Mira Berg');
    expect(await nameAfter({ fullName: null })).toBe('Mirabel Berg');
    expect(await nameAfter({ firstName: null })).toBe('Berg');
    expect(issuesOf(await patch(id, { lastName: ' ' }))).toEqual(['fullName required']);
    expect(issuesOf(await make({ jobTitle: 'Buyer' }))).toEqual(['fullName required']);
    expect((await make({ fullName: 'Mira Berg' })).data).toMatchObject({
      firstName: null,
      fullName: 'Mira Berg',
    });
  });

  const long = (length: number): string => 'x'.repeat(length);
  const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `${at}@example.com`);
  it.each([
    ['firstName', long(personLimits.firstName), long(personLimits.firstName + 1), 'firstName'],
    ['lastName', long(personLimits.lastName), long(personLimits.lastName + 1), 'lastName'],
    ['fullName', long(personLimits.fullName), long(personLimits.fullName + 1), 'fullName'],
    ['jobTitle', long(personLimits.jobTitle), long(personLimits.jobTitle + 1), 'jobTitle'],
    ['description', long(personLimits.description), long(personLimits.description + 1), 'description'],
    ['birthday', '1984-02-29', '1985-02-29', 'birthday'],
    ['emails', many(20), many(21), 'emails'],
    ['emails', [`${long(242)}@example.com`], [`${long(243)}@example.com`], 'emails.0'],
    ['emails', ['a@b.co'], ['a@b.co', 'a@b.co'], 'emails.1'],
    ['emails', ['a@b.co'], ['a@b.co', 'no address'], 'emails.1'],
    ['phones', [long(30)], [long(31)], 'phones.0'],
    ['addresses', [long(500)], [long(501)], 'addresses.0'],
    ['urls', [long(2048)], [long(2049)], 'urls.0'],
    ['professionalSocialMediaUrl', 'linkedin.com/in/a', 'example.com/in/a', 'professionalSocialMediaUrl'],
    ['unknown', undefined, 1, 'unknown'],
  ])('takes %s up to its limit and refuses what is just beyond it', async (field, valid, invalid, path) => {
    const { id } = (await make({ fullName: 'Mira' })).data;
    const taken = await patch(id, { [field]: valid });
    expect(taken.status).toBe(200);
    if (valid !== undefined && field !== 'professionalSocialMediaUrl')
      expect(taken.data[field as keyof Person]).toEqual(valid);
    const refused = await patch(id, { jobTitle: 'kept away', [field]: invalid });
    expect(refused).toMatchObject({ status: 400, error: { code: 'validation_error' } });
    expect(refused.error.details?.issues?.[0]?.path).toBe(path);
    expect((await read(id)).data).toEqual(taken.data);
  });

  it('loses what null and empty lists clear, and nothing else', async () => {
    const body = {
      fullName: 'Mira',
      jobTitle: 'Buyer',
      emails: ['a@b.co'],
      birthday: '1984-02-29',
      phones: ['1'],
    };
    const { data } = await make(body);
    const cleared = await patch(data.id, { jobTitle: null, emails: null, phones: [], birthday: null });
    expect(cleared.data).toMatchObject({
      fullName: 'Mira',
      jobTitle: null,
      emails: [],
      phones: [],
      birthday: null,
    });
  });

  it('belongs to companies that there are, each once, and to no more than the limit', async () => {
    const [acme, bolt] = [await company('Acme'), await company('Bolt')];
    const { data } = await make({ fullName: 'Mira', companies: [{ id: bolt }, { id: acme }] });
    expect(data.companies).toEqual([
      { id: bolt, name: 'Bolt' },
      { id: acme, name: 'Acme' },
    ]);
    expect(issuesOf(await patch(data.id, { companies: [{ id: acme }, { id: acme }] }))).toEqual([
      'companies.1.id duplicate',
    ]);
    const unknown = 'com_00000000-0000-7000-8000-000000000000';
    expect(issuesOf(await patch(data.id, { companies: [{ id: unknown }] }))).toEqual([
      'companies.0.id unknown_company',
    ]);
    const tooMany = Array.from({ length: personLimits.companies + 1 }, () => ({ id: acme }));
    expect(issuesOf(await patch(data.id, { companies: tooMany }))).toEqual(['companies too_big']);
    expect(issuesOf(await patch(data.id, { companies: [{ id: data.id }] }))).toEqual([
      'companies.0.id invalid_format',
    ]);
  });

  it('is changed only at the version that the caller saw', async () => {
    const { id } = (await make({ fullName: 'Mira' })).data;
    const at = (version: string, method: string, body?: unknown) =>
      send<Person>(method, `/v1/people/${id}`, body, { headers: { 'if-match': version } });
    expect((await at('"1"', 'PATCH', { jobTitle: 'A' })).etag).toBe('"2"');
    expect((await at('"1"', 'PATCH', { jobTitle: 'B' })).error).toMatchObject({
      code: 'version_conflict',
      details: { version: 2 },
    });
    expect((await at('"1"', 'DELETE')).status).toBe(409);
    expect((await at('*', 'DELETE')).status).toBe(200);
  });

  it('is made once for one Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': 'p' };
    const first = await send<Person>('POST', '/v1/people', { fullName: 'A' }, { headers });
    const again = await send<Person>('POST', '/v1/people', { fullName: 'A' }, { headers });
    expect(again.data).toEqual(first.data);
    expect(await list()).toHaveLength(1);
  });

  it('may share a name with another', async () => {
    await make({ fullName: 'Mira' });
    expect((await make({ fullName: 'Mira' })).status).toBe(200);
  });
});

describe('groups and custom values of a person', () => {
  it('follow the rules of companies with the fields that groups give to people', async () => {
    const group = makeGroup(test.services.store.db, 'Coverage', 'person');
    const values = { [fieldNames.textField]: 'note', [fieldNames.singleSelect]: 'B' };
    const body = { fullName: 'Mira', groups: [{ id: group.id }], customFieldValues: { [group.id]: values } };
    const made = await make(body);
    expect(made.data.groups).toEqual([{ id: group.id, name: 'Coverage' }]);
    expect(made.data.customFieldValues[group.id]).toMatchObject(values);
    const left = await patch(made.data.id, { groups: [] });
    expect(left.data).toMatchObject({ groups: [], customFieldValues: {} });
    const back = await patch(made.data.id, { groups: [{ id: group.id }] });
    expect(back.data.customFieldValues[group.id]).toMatchObject({ [fieldNames.textField]: null });
    const outside = await make({ fullName: 'Jo', customFieldValues: { [group.id]: values } });
    expect(issuesOf(outside)).toEqual([`customFieldValues.${group.id} unknown_group`]);
  });

  it('are none of companies', async () => {
    const group = makeGroup(test.services.store.db);
    const body = {
      fullName: 'Mira',
      groups: [{ id: group.id }],
      customFieldValues: { [group.id]: { [fieldNames.textField]: 'x' } },
    };
    expect(issuesOf(await make(body))).toEqual([`customFieldValues.${group.id}.Note unknown_field`]);
  });
});

describe('the list of people', () => {
  it('is sorted, filtered and searched as that of companies', async () => {
    const acme = await company('Acme');
    const group = makeGroup(test.services.store.db, 'Coverage', 'person');
    const inGroup = { groups: [{ id: group.id }], customFieldValues: { [group.id]: { ARR: '12.5' } } };
    await make({ fullName: 'Zoë Berg', jobTitle: 'Buyer', companies: [{ id: acme }] });
    await make({ fullName: 'anna Ås', emails: ['anna@acme.example'], birthday: '1990-05-01', ...inGroup });
    await make({ fullName: 'Bo Lind', jobTitle: 'Chief buyer' });
    expect(names(await list('?sort=fullName'))).toEqual(['anna Ås', 'Bo Lind', 'Zoë Berg']);
    expect(names(await list('?sort=-jobTitle'))).toEqual(['Bo Lind', 'Zoë Berg', 'anna Ås']);
    expect(names(await list('?filter[jobTitle][like]=%25buyer'))).toEqual(['Zoë Berg', 'Bo Lind']);
    expect(names(await list('?filter[jobTitle][empty]='))).toEqual(['anna Ås']);
    expect(names(await list(`?filter[companies][in][id][]=${acme}`))).toEqual(['Zoë Berg']);
    expect(names(await list(`?filter[groups][in][id][]=${group.id}`))).toEqual(['anna Ås']);
    expect(names(await list(`?filter[customFieldValues][${group.id}][ARR][gt]=12`))).toEqual(['anna Ås']);
    expect(names(await list(`?sort=custom:${group.id}:ARR`))[0]).toBe('anna Ås');
    expect(names(await list('?filter[birthday][gte]=1990-05-01'))).toEqual(['anna Ås']);
    expect(
      names(await list('?filter[fullName][eq]=Bo Lind&filter[jobTitle][eq]=Buyer&combinator=or')),
    ).toHaveLength(2);
    expect(names(await list('?q=zoe be'))).toEqual(['Zoë Berg']);
    expect(names(await list('?q=acme.example'))).toEqual(['anna Ås']);
    const { id } = (await list('?q=lind'))[0] ?? { id: '' };
    expect(names(await list(`?filter[id][eq]=${id}`))).toEqual(['Bo Lind']);
  });

  it.each([
    ['?sort=age', 'sort'],
    ['?filter[age][eq]=1', 'filter.age'],
    ['?filter[birthday][eq]=soon', 'filter.birthday.eq'],
    ['?filter[companies][gt]=1', 'filter.companies.gt'],
    ['?limit=101', 'limit'],
    ['?cursor=x', 'cursor'],
    ['?locked=true', 'locked'],
  ])('refuses %s', async (query, path) => {
    const refused = await send('GET', `/v1/people${query}`);
    expect(refused.status).toBe(400);
    expect(refused.error.details?.issues?.[0]?.path).toBe(path);
  });

  it.each(['', '&sort=fullName', '&sort=-jobTitle', '&sort=-createdAt'])(
    'is the same page by page and by position%s',
    async (sort) => {
      for (let at = 0; at < 23; at += 1)
        await make({ fullName: `P ${(at * 7) % 23}`, ...(at % 3 === 0 ? { jobTitle: `T${at % 5}` } : {}) });
      const whole = (
        await send<{ items: Person[]; total: number }>('GET', `/v1/person-rows?limit=500${sort}`)
      ).data;
      expect(whole.total).toBe(23);
      const paged: Person[] = [];
      let next: string | undefined = `/v1/people?limit=5${sort}`;
      while (next !== undefined) {
        const { data }: Sent<Listed> = await send<Listed>('GET', next);
        paged.push(...data.items);
        next = data.pagination.nextLink;
      }
      expect(paged).toEqual(whole.items);
      const window = (await send<{ items: Person[] }>('GET', `/v1/person-rows?offset=7&limit=4${sort}`)).data;
      expect(window.items).toEqual(whole.items.slice(7, 11));
    },
  );

  it('by position follows every change', async () => {
    const rows = async () => (await send<{ items: Person[]; total: number }>('GET', '/v1/person-rows')).data;
    const { id } = (await make({ fullName: 'Mira' })).data;
    expect(names((await rows()).items)).toEqual(['Mira']);
    await patch(id, { fullName: 'Jo' });
    expect(names((await rows()).items)).toEqual(['Jo']);
    await undo();
    expect(names((await rows()).items)).toEqual(['Mira']);
    await send('DELETE', `/v1/people/${id}`);
    expect((await rows()).total).toBe(0);
  });
});

describe('people of a company', () => {
  it('are found page by page, whoever comes and goes', async () => {
    const acme = await company('Acme');
    const path = `/v1/companies/${acme}/people`;
    const made: string[] = [];
    for (const fullName of ['A', 'B', 'C'])
      made.push((await make({ fullName, companies: [{ id: acme }] })).data.id);
    await make({ fullName: 'Elsewhere' });
    const first = await send<Listed>('GET', `${path}?limit=2`);
    expect(names(first.data.items)).toEqual(['A', 'B']);
    const rest = await send<Listed>('GET', first.data.pagination.nextLink ?? '');
    expect(names(rest.data.items)).toEqual(['C']);
    await patch(made[0] ?? '', { companies: [] });
    await send('DELETE', `/v1/people/${made[1]}`);
    const now = async () => names((await send<Listed>('GET', path)).data.items);
    expect(await now()).toEqual(['C']);
    await undo();
    await undo();
    expect(await now()).toEqual(['A', 'B', 'C']);
    expect((await send('GET', '/v1/companies/com_00000000-0000-7000-8000-000000000000/people')).status).toBe(
      404,
    );
  });

  it('stay theirs while the company is deleted, and are again once it is back', async () => {
    const [acme, bolt] = [await company('Acme'), await company('Bolt')];
    const { id } = (await make({ fullName: 'A', companies: [{ id: acme }, { id: bolt }] })).data;
    await send('DELETE', `/v1/companies/${acme}`);
    expect((await read(id)).data.companies).toEqual([{ id: bolt, name: 'Bolt' }]);
    await patch(id, { companies: [{ id: bolt }] });
    await undo();
    expect((await read(id)).data.companies.map(({ name }) => name).toSorted()).toEqual(['Acme', 'Bolt']);
  });
});

describe('undo and redo', () => {
  it('take back and do again making, changing and deleting a person', async () => {
    const made = (await make({ fullName: 'Mira', emails: ['a@b.co'] })).data;
    const changed = (await patch(made.id, { fullName: 'Mira Berg', emails: ['a@b.co', 'c@d.co'] })).data;
    await send('DELETE', `/v1/people/${made.id}`);
    const shown = async () => (await list())[0];
    await undo();
    expect(await shown()).toEqual(changed);
    await undo();
    expect(await shown()).toMatchObject({ fullName: 'Mira', emails: ['a@b.co'], version: 3 });
    await undo();
    expect(await shown()).toBeUndefined();
    expect((await undo()).error.code).toBe('job_conflict');
    await redo();
    expect(await shown()).toMatchObject({ id: made.id, fullName: 'Mira' });
    await redo();
    expect(await shown()).toMatchObject({ fullName: 'Mira Berg', emails: ['a@b.co', 'c@d.co'] });
    await redo();
    expect(await shown()).toBeUndefined();
  });

  it('say what the step was, and leave none behind where nothing changed', async () => {
    const { id } = (await make({ firstName: 'Mira' })).data;
    await patch(id, { jobTitle: 'Buyer' });
    await patch(id, { jobTitle: 'Buyer' });
    type Steps = { items: { label: unknown }[] };
    const { data } = await send<Steps>('GET', '/v1/steps');
    expect(data.items.map(({ label }) => label)).toEqual([
      { action: 'edit', companies: 0, name: 'Mira', fields: ['jobTitle'] },
      { action: 'create', companies: 0, name: 'Mira' },
    ]);
  });

  it('keep what somebody else wrote since, and say so', async () => {
    const { id } = (await make({ fullName: 'Mira' })).data;
    await patch(id, { jobTitle: 'Buyer', birthday: '1984-02-29' });
    const key = test.makeKey(['write:people']);
    await send('PATCH', `/v1/people/${id}`, { jobTitle: 'Seller' }, { key });
    type Undone = { kept: unknown[]; keptCount: number };
    const undone = await send<Undone>('POST', '/v1/steps/undo');
    expect(undone.data.kept).toEqual([
      { companyId: id, companyName: 'Mira', field: 'jobTitle', reason: 'edited' },
    ]);
    expect((await read(id)).data).toMatchObject({ jobTitle: 'Seller', birthday: null });
    const made = await send<Undone>('POST', '/v1/steps/undo');
    expect(made.data.kept).toEqual([
      { companyId: id, companyName: 'Mira', field: 'jobTitle', reason: 'company_edited' },
    ]);
    expect((await read(id)).data.fullName).toBe('Mira');
  });

  it('survive a restart', async () => {
    const { id } = (await make({ fullName: 'Mira' })).data;
    await send('DELETE', `/v1/people/${id}`);
    await test.restart();
    await undo();
    expect((await read(id)).data.fullName).toBe('Mira');
  });
});

describe('references of companies', () => {
  const valuesOf = async (id: string, group: MadeGroup) =>
    (await send<Company>('GET', `/v1/companies/${id}`)).data.customFieldValues[group.id];
  const withValue = async (group: MadeGroup, values: unknown) =>
    send<Company>('POST', '/v1/companies', {
      name: 'Acme',
      groups: [{ id: group.id }],
      customFieldValues: { [group.id]: values },
    });

  it('find people, users and objects, follow their names, and miss them only while they are deleted', async () => {
    const group = makeGroup(test.services.store.db);
    const person = (await make({ fullName: 'Mira' })).data;
    const user = (await send<{ id: string }>('POST', '/v1/users', { fullName: 'Jo', email: 'jo@a.co' })).data;
    const deal = (await send<{ id: string }>('POST', '/v1/objects', { name: 'Deal 1' })).data;
    const made = await withValue(group, {
      Contacts: [{ id: person.id }],
      Owner: [{ email: 'JO@a.co' }],
      Deals: [{ id: deal.id }],
    });
    const full = {
      Contacts: [{ id: person.id, fullName: 'Mira', entityType: 'person' }],
      Owner: [{ id: user.id, fullName: 'Jo', email: 'jo@a.co' }],
      Deals: [{ id: deal.id, name: 'Deal 1' }],
    };
    expect(await valuesOf(made.data.id, group)).toMatchObject(full);
    await patch(person.id, { fullName: 'Mira Berg' });
    await send('PATCH', `/v1/objects/${deal.id}`, { name: 'Deal one' });
    expect(await valuesOf(made.data.id, group)).toMatchObject({
      Contacts: [{ fullName: 'Mira Berg' }],
      Deals: [{ name: 'Deal one' }],
    });
    await undo();
    await undo();
    for (const path of [`people/${person.id}`, `users/${user.id}`, `objects/${deal.id}`])
      expect((await send('DELETE', `/v1/${path}`)).status).toBe(200);
    expect(await valuesOf(made.data.id, group)).toMatchObject({ Contacts: [], Owner: [], Deals: [] });
    for (let back = 0; back < 3; back += 1) await undo();
    expect(await valuesOf(made.data.id, group)).toMatchObject(full);
  });

  it('are refused where nobody is called so', async () => {
    const group = makeGroup(test.services.store.db);
    const nobody = 'per_00000000-0000-7000-8000-000000000000';
    const refused = await withValue(group, { Contacts: [{ id: nobody }] });
    expect(issuesOf(refused)).toEqual([`customFieldValues.${group.id}.Contacts.0 unknown_reference`]);
  });
});
