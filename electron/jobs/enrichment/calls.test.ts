import { expect, it, onTestFinished } from 'vitest';
import type { EnrichContext } from '../../domain/enrichment/enrich-context.ts';
import { claimCall, type Call } from '../../domain/enrichment/claim-call.ts';
import {
  cancelBatch,
  getBatch,
  pauseBatch,
  resumeBatch,
  retryItems,
} from '../../domain/enrichment/control-batch.ts';
import { recoverCalls } from '../../domain/enrichment/lost-call.ts';
import { settleCall, type CallOutcome } from '../../domain/enrichment/settle-call.ts';
import { must } from '../../lib/assert.ts';
import { newUuidBytes } from '../../lib/ids.ts';
import type { Provider } from '../../providers/provider.ts';
import { transact } from '../../store/database.ts';
import { findBatchByNo } from '../../store/enrichment/batches.ts';
import { listCauses } from '../../store/enrichment/report.ts';
import { listCalls, markSent, renewCalls } from '../../store/enrichment/calls.ts';
import { listPromises } from '../../store/event-promises.ts';
import type { Store } from '../../store/open-store.ts';
import { insertWebhook } from '../../store/webhooks.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { addCompanies, batchOf, engineOver, itemsOf, startTestBatch } from './testing.ts';
import { matched, scripted } from './testing-provider.ts';

const leaseMs = 1000;

/** Steps of calls by hand, at a time that the test sets. */
function handOver(store: Store, provider: Provider) {
  const { db } = store;
  let nowMs = 10_000;
  const context: EnrichContext = {
    now: () => nowMs,
    findProvider: (code) => (code === provider.code ? provider : null),
    passedFor: () => null,
    retryDelayMs: () => 0,
  };
  const claim = (no: number): Call | null =>
    transact(db, () => claimCall(db, { no, step: 0 }, context, { leaseMs, isAsked: () => false })).call;
  return {
    wait: (ms: number) => void (nowMs += ms),
    /** Claimed and sent. */
    claim(no: number): Call {
      const call = must(claim(no), 'call');
      transact(db, () => markSent(db, call.no));
      return call;
    },
    find: claim,
    settle: (call: Call, outcome: CallOutcome) => transact(db, () => settleCall(db, call, outcome, context)),
    recover: () => transact(db, () => recoverCalls(db, leaseMs, context)),
    steer: <T>(work: () => T): T => transact(db, work),
  };
}

const paid = (rest: Partial<Provider> = {}): Provider =>
  scripted(() => [], { costCents: 10, billed: 'for a lookup', batchSize: 2, ...rest });

const three = (store: Store): Buffer[] =>
  addCompanies(
    store,
    [0, 1, 2].map((at) => ({ name: `Company ${at}`, domain: `c${at}.example` })),
  );

const answers = (call: Call): CallOutcome => ({
  kind: 'answered',
  answers: call.asked.map(({ lookup }) => matched(lookup.id)),
});
const failed = (code: string, isUnknown: boolean): CallOutcome => ({
  kind: 'failed',
  code,
  message: 'It failed.',
  isRetryable: true,
  isUnknown,
});

const moneyOf = (store: Store, no: number) => {
  const { spentCents, reservedCents } = must(findBatchByNo(store.db, no));
  return [spentCents, reservedCents];
};

it('holds the money of a call before it is made, and frees what it did not cost', () => {
  const store = tempStore();
  const desk = handOver(store, paid({ billed: 'for a match' }));
  const no = startTestBatch(store, { records: three(store) }, { budgetCents: 25 });
  const call = desk.claim(no);
  expect(moneyOf(store, no)).toEqual([0, 20]);
  // The third waits: the money that is left does not reach, but some may come back.
  expect(desk.find(no)).toBeNull();
  const [first] = call.asked;
  const one = matched(first?.lookup.id ?? '');
  const none = { id: call.asked[1]?.lookup.id ?? '', raw: null, status: 'no_match' as const };
  desk.settle(call, { kind: 'answered', answers: [one, none] });
  expect(moneyOf(store, no)).toEqual([10, 0]);
  desk.settle(desk.claim(no), { kind: 'answered', answers: [] });
  // Nothing was said of the third, which may have been billed all the same.
  expect(moneyOf(store, no)).toEqual([20, 0]);
  expect(desk.find(no)).toBeNull();
  expect(batchOf(store, no).counts).toMatchObject({ matched: 1, no_match: 1, budget_stopped: 1 });
});

