// From a file with a column of profiles to people, to the batch that looks them up, and back.
import { expect, it, onTestFinished } from 'vitest';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import type { Source } from '../../../shared/schema/import.ts';
import type { PeopleImport } from '../../../shared/schema/people-import.ts';
import type { Person } from '../../../shared/schema/person.ts';
import type { StepResult } from '../../../shared/schema/step.ts';
import { noteUnpromised } from '../testing/note-unpromised.ts';
import { openApp } from '../testing/open-app.ts';
import { openBackend, writeTestFile, type TestBackend } from '../../testing/backend.ts';

const profile = (name: string): string => `https://www.linkedin.com/in/${name}`;

const csv = `Name,Title,LinkedIn
Mira Aldous,Head of Data,https://de.linkedin.com/in/Mira-Aldous?trk=mail
,,linkedin.com/in/jonas-brandt-1a2
Ines Costa,,linkedin.com/company/acme
Mira A.,,www.linkedin.com/in/mira-aldous/
Tariq,,
Known Already,,linkedin.com/in/known
`;

async function openFile(test: TestBackend, text: string): Promise<Source> {
  const path = writeTestFile('people.csv', text);
  return test.data<Source>('POST', '/v1/import/sources', { path });
}

const listPeople = async (test: TestBackend): Promise<Person[]> =>
  (await test.data<{ items: Person[] }>('GET', '/v1/people?sort=createdAt&limit=100')).items;

it('makes a person for each profile, names lines that hold none, and takes all of it back as one step', async () => {
  const test = openBackend();
  const known = { fullName: 'Kim Known', professionalSocialMediaUrl: profile('known') };
  const { id: knownId } = await test.data<Person>('POST', '/v1/people', known);
  const source = await openFile(test, csv);
  expect(source.people).toEqual({ column: 'LinkedIn', columns: { fullName: 'Name', jobTitle: 'Title' } });
  const path = `/v1/import/sources/${source.id}/people`;
  const made = await test.data<PeopleImport>('POST', path, source.people);
  expect(made).toMatchObject({
    created_count: 2,
    matched_count: 1,
    repeated_count: 1,
    failed_count: 1,
    blank_count: 1,
    total_count: 6,
    errors: [
      {
        row_number: 4,
        line: 4,
        code: 'invalid_profile_url',
        field: 'professionalSocialMediaUrl',
        column: 'LinkedIn',
        value: 'linkedin.com/company/acme',
      },
    ],
  });
  expect(made.people).toHaveLength(3);
  expect(made.people[2]).toBe(knownId);
  const people = await listPeople(test);
  expect(people.find(({ id }) => id === made.people[0])).toMatchObject({
    fullName: 'Mira Aldous',
    jobTitle: 'Head of Data',
    professionalSocialMediaUrl: profile('mira-aldous'),
  });
  expect(people.find(({ id }) => id === made.people[1])).toMatchObject({ fullName: 'Jonas Brandt' });
  expect(people.find(({ id }) => id === knownId)).toMatchObject({ fullName: 'Kim Known', version: 1 });

  const sources = `/v1/people/${made.people[0]}/sources`;
  expect(JSON.stringify(await test.data('GET', sources))).toContain('"people.csv"');

  const again = await test.data<PeopleImport>('POST', path, source.people);
  expect(again).toMatchObject({ created_count: 0, matched_count: 3, step_id: null, people: made.people });
  await test.data<StepResult>('POST', `/v1/steps/${made.step_id}/undo`, {});
  expect((await listPeople(test)).map(({ id }) => id)).toEqual([knownId]);
  await test.data<StepResult>('POST', `/v1/steps/${made.step_id}/redo`, {});
  expect(await listPeople(test)).toHaveLength(3);
});

it('writes many in pieces, still as one step, and none twice for a request that comes again', async () => {
  const test = openBackend();
  const rows = Array.from({ length: 1200 }, (_, at) => `linkedin.com/in/p${at}x`);
  const { id } = await openFile(test, ['Profile', ...rows].join('\n'));
  const path = `/v1/import/sources/${id}/people`;
  const send = () => test.send('POST', path, { column: 'Profile' }, { 'idempotency-key': 'once' });
  const first = await send();
  expect(first.body).toMatchObject({ data: { created_count: 1200, failed_count: 0 } });
  expect((await send()).body).toEqual(first.body);
  const { items } = await test.data<{ items: { label: object }[] }>('GET', '/v1/steps');
  expect(items.map(({ label }) => label)).toEqual([
    { action: 'create', companies: 0, people: 1200, file: 'people.csv' },
  ]);
});

it('reads cells as they were mended, hands over people who can be looked up, and says what cannot be read', async () => {
  const test = openBackend();
  const { id, people } = await openFile(test, csv);
  const edits = { 4: { cells: { LinkedIn: 'linkedin.com/in/ines-costa' } }, 2: { leave_out: true } };
  await test.data('PATCH', `/v1/import/sources/${id}/rows`, { edits });
  const path = `/v1/import/sources/${id}/people`;
  const made = await test.data<PeopleImport>('POST', path, people);
  expect(made).toMatchObject({ created_count: 4, failed_count: 0, repeated_count: 0, blank_count: 2 });
  const wish = { entity: 'person', ids: made.people, providers: ['phone-facts'] };
  const batch = await test.data<EnrichBatch>('POST', '/v1/enrichment/batches', wish);
  expect(batch).toMatchObject({ entity: 'person', total: 4 });
  const wrong = await test.refusal('POST', path, { column: 'LinkedIn', columns: { fullName: 'Nobody' } });
  expect(wrong).toMatchObject({ status: 400, code: 'validation_error' });
  expect(wrong.details?.issues).toMatchObject([{ path: 'columns.fullName', code: 'unknown_column' }]);
  expect(await test.refusal('POST', path, { column: 'Profile' })).toMatchObject({ status: 400 });
  const gone = await test.refusal('POST', '/v1/import/sources/src_x/people', { column: 'LinkedIn' });
  expect(gone).toMatchObject({ status: 404 });
});

it('tells of each piece that made somebody, with it, and of one that made nobody nothing', async () => {
  const test = openApp();
  onTestFinished(() => test.close());
  const { store, events } = test.services;
  const unpromised = noteUnpromised(test.services);
  const people = () => store.db.sql<number>('SELECT count(*) FROM person').pluck().get();
  const told: unknown[] = [];
  events.subscribe(({ topic }) => topic === 'person:changed' && told.push(people()));
  const send = async (method: string, path: string, body: object): Promise<unknown> =>
    (await test.send(method, path, { body })).json();
  const importFile = async (count: number): Promise<void> => {
    const rows = Array.from({ length: count }, (_, at) => `linkedin.com/in/p${at}x`);
    const path = writeTestFile('people.csv', ['Profile', ...rows].join('\n'));
    const { data } = (await send('POST', '/v1/import/sources', { path })) as { data: Source };
    await send('POST', `/v1/import/sources/${data.id}/people`, { column: 'Profile' });
  };
  await importFile(501);
  await importFile(503);
  expect(told).toEqual([500, 501, 503]);
  expect([...unpromised]).toEqual([]);
});
