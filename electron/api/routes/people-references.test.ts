// Who belongs to whom, by the API: people of a company, references that come and go, undo and redo of all of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { makeGroup, type MadeGroup } from '../../testing/definitions.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';
import { issuesOf, namesOf, peopleClient, type Listed } from '../testing/people-client.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp({ rateLimit: 100_000 });
});
afterEach(() => test.close());

const { send, make, read, patch, list, company, undo, redo } = peopleClient(() => test);

describe('people of a company', () => {
  it('are found page by page, whoever comes and goes', async () => {
    const acme = await company('Acme');
    const path = `/v1/companies/${acme}/people`;
    const made: string[] = [];
    for (const fullName of ['A', 'B', 'C'])
      made.push((await make({ fullName, companies: [{ id: acme }] })).data.id);
    await make({ fullName: 'Elsewhere' });
    const first = await send<Listed<Person>>('GET', `${path}?limit=2`);
    expect(namesOf(first.data.items)).toEqual(['A', 'B']);
    const rest = await send<Listed<Person>>('GET', first.data.pagination.nextLink ?? '');
    expect(namesOf(rest.data.items)).toEqual(['C']);
    await patch(made[0] ?? '', { companies: [] });
    await send('DELETE', `/v1/people/${made[1]}`);
    const now = async () => namesOf((await send<Listed<Person>>('GET', path)).data.items);
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

describe('people of a company that was merged', () => {
  it('are those of the company that it became, until the merge is undone', async () => {
    const [acme, bolt] = [await company('Acme'), await company('Bolt')];
    const a = (await make({ fullName: 'A', companies: [{ id: acme }] })).data;
    const both = (await make({ fullName: 'B', companies: [{ id: acme }, { id: bolt }] })).data;
    const merged = await send('POST', '/v1/companies/merge', { survivorId: acme, mergedIds: [bolt] });
    expect(merged.status).toBe(200);
    const named = { id: acme, name: 'Acme' };
    expect((await read(both.id)).data.companies).toEqual([named]);
    const c = (await make({ fullName: 'C', companies: [{ id: bolt }] })).data;
    expect(c.companies).toEqual([named]);
    for (const id of [acme, bolt]) {
      const { data } = await send<Listed<Person>>('GET', `/v1/companies/${id}/people`);
      expect(namesOf(data.items)).toEqual(['A', 'B', 'C']);
    }
    await undo();
    await undo();
    expect((await read(both.id)).data.companies).toEqual([named, { id: bolt, name: 'Bolt' }]);
    expect((await read(a.id)).data.companies).toEqual([named]);
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
