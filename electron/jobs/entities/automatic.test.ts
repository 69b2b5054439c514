// A company by its tax id: the one that is here, or one made of what a scripted registry says; nothing where nobody knows it.
import { expect, it, onTestFinished } from 'vitest';
import { automaticRequestSchema, type AutomaticRequest } from '../../../shared/schema/entity.ts';
import { getEntity } from '../../domain/entities/find-entity.ts';
import { profileOf } from '../../domain/entities/profile.ts';
import { changeRefreshSettings } from '../../domain/entities/refresh/refresh-settings.ts';
import { toggleStep } from '../../domain/steps/toggle-step.ts';
import { must } from '../../lib/assert.ts';
import type { LookupInput } from '../../providers/provider.ts';
import { transact } from '../../store/database.ts';
import { findNextUndo } from '../../store/steps.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { matched, scripted } from '../enrichment/testing-provider.ts';
import { addCompanies } from '../enrichment/testing.ts';
import { refresherOver, testDoer } from './testing.ts';

const shareholders = [{ entity: 'company' as const, name: 'Holdco', countryCode: 'DE' }];

function open() {
  const store = tempStore();
  const { db } = store;
  const asked: LookupInput[] = [];
  const provider = scripted(
    (lookups) =>
      lookups.map(({ id, input }) => {
        asked.push(input);
        if (input.taxId !== 'DE1' && input.name !== 'Holdco') return { id, raw: null, status: 'no_match' };
        if (input.name === 'Holdco') return matched(id, { name: 'Holdco', industry: 'Holding' });
        const fields = { name: 'Acme', industry: 'Anvils', countryCode: 'DE' };
        const identity = { legalName: 'ACME GMBH' };
        const identifiers = { registrationNumber: 'HRB 1' };
        return matched(id, fields, { identity, identifiers, shareholders });
      }),
    {
      code: 'registry',
      inputs: [['taxId', 'countryCode'], ['name']],
      isEnough: ({ taxId }) => taxId !== 'odd',
    },
  );
  const test = refresherOver(store, [provider, scripted(() => [], { code: 'by-domain' })]);
  transact(db, () =>
    changeRefreshSettings(db, { basicProviders: { DE: 'registry' }, otherwise: null }, [provider]),
  );
  onTestFinished(() => test.stop());
  const count = (table: 'company' | 'step'): number =>
    must(db.sql<number>(`SELECT count(*) FROM ${table}`).pluck().get(), 'count');
  const make = (wish: Partial<AutomaticRequest> = {}) =>
    test.refresher.automatic(
      automaticRequestSchema.parse({ taxId: 'DE1', countryCode: 'DE', ...wish }),
      testDoer(),
      (effect) => transact(db, () => effect(db)),
    );
  const undo = (): void =>
    void transact(db, () => toggleStep(db, must(findNextUndo(db, 'usr_1'), 'step'), 'undo', testDoer()));
  return { store, db, asked, count, make, undo };
}

it('makes it of what its registry says, as one step', async () => {
  const { db, asked, count, make, undo } = open();
  const { status, answer } = await make();
  expect(status).toBe(201);
  expect(asked).toEqual([{ taxId: 'DE1', countryCode: 'DE' }]);
  expect(answer.entity).toMatchObject({ name: 'ACME GMBH', enrichments: [{ providerCode: 'registry' }] });
  expect(profileOf(getEntity(db, answer.entity.id))).toMatchObject({
    taxId: 'DE1',
    countryCode: 'DE',
    industry: 'Anvils',
    legalName: 'ACME GMBH',
    registrationNumber: 'HRB 1',
  });
  expect([count('company'), count('step')]).toEqual([1, 1]);
  undo();
  expect(count('company')).toBe(0);
});

it('goes up to its shareholders where it is told to', async () => {
  const { count, make, undo } = open();
  const { answer } = await make({ refreshScope: 'all_active', depth: 1 });
  expect(answer.shareholders).toMatchObject({ created: 1, maxDepthReached: 1 });
  expect([count('company'), count('step')]).toEqual([2, 1]);
  undo();
  expect(count('company')).toBe(0);
});

