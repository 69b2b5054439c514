// A refresh runs the rules over what it has written, in the same step; an enrichment keeps what is said and touches nothing.
import { expect, it, onTestFinished } from 'vitest';
import { enrichRequestSchema, refreshRequestSchema } from '../../../shared/schema/entity.ts';
import { getEntity } from '../../domain/entities/find-entity.ts';
import { showEntity } from '../../domain/entities/show-entity.ts';
import { rule } from '../../domain/rules-engine/testing.ts';
import { toggleStep } from '../../domain/steps/toggle-step.ts';
import { must } from '../../lib/assert.ts';
import { formatId } from '../../lib/ids.ts';
import { transact } from '../../store/database.ts';
import { listOpenBatches } from '../../store/enrichment/batches.ts';
import { findNextUndo, findStep } from '../../store/steps.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { matched, scripted } from '../enrichment/testing-provider.ts';
import { addCompanies } from '../enrichment/testing.ts';
import { refresherOver, testDoer } from './testing.ts';

const wish = { refreshScope: 'selected' as const, providerCodes: ['scripted'] };

function open() {
  const store = tempStore();
  const { db } = store;
  const say = { isKnown: true };
  const provider = scripted((lookups) =>
    lookups.map(({ id }) =>
      say.isKnown ? matched(id, { name: 'Acme Renamed' }) : { id, raw: null, status: 'no_match' },
    ),
  );
  const test = refresherOver(store, [provider]);
  onTestFinished(() => test.stop());
  const [uuid] = addCompanies(store, [{ name: 'Acme', domain: 'acme.example' }]);
  const id = formatId('com', must(uuid, 'company'));
  return {
    ...test,
    say,
    db,
    id,
    entity: () => showEntity(db, getEntity(db, id)),
    values: () => getEntity(db, id).stored.values,
  };
}

function renamed(db: ReturnType<typeof open>['db']): void {
  const conditions = { path: 'name', operator: 'contains', value: 'Renamed' } as const;
  rule(db, { name: 'Renamed', conditions, outcomes: [{ kind: 'tag', tag: 'renamed' }] });
}

it('is given up where the program ends meanwhile: nothing is written, and nobody is asked after its next start', async () => {
  const store = tempStore();
  const [uuid] = addCompanies(store, [{ name: 'Acme', domain: 'acme.example' }]);
  const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
  const silent = scripted(() => {
    asked();
    return new Promise(() => undefined);
  });
  const { refresh, stop } = refresherOver(store, [silent]);
  const refused = refresh(formatId('com', must(uuid, 'company')), wish).catch((error: unknown) => error);
  await isAsked;
  await stop();
  expect(await refused).toMatchObject({ code: 'store_unavailable' });
  expect(listOpenBatches(store.db)).toEqual([]);
});

it('runs the rules over what was written, in one step', async () => {
  const { db, id, refresh, values } = open();
  renamed(db);
  const { rulesExecutionSummary, stepId } = await refresh(id, wish);
  expect(rulesExecutionSummary).toMatchObject({ evaluated: 1, matched: 1, outcomes: [{ kind: 'tag' }] });
  expect(values()).toMatchObject({ name: 'Acme Renamed', tags: ['renamed'] });
  const last = must(findNextUndo(db, 'usr_1'), 'step');
  expect(last.id).toBe(stepId);
  transact(db, () => toggleStep(db, last, 'undo', testDoer()));
  expect(values()).toMatchObject({ name: 'Acme', tags: [] });
});

it('says in a dry run what the rules would find, and runs none where they are skipped', async () => {
  const { db, id, refresh, values } = open();
  renamed(db);
  const dry = await refresh(id, { ...wish, dryRun: true });
  expect(dry).toMatchObject({ stepId: null, rulesExecutionSummary: { matched: 1 } });
  expect(values()).toMatchObject({ name: 'Acme', tags: [] });
  const skipped = await refresh(id, { ...wish, skipRulesEngine: true });
  expect(skipped.rulesExecutionSummary).toBeUndefined();
  expect(values()).toMatchObject({ name: 'Acme Renamed', tags: [] });
});

it('knows what was said of it once it is applied, not when it is only planned', async () => {
  const { id, refresh, entity } = open();
  const { planId } = await refresh(id, { ...wish, dryRun: true });
  expect(entity().enrichments).toEqual([]);
  await refresh(id, { ...wish, planId });
  expect(entity().enrichments).toMatchObject([{ providerCode: 'scripted' }]);
});

it('is of the time at which it was written, however long providers took', async () => {
  const { db, id, refresher } = open();
  const sent = { ...testDoer(), atMs: 1 };
  const { stepId } = await refresher.refresh(id, refreshRequestSchema.parse(wish), sent, (effect) =>
    transact(db, () => effect(db)),
  );
  expect(findStep(db, stepId ?? '')?.atMs).toBeGreaterThan(1);
});

it('tells that it failed where nobody knew anything', async () => {
  const { id, refresh, events, say } = open();
  const heard: [string, unknown][] = [];
  events.subscribe(({ topic, payload }) => void heard.push([topic, payload]));
  say.isKnown = false;
  expect(await refresh(id, wish)).toMatchObject({ success: false, changes: [] });
  expect(heard.slice(1)).toEqual([['entity:refresh-failed', { message: 'It is not known there.' }]]);
});

it('does not apply a plan as a choice of others than were asked', async () => {
  const { id, refresh } = open();
  const { planId } = await refresh(id, { ...wish, dryRun: true });
  for (const other of [{}, { refreshScope: 'basic_data' as const }])
    await expect(refresh(id, { ...other, planId })).rejects.toMatchObject({
      code: 'job_conflict',
      message: expect.stringMatching(/asked scripted.*new dry run/),
    });
  expect(await refresh(id, { refreshScope: 'all_active', planId })).toMatchObject({ nameUpdated: true });
});

it('keeps what is said by an enrichment, and changes neither name nor profile', async () => {
  const { db, id, refresher, entity } = open();
  const before = entity();
  const answer = await refresher.enrich(id, enrichRequestSchema.parse(wish), testDoer(), (effect) =>
    transact(db, () => effect(db)),
  );
  expect(answer).toMatchObject({ success: true, nameUpdated: false, changes: [], stepId: null });
  expect(entity()).toEqual({
    ...before,
    enrichments: [expect.objectContaining({ providerCode: 'scripted' })],
  });
});
