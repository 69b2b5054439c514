// A change of type in a large store: a job that nobody sees half of, and that loses nothing written meanwhile.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BulkJob } from '../../../shared/schema/bulk.ts';
import type { Company } from '../../../shared/schema/company.ts';
import type { CustomField } from '../../../shared/schema/custom-field.ts';
import { addCompany } from '../../domain/companies/edit-company.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import { companyIdOf } from '../../store/company-row.ts';
import { transact } from '../../store/database.ts';
import { makeGroup, type MadeGroup } from '../../testing/definitions.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

const size = 5001;

let test: TestApp;
let group: MadeGroup;
let ids: string[];
beforeEach(() => {
  test = openApp({ rateLimit: 100_000 });
  const { db } = test.services.store;
  group = makeGroup(db);
  ids = transact(db, () =>
    inStep(db, { kind: 'person', actor: 'usr_x', atMs: 0 }, { action: 'create', companies: size }, (origin) =>
      Array.from({ length: size }, (_, at) => {
        const customFieldValues = { [group.id]: { Note: at % 10 === 0 ? 'many' : String(at) } };
        const input = { name: `Company ${at}`, groups: [{ id: group.id }], customFieldValues };
        return companyIdOf(addCompany(db, input, origin));
      }),
    ),
  );
});
afterEach(() => test.close());

type Sent<T> = { status: number; data: T };

async function send<T>(method: string, path: string, body?: unknown): Promise<Sent<T>> {
  const response = await test.send(method, path, body === undefined ? {} : { body });
  return { status: response.status, ...((await response.json()) as { data: T }) };
}

const noteOf = async (at: number): Promise<unknown> =>
  (await send<Company>('GET', `/v1/companies/${ids[at]}`)).data.customFieldValues[group.id]?.['Note'];
const fieldPath = (): string => `/v1/groups/${group.id}/custom-fields/company/${group.fields.textField.id}`;
const field = async (): Promise<CustomField> => (await send<CustomField>('GET', fieldPath())).data;
const toNumber = () => send<CustomField>('PATCH', fieldPath(), { type: 'numericField', name: 'Note' });

describe('a change of type over many companies', () => {
  it('answers at once, converts in a job, and takes what was written meanwhile along', async () => {
    const answer = await toNumber();
    expect(answer).toMatchObject({
      status: 202,
      data: { type: 'textField', conversion: { type: 'numericField' } },
    });
    for (const [method, path, body] of [
      ['PATCH', fieldPath(), { type: 'dateField' }],
      ['PATCH', fieldPath(), { config: {} }],
      ['DELETE', fieldPath(), undefined],
    ] as const)
      expect((await send(method, path, body)).status).toBe(409);
    for (const at of [7, 10, size - 1]) {
      const values = { customFieldValues: { [group.id]: { Note: '123.50' } } };
      expect((await send('PATCH', `/v1/companies/${ids[at]}`, values)).status).toBe(200);
    }
    const body = {
      name: 'Late',
      groups: [{ id: group.id }],
      customFieldValues: { [group.id]: { Note: '8' } },
    };
    ids.push((await send<Company>('POST', '/v1/companies', body)).data.id);
    await test.services.jobs.waitFor(answer.data.conversion?.jobId ?? '');
    expect(await field()).toMatchObject({ type: 'numericField', name: 'Note' });
    expect(await field()).not.toHaveProperty('conversion');
    const shown = await Promise.all([7, 10, size - 1, size, 20, 21].map(noteOf));
    expect(shown).toEqual(['123.5', '123.5', '123.5', '8', null, '21']);
  });

  it('is taken back and done again as one step', async () => {
    const { data } = await toNumber();
    await test.services.jobs.waitFor(data.conversion?.jobId ?? '');
    for (const [direction, type, note] of [
      ['undo', 'textField', 'many'],
      ['redo', 'numericField', null],
    ] as const) {
      const answer = await send<BulkJob>('POST', `/v1/steps/${direction}`, {});
      expect(answer.status).toBe(202);
      await test.services.jobs.waitFor(answer.data.id);
      expect(await field()).toMatchObject({ type });
      expect([await noteOf(20), await noteOf(21)]).toEqual([note, '21']);
    }
  });

  it('goes on after a restart from where it was', async () => {
    // The job's thread has a clock of its own, by which it puts the job back.
    test.wait(Date.now() + 60_000 - Date.parse('2026-03-01T12:00:00Z'));
    await toNumber();
    await test.restart();
    const open = await field();
    await test.services.jobs.waitFor(open.conversion?.jobId ?? '');
    expect(await field()).toMatchObject({ type: 'numericField' });
    expect([await noteOf(20), await noteOf(size - 1)]).toEqual([null, null]);
    expect(await noteOf(4999)).toBe('4999');
  });
});
