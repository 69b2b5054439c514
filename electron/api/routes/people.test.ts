// People by the API: each rule, valid and just invalid.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personLimits, type Person, type PersonInput } from '../../../shared/schema/person.ts';
import { fieldNames, makeGroup } from '../../testing/definitions.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';
import { issuesOf, namesOf, peopleClient, type Listed, type Sent } from '../testing/people-client.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp({ rateLimit: 100_000 });
});
afterEach(() => test.close());

const { send, make, read, patch, list, company, undo } = peopleClient(() => test);

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
    [
      'professionalSocialMediaUrl',
      'https://www.linkedin.com/in/a',
      'https://example.com/in/a',
      'professionalSocialMediaUrl',
    ],
  ])('takes %s up to its limit and refuses what is just beyond it', async (field, valid, invalid, path) => {
    const { id } = (await make({ fullName: 'Mira' })).data;
    const taken = await patch(id, { [field]: valid });
    expect(taken.status).toBe(200);
    expect(taken.data).toMatchObject({ [field]: valid });
    const refused = await patch(id, { jobTitle: 'kept away', [field]: invalid });
    expect(refused).toMatchObject({ status: 400, error: { code: 'validation_error' } });
    expect(refused.error.details?.issues?.[0]?.path).toBe(path);
    expect((await read(id)).data).toEqual(taken.data);
  });

  it('refuses what it does not know, and what the workbench keeps itself', async () => {
    const { id } = (await make({ fullName: 'Mira' })).data;
    for (const field of ['unknown', 'version', 'locks'])
      expect(issuesOf(await patch(id, { [field]: 1 }))).toEqual([`${field} unknown_field`]);
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
    expect(namesOf(await list('?sort=fullName'))).toEqual(['anna Ås', 'Bo Lind', 'Zoë Berg']);
    expect(namesOf(await list('?sort=-jobTitle'))).toEqual(['Bo Lind', 'Zoë Berg', 'anna Ås']);
    expect(namesOf(await list('?filter[jobTitle][like]=%25buyer'))).toEqual(['Zoë Berg', 'Bo Lind']);
    expect(namesOf(await list('?filter[jobTitle][empty]='))).toEqual(['anna Ås']);
    expect(namesOf(await list(`?filter[companies][in][id][]=${acme}`))).toEqual(['Zoë Berg']);
    expect(namesOf(await list(`?filter[groups][in][id][]=${group.id}`))).toEqual(['anna Ås']);
    expect(namesOf(await list(`?filter[customFieldValues][${group.id}][ARR][gt]=12`))).toEqual(['anna Ås']);
    expect(namesOf(await list(`?sort=custom:${group.id}:ARR`))[0]).toBe('anna Ås');
    expect(namesOf(await list('?filter[birthday][gte]=1990-05-01'))).toEqual(['anna Ås']);
    expect(
      namesOf(await list('?filter[fullName][eq]=Bo Lind&filter[jobTitle][eq]=Buyer&combinator=or')),
    ).toHaveLength(2);
    expect(namesOf(await list('?q=zoe be'))).toEqual(['Zoë Berg']);
    expect(namesOf(await list('?q=acme.example'))).toEqual(['anna Ås']);
    const { id } = (await list('?q=lind'))[0] ?? { id: '' };
    expect(namesOf(await list(`?filter[id][eq]=${id}`))).toEqual(['Bo Lind']);
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
        const { data }: Sent<Listed<Person>> = await send<Listed<Person>>('GET', next);
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
    expect(namesOf((await rows()).items)).toEqual(['Mira']);
    await patch(id, { fullName: 'Jo' });
    expect(namesOf((await rows()).items)).toEqual(['Jo']);
    await undo();
    expect(namesOf((await rows()).items)).toEqual(['Mira']);
    await send('DELETE', `/v1/people/${id}`);
    expect((await rows()).total).toBe(0);
  });
});
