// Locks, sources and history of a person, as of a company: whoever meets a locked field is told so or leaves it.
import { describe, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { Person } from '../../../shared/schema/person.ts';
import type { HistoryEntry, RecordSources } from '../../../shared/schema/record.ts';
import type { Step, StepResult } from '../../../shared/schema/step.ts';
import { openBackend } from '../../testing/backend.ts';

type Locked = { person: Person; step: Step | null };

async function openPerson() {
  const test = openBackend();
  const { id } = await test.data<Person>('POST', '/v1/people', { firstName: 'Mira', lastName: 'Aldous' });
  const path = `/v1/people/${id}`;
  const lock = (fields: string[], locked = true) =>
    test.data<Locked>('POST', `${path}/locks`, { fields, locked });
  const patch = (body: object) => test.send('PATCH', path, body);
  return { test, path, lock, patch };
}

describe('locks of a person', () => {
  it('refuse changes until they are taken off, as steps that can be undone', async () => {
    const { test, path, lock, patch } = await openPerson();
    const { step } = await lock(['jobTitle', 'entityData.nationality', 'entityData.birthday']);
    expect(step?.label).toMatchObject({ action: 'lock', name: 'Mira Aldous', companies: 0 });
    const refused = await patch({ jobTitle: 'Buyer', birthday: '1984-02-29', emails: ['m@a.co'] });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      error: {
        details: {
          issues: [
            { path: 'jobTitle', code: 'locked' },
            { path: 'birthday', code: 'locked' },
          ],
        },
      },
    });
    expect(await test.data('GET', path)).toMatchObject({ jobTitle: null, emails: [], version: 2 });
    const { locks } = await test.data<RecordSources>('GET', `${path}/sources`);
    expect(Object.keys(locks)).toEqual(['jobTitle', 'entityData.nationality', 'birthday']);
    expect((await lock(['jobTitle'])).step).toBeNull();
    await lock(['jobTitle'], false);
    expect((await patch({ jobTitle: 'Buyer' })).status).toBe(200);
    for (const _ of [1, 2]) await test.data<StepResult>('POST', '/v1/steps/undo');
    expect((await patch({ jobTitle: 'Chef' })).status).toBe(400);
  });

  it('keep a name from following another field', async () => {
    const { test, path, lock, patch } = await openPerson();
    await lock(['fullName']);
    expect((await patch({ firstName: 'Mirabel' })).status).toBe(200);
    expect(await test.data('GET', path)).toMatchObject({ firstName: 'Mirabel', fullName: 'Mira Aldous' });
  });

  it('are none where there is no such field', async () => {
    const { test, path } = await openPerson();
    const body = { fields: ['entityData.shoeSize', 'industry', 'jobTitle'], locked: true };
    const response = await test.send('POST', `${path}/locks`, body);
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({
      error: { details: { issues: [{ path: 'fields.0' }, { path: 'fields.1' }] } },
    });
  });
});

describe('the history of a person', () => {
  it('tells what was written to each field, by its label, down to how the person was made', async () => {
    const { test, path, lock, patch } = await openPerson();
    const company = await test.data<Company>('POST', '/v1/companies', { name: 'Acme' });
    await patch({ companies: [{ id: company.id }] });
    await lock(['jobTitle']);
    const { items } = await test.data<{ items: HistoryEntry[] }>('GET', `${path}/history`);
    expect(items.map(({ entry, action, cells }) => [entry, action, cells])).toMatchObject([
      ['changed', 'lock', [{ field: 'locks', before: [], after: ['jobTitle'] }]],
      [
        'changed',
        'edit',
        [
          {
            field: 'companies',
            label: 'Companies',
            before: [],
            after: [{ id: company.id, fullName: 'Acme' }],
          },
        ],
      ],
      [
        'created',
        null,
        [
          { field: 'fullName', label: 'Name', after: 'Mira Aldous' },
          { field: 'firstName', after: 'Mira' },
          { field: 'lastName', after: 'Aldous' },
        ],
      ],
    ]);
    const one = await test.data<{ items: HistoryEntry[] }>('GET', `${path}/history?field=jobTitle`);
    expect(one.items.map(({ cells }) => cells.map(({ field }) => field))).toEqual([['locks']]);
  });
});