it('pays what a provider says that it took, also for what failed, and never more than was reserved', () => {
  const store = tempStore();
  const desk = handOver(store, paid({ batchSize: 3 }));
  const no = startTestBatch(store, { records: three(store) }, { budgetCents: 30 });
  const call = desk.claim(no);
  const [one, other, last] = call.asked.map(({ lookup }) => matched(lookup.id));
  const fault = { status: 'failed' as const, code: 'odd', message: 'It failed.', isRetryable: false };
  const answered = [
    { ...must(one), costCents: 3 },
    { ...must(other), costCents: 99 },
    { id: must(last).id, raw: null, costCents: 2, ...fault },
  ];
  desk.settle(call, { kind: 'answered', answers: answered });
  expect(itemsOf(store, no).map(({ cost }) => cost)).toEqual([3, 10, 2]);
  expect(moneyOf(store, no)).toEqual([15, 0]);
});

it('drops what a holder says whose lease has ended, but counts what it cost and keeps its answers', () => {
  const store = tempStore();
  const desk = handOver(store, paid());
  const no = startTestBatch(store, { records: three(store).slice(0, 2) }, { budgetCents: 100 });
  const late = desk.claim(no);
  desk.wait(leaseMs + 1);
  expect(desk.recover()).toEqual([no]);
  expect(moneyOf(store, no)).toEqual([20, 0]);
  const call = desk.claim(no);
  desk.settle(late, failed('http_500', false));
  expect(batchOf(store, no).counts).toMatchObject({ running: 2 });
  desk.settle(call, answers(call));
  expect(batchOf(store, no)).toMatchObject({ status: 'completed', succeeded: 2, cost: 40 });
  expect(itemsOf(store, no).map(({ cost }) => cost)).toEqual([20, 20]);
});

it('leaves calls alone whose holder gives signs of life', () => {
  const store = tempStore();
  const desk = handOver(store, paid());
  const no = startTestBatch(store, { records: three(store) }, { budgetCents: 100 });
  desk.claim(no);
  desk.wait(leaseMs - 1);
  expect(desk.recover()).toEqual([]);
  expect(listCalls(store.db)).toHaveLength(1);
});

it('gives a call up whose lease ends a day from now, as the clock was set back, but none that was renewed since', () => {
  const store = tempStore();
  const desk = handOver(store, paid());
  const no = startTestBatch(store, { records: three(store) }, { budgetCents: 100 });
  const held = desk.claim(no);
  desk.wait(-86_400_000);
  desk.steer(() => renewCalls(store.db, [held.no], 10_000 - 86_400_000 + leaseMs));
  expect(desk.recover()).toEqual([]);
  desk.wait(-86_400_000);
  expect(desk.recover()).toEqual([no]);
  expect(batchOf(store, no).counts).toMatchObject({ queued: 3 });
});

it('asks for nothing what was never sent, however often its turn did not come', () => {
  const store = tempStore();
  const desk = handOver(store, paid());
  const no = startTestBatch(store, { records: three(store).slice(0, 1) }, { budgetCents: 10 });
  for (let loss = 0; loss < 5; loss += 1) {
    must(desk.find(no), 'call');
    desk.wait(leaseMs + 1);
    desk.recover();
  }
  expect(moneyOf(store, no)).toEqual([0, 0]);
  const call = desk.claim(no);
  desk.settle(call, answers(call));
  expect(batchOf(store, no)).toMatchObject({ succeeded: 1, cost: 10 });
});