it.each([
  ['its tax id', { name: 'Known', taxId: '1', countryCode: 'DE' }, 0],
  ['its tax id in another hand', { name: 'Known', taxId: ' de-1', countryCode: 'DE' }, 0],
  ['its name and country, once its registry told its name', { name: 'acme gmbh', countryCode: 'DE' }, 1],
])('is the one that is here by %s', async (_, known, calls) => {
  const { store, asked, count, make } = open();
  addCompanies(store, [known]);
  const { status, answer } = await make();
  expect([status, answer.entity.name, answer.stepId]).toEqual([200, known.name, null]);
  expect([asked.length, count('company')]).toEqual([calls, 1]);
});

it('is not the one of another country', async () => {
  const { store, make } = open();
  addCompanies(store, [{ name: 'Other', taxId: 'DE1', countryCode: 'AT' }]);
  expect((await make()).status).toBe(201);
});

it.each([
  ['nobody knows it', { taxId: 'DE2' }, 'not_found'],
  ['nobody who was asked knows it', { taxId: 'DE2', refreshScope: 'all_active' as const }, 'not_found'],
  ['its registry cannot be asked by it', { taxId: 'odd' }, 'no_normalized_enrichment'],
  ['its country has no registry', { countryCode: 'FR' }, 'no_normalized_enrichment'],
  ['nobody is named', { refreshScope: 'selected' as const, providerCodes: ['nobody'] }, 'validation_error'],
])('writes nothing and says why where %s', async (_, wish, code) => {
  const { count, make } = open();
  await expect(make(wish)).rejects.toMatchObject({ code, message: expect.stringMatching(/\w/) });
  expect([count('company'), count('step')]).toEqual([0, 0]);
});

it('says what to do where a company with another tax id has its name', async () => {
  const { store, count, make } = open();
  addCompanies(store, [{ name: 'Acme GmbH', taxId: 'AT1', countryCode: 'AT' }]);
  await expect(make()).rejects.toMatchObject({
    code: 'name_taken',
    message: expect.stringMatching(/^ACME GMBH is here already, .* Give it these/),
  });
  expect(count('company')).toBe(1);
});

it('tells what would be made, and makes it of that without asking again', async () => {
  const { asked, count, make } = open();
  const plan = await make({ dryRun: true });
  expect(plan.status).toBe(200);
  expect(plan.answer).toMatchObject({ entity: { name: 'ACME GMBH' }, stepId: null });
  expect(plan.answer.changes).toContainEqual(
    expect.objectContaining({ path: 'entityData.industry', before: null, after: 'Anvils' }),
  );
  expect([count('company'), count('step')]).toEqual([0, 0]);
  const { planId } = plan.answer;
  await expect(make({ taxId: 'DE2', planId })).rejects.toMatchObject({ code: 'not_found' });
  expect((await make({ planId })).status).toBe(201);
  expect([asked.length, count('company')]).toEqual([1, 1]);
  expect((await make({ dryRun: true })).answer).not.toHaveProperty('planId');
});

it('is made of no more than its plan showed: neither of others nor of shareholders', async () => {
  const { asked, count, make } = open();
  const all = { refreshScope: 'all_active', depth: 1 } as const;
  const { planId: ofBasic } = (await make({ dryRun: true })).answer;
  const { planId } = (await make({ ...all, dryRun: true })).answer;
  const calls = asked.length;
  for (const other of [
    { ...all, planId: ofBasic },
    { refreshScope: 'basic_data' as const, planId },
    { ...all, depth: 2, planId },
  ])
    await expect(make(other)).rejects.toMatchObject({ code: 'job_conflict' });
  expect(count('company')).toBe(0);
  expect((await make({ ...all, planId })).answer.shareholders).toMatchObject({ created: 1 });
  expect([asked.length, count('company')]).toEqual([calls, 2]);
});

it('is made once where two ask at a time', async () => {
  const { count, make } = open();
  const [one, other] = await Promise.all([make(), make({ taxId: ' d.e 1' })]);
  expect(one.answer).toEqual(other.answer);
  expect(count('company')).toBe(1);
});
