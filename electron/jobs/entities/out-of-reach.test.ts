// A provider that cannot be asked is an error of its own in the answer; whoever can be asked is.
import { expect, it, onTestFinished, vi } from 'vitest';
import { wishOfRecord } from '../../domain/enrichment/item-wishes.ts';
import { startBatch } from '../../domain/enrichment/start-batch.ts';
import { must } from '../../lib/assert.ts';
import { formatId, parseId } from '../../lib/ids.ts';
import { ProviderError } from '../../providers/provider.ts';
import { transact } from '../../store/database.ts';
import { answersOfItem } from '../../store/enrichment/answers.ts';
import { findBatchByNo } from '../../store/enrichment/batches.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { inPieces } from '../enrichment/in-pieces.ts';
import { matched, scripted } from '../enrichment/testing-provider.ts';
import { addCompanies } from '../enrichment/testing.ts';
import { askProviders, batchOf } from './ask-providers.ts';
import { refresherOver } from './testing.ts';

const wish = { refreshScope: 'selected' as const, providerCodes: ['far', 'near', 'nearer'] };

function open(far: () => Promise<void>) {
  const store = tempStore();
  const asked: string[] = [];
  const say = (code: string, first: () => Promise<void> = () => Promise.resolve()) =>
    scripted(
      async (lookups) => {
        asked.push(code);
        await first();
        return lookups.map(({ id }) => matched(id, { name: `Acme by ${code}` }));
      },
      { code },
    );
  const test = refresherOver(store, [say('far', far), say('near'), say('nearer')]);
  onTestFinished(() => test.stop());
  const [uuid] = addCompanies(store, [{ name: 'Acme', domain: 'acme.example' }]);
  return { ...test, store, asked, id: formatId('com', must(uuid, 'company')) };
}

const fails = (fault: ProviderError) => (): Promise<void> => Promise.reject(fault);

it.each([
  new ProviderError('offline', 'There is no network.', { kind: 'passing' }),
  new ProviderError('http_401', 'The key is refused.', { kind: 'refused', status: 401 }),
])('asks the others where one fails for all: $code', async (fault) => {
  const { id, refresh, asked } = open(fails(fault));
  const { success, nameUpdated, enrichments } = await refresh(id, wish);
  expect(asked).toEqual(['far', 'near', 'nearer']);
  expect(enrichments).toMatchObject([
    { providerCode: 'far', success: false, error: { code: fault.code, message: fault.message } },
    { providerCode: 'near', success: true },
    { providerCode: 'nearer', success: true },
  ]);
  expect({ success, nameUpdated }).toEqual({ success: true, nameUpdated: true });
});

it('goes past one that could not be reached a moment ago, without waiting for it', async () => {
  const { id, refresh, asked } = open(
    fails(new ProviderError('offline', 'There is no network.', { kind: 'passing' })),
  );
  await refresh(id, wish);
  const { enrichments } = await refresh(id, wish);
  expect(asked).toEqual(['far', 'near', 'nearer', 'near', 'nearer']);
  expect(enrichments).toMatchObject([
    { providerCode: 'far', error: { code: 'offline', message: 'There is no network.' } },
    { success: true },
    { success: true },
  ]);
});

it('goes past one that wants to be asked later', async () => {
  const { id, refresh, asked } = open(
    fails(new ProviderError('http_429', 'Wait.', { kind: 'limited', retryAfterMs: 3_600_000 })),
  );
  const said = [{ providerCode: 'far', error: { code: 'limited' } }, { success: true }, { success: true }];
  expect((await refresh(id, wish)).enrichments).toMatchObject(said);
  expect((await refresh(id, wish)).enrichments).toMatchObject(said);
  expect(asked).toEqual(['far', 'near', 'nearer', 'near', 'nearer']);
});

it('leaves time for the others where one does not answer, and takes nothing that comes too late', async () => {
  let answer: (() => void) | undefined;
  const test = open(() => new Promise((resolve) => (answer = resolve)));
  const { db } = test.store;
  const item = wishOfRecord('company', must(parseId('com', test.id), 'id'));
  const batch = await askProviders(test.source, {
    entity: 'company',
    items: [item],
    codes: ['far', 'near'],
    forceRefresh: true,
    createdBy: 'usr_1',
    mostMs: 3000,
  });
  const said = () => answersOfItem(db, batch.no, 1).map(({ provider }) => provider);
  expect([batch.finishedAtMs !== null, said()]).toEqual([true, ['near']]);
  answer?.();
  await test.stop();
  expect(said()).toEqual(['near']);
});

it('takes nothing of the only one that answers too late: what was shown stays', async () => {
  let answer: (() => void) | undefined;
  const test = open(() => new Promise((resolve) => (answer = resolve)));
  const { db } = test.store;
  const batch = await askProviders(test.source, {
    entity: 'company',
    items: [wishOfRecord('company', must(parseId('com', test.id), 'id'))],
    codes: ['far'],
    forceRefresh: true,
    createdBy: 'usr_1',
    mostMs: 300,
  });
  expect(batch.finishedAtMs).not.toBeNull();
  answer?.();
  await test.stop();
  expect(answersOfItem(db, batch.no, 1)).toEqual([]);
});

it('waits for a network that comes back where nobody waits for the whole', async () => {
  let calls = 0;
  const test = open(() => {
    calls += 1;
    return calls === 1
      ? Promise.reject(new ProviderError('offline', 'There is no network.', { kind: 'passing' }))
      : Promise.resolve();
  });
  const { db } = test.store;
  const uuid = must(parseId('com', test.id), 'id');
  const wanted = { entity: 'company' as const, items: [wishOfRecord('company', uuid)], codes: ['far'] };
  const made = batchOf(test.source, { ...wanted, forceRefresh: true, createdBy: 'usr_1' });
  const no = await inPieces(db, made, { total: 1, each: wanted.items }, (open) =>
    transact(db, () => startBatch(db, open, Date.now()).no),
  );
  test.source.enricher.wake();
  await vi.waitFor(() => expect(findBatchByNo(db, no)?.finishedAtMs).not.toBeNull(), { timeout: 10_000 });
  expect(answersOfItem(db, no, 1)).toMatchObject([{ provider: 'far', status: 'matched' }]);
});