it('asks what may have been billed once more, not twice', () => {
  const store = tempStore();
  const desk = handOver(store, paid());
  const no = startTestBatch(store, { records: three(store).slice(0, 1) }, { budgetCents: 100 });
  desk.settle(desk.claim(no), failed('timeout', true));
  desk.claim(no);
  desk.wait(leaseMs + 1);
  desk.recover();
  expect(itemsOf(store, no)[0]).toMatchObject({
    status: 'failed',
    isRetryable: true,
    cost: 20,
    error: { code: 'unknown_outcome' },
  });
  expect(batchOf(store, no)).toMatchObject({ status: 'failed', cost: 20 });
});

it('tells of a batch that ends where the work stopped at its last item, as of any other', async () => {
  const store = tempStore();
  const { db } = store;
  const hook = { uuid: newUuidBytes(0), url: 'https://hooks.example.com/', topics: ['enrichment:completed'] };
  transact(db, () =>
    insertWebhook(db, { ...hook, isOn: true, isLocal: false, createdAtMs: 0, createdBy: 'usr_1' }),
  );
  const provider = scripted(() => []);
  const desk = handOver(store, provider);
  const no = startTestBatch(store, { records: three(store).slice(0, 1) });
  for (let loss = 0; loss < 2; loss += 1) {
    desk.claim(no);
    desk.wait(leaseMs + 1);
    desk.recover();
  }
  desk.claim(no);
  const engine = engineOver(store, [provider]);
  onTestFinished(() => engine.stop());
  const end = { kind: 'progress', batchNo: no, isEnd: true, seqs: [] };
  await expect.poll(() => engine.notes).toContainEqual(end);
  expect(listPromises(db)).toMatchObject([{ topic: 'enrichment:completed', about: batchOf(store, no).id }]);
});

it('sets an item aside that the work stopped at three times, and goes on with the others', () => {
  const store = tempStore();
  const desk = handOver(
    store,
    scripted(() => [], { batchSize: 1 }),
  );
  const no = startTestBatch(store, { records: three(store) });
  for (let loss = 0; loss < 3; loss += 1) {
    desk.claim(no);
    desk.wait(leaseMs + 1);
    desk.recover();
  }
  expect(itemsOf(store, no)[0]).toMatchObject({
    status: 'failed',
    isRetryable: false,
    error: { code: 'set_aside' },
  });
  for (let left = 0; left < 2; left += 1) {
    const call = desk.claim(no);
    desk.settle(call, answers(call));
  }
  expect(batchOf(store, no)).toMatchObject({ status: 'completed', succeeded: 2, failed: 1 });
});

it('cancels what waits and settles what is under way, and asks again for all of it on request', () => {
  const store = tempStore();
  const desk = handOver(store, paid());
  const no = startTestBatch(store, { records: three(store) }, { budgetCents: 20 });
  const { id } = batchOf(store, no);
  const call = desk.claim(no);
  desk.steer(() => cancelBatch(store.db, getBatch(store.db, id), 1));
  expect(batchOf(store, no)).toMatchObject({ status: 'cancelled', finishedAt: null });
  desk.settle(call, answers(call));
  expect(batchOf(store, no)).toMatchObject({
    status: 'cancelled',
    counts: { matched: 2, cancelled: 1 },
    pending: 0,
  });
  expect(batchOf(store, no).finishedAt).not.toBeNull();
  const retry = (budgetCents: number) =>
    desk.steer(() => retryItems(store.db, getBatch(store.db, id), { seq: null, budgetCents }));
  expect(() => retry(19)).toThrow(/20 cents are spent/);
  expect(retry(40)).toMatchObject({ status: 'queued', finishedAtMs: null });
  const again = desk.claim(no);
  expect(again.asked).toHaveLength(1);
  desk.settle(again, answers(again));
  expect(batchOf(store, no)).toMatchObject({ status: 'completed', succeeded: 3, cost: 30 });
  expect(() => retry(50)).toThrow(/Nothing here can be asked again/);
});

it('pauses by a person’s word and goes on by it', () => {
  const store = tempStore();
  const no = startTestBatch(store, { records: three(store) });
  const { id } = batchOf(store, no);
  const steer = (work: typeof pauseBatch) => transact(store.db, () => work(store.db, getBatch(store.db, id)));
  expect(() => steer(resumeBatch)).toThrow(/nothing to resume/);
  expect(steer(pauseBatch)).toMatchObject({ status: 'paused', pausedBy: 'person' });
  expect(steer(resumeBatch)).toMatchObject({ status: 'queued', pausedBy: null });
  expect(() => getBatch(store.db, id, { entity: 'person', environment: 'live' })).toThrow(/no batch/);
});

it('writes what it found at once where a batch says so, and only what is empty', () => {
  const store = tempStore();
  const desk = handOver(
    store,
    scripted(() => []),
  );
  const records = addCompanies(store, [
    { name: 'Empty', domain: 'a.example' },
    { name: 'Full', domain: 'b.example', industry: 'Cloth' },
  ]);
  const no = startTestBatch(store, { records }, { apply: 'fill_empty' });
  const call = desk.claim(no);
  desk.settle(call, answers(call));
  const industries = store.db.sql('SELECT industry FROM company ORDER BY no').pluck().all();
  expect(industries).toEqual(['Steel', 'Cloth']);
  expect(batchOf(store, no)).toMatchObject({ succeeded: 2, toReview: 1 });
});

it('fails an item alone whose answer cannot be written down', () => {
  const store = tempStore();
  const desk = handOver(store, paid());
  const no = startTestBatch(store, { records: three(store).slice(0, 2) }, { budgetCents: 100 });
  const call = desk.claim(no);
  const [first, second] = call.asked.map(({ lookup }) => matched(lookup.id));
  const odd = { ...must(first), raw: 10n };
  desk.settle(call, { kind: 'answered', answers: [odd, must(second)] });
  expect(itemsOf(store, no).map(({ status, error, cost }) => [status, error?.code, cost])).toEqual([
    ['failed', 'internal_error', 10],
    ['matched', undefined, 10],
  ]);
  expect(batchOf(store, no)).toMatchObject({ status: 'completed', cost: 20 });
});

it('asks what costs nothing for many of the same lookup at once: no answer of it is kept for the others', () => {
  const store = tempStore();
  const same = (rest: Partial<Provider>): Provider =>
    paid({ inputs: [['countryCode']], batchSize: 3, ...rest });
  const records = addCompanies(
    store,
    [0, 1, 2].map((at) => ({ name: `Company ${at}`, domain: null, countryCode: 'SE' })),
  );
  const askedOf = (provider: Provider): number => {
    const no = startTestBatch(store, { records }, { budgetCents: 100 });
    return handOver(store, provider).claim(no).asked.length;
  };
  expect(askedOf(same({ rate: null, costCents: 0, billed: 'never' }))).toBe(3);
  expect(askedOf(same({}))).toBe(1);
});

it('counts why items failed, and forgets it of those that are asked again', () => {
  const store = tempStore();
  const desk = handOver(
    store,
    scripted(() => [], { batchSize: 3 }),
  );
  const no = startTestBatch(store, { records: three(store) });
  const call = desk.claim(no);
  const fault = (isRetryable: boolean) => ({
    status: 'failed' as const,
    code: 'odd',
    message: 'Odd.',
    isRetryable,
  });
  const answered = call.asked.map(({ lookup: { id } }, at) => ({ id, raw: null, ...fault(at === 0) }));
  desk.settle(call, { kind: 'answered', answers: answered });
  const causes = () =>
    listCauses(store.db, no, 10).map(({ status, code, message, isRetryable, items }) => [
      status,
      code,
      message,
      isRetryable,
      items,
    ]);
  expect(causes()).toEqual([['failed', 'odd', 'Odd.', 0, 2]]);
  for (let tries = 1; tries < 5; tries += 1) {
    const again = desk.claim(no);
    desk.settle(again, { kind: 'answered', answers: answered.slice(0, 1) });
  }
  expect(causes()).toEqual([
    ['failed', 'odd', 'Odd.', 0, 2],
    ['failed', 'odd', 'Odd.', 1, 1],
  ]);
  desk.steer(() =>
    retryItems(store.db, must(findBatchByNo(store.db, no)), { seq: null, budgetCents: undefined }),
  );
  expect(causes()).toEqual([['failed', 'odd', 'Odd.', 0, 2]]);
});
