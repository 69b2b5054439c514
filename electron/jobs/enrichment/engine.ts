// Works through open batches: claims items for calls, makes the calls, settles what comes back. It holds nothing that the store
// does not know, so it may be killed at any moment; see docs/enrichment.md for what is promised.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EnrichContext } from '../../domain/enrichment/enrich-context.ts';
import { claimCall, type Call, type Claimed } from '../../domain/enrichment/claim-call.ts';
import { endIfDone } from '../../domain/enrichment/end-batch.ts';
import { findAsSet } from '../../domain/enrichment/price.ts';
import { recoverCalls } from '../../domain/enrichment/lost-call.ts';
import { settleCall } from '../../domain/enrichment/settle-call.ts';
import { toldOfEnd } from '../../domain/enrichment/told-of-batch.ts';
import { promiseEvents } from '../../domain/webhooks/promise-events.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import type { Provider } from '../../providers/provider.ts';
import type { WriteDb } from '../../store/database.ts';
import {
  findBatchByNo,
  listOpenBatches,
  setBatchPaused,
  setBatchRunning,
  type StoredBatch,
} from '../../store/enrichment/batches.ts';
import { markSent, renewCalls } from '../../store/enrichment/calls.ts';
import { hastenItems, nextItemDue } from '../../store/enrichment/items.ts';
import { backoffMs, longestBackoffMs } from '../backoff.ts';
import { createGatekeeper } from './gatekeeper.ts';
import { createPatience, passedFor, withoutWaiting } from './impatience.ts';
import { makeCall, type CallMaker, type Ended } from './make-call.ts';
import { createNoteBook, type EngineNote } from './notes.ts';
import type { Writer } from './patient-writer.ts';

export type EngineOptions = CallMaker & {
  db: WriteDb;
  write: Writer;
  clock: Clock;
  log: Log;
  providers: readonly Provider[];
  tell: (note: EngineNote) => void;
  random?: () => number;
  /** Without a sign of life for so long a call counts as lost. */
  leaseMs?: number;
  /** How long calls under way are waited for when it stops. */
  graceMs?: number;
};

export type Engine = {
  /** Looks for work: call it after a batch or a provider changed. */
  wake(): void;
  /** Lets calls under way come back for a while, then gives them up. */
  stop(): Promise<void>;
};

type Flight = { call: Call; giveUp: AbortController; settled: Promise<void> };

export function createEngine(options: EngineOptions): Engine {
  const {
    db,
    write,
    clock,
    log,
    providers,
    random = Math.random,
    leaseMs = 60_000,
    graceMs = 3000,
  } = options;
  const flights = new Map<number, Flight>();
  const asked = new Set<string>();
  const gate = createGatekeeper(db, clock);
  const patience = createPatience();
  const notes = createNoteBook(options.tell);
  const context: EnrichContext = {
    now: () => clock.now(),
    findProvider: (code, environment) => findAsSet(db, providers, code, environment),
    passedFor: (batch, provider) => passedFor(gate, batch, provider),
    retryDelayMs: (attempts) => backoffMs(attempts, random()),
  };
  const stopping = new AbortController();
  let isPumping = false;
  let pumping = Promise.resolve();
  let beating: Promise<void> | null = null;
  let isWanted = true;
  let timer: NodeJS.Timeout | undefined;
  const isStopped = (): boolean => stopping.signal.aborted;

  const wake = (): void => {
    isWanted = true;
    if (!isPumping) pumping = pump();
  };

  const noteFault = (error: unknown): void => {
    notes.fault(error);
    log('error', 'enrichment_failed', { code: (error as { code?: string }).code });
  };

  async function pump(): Promise<void> {
    isPumping = true;
    clearTimeout(timer);
    try {
      while (isWanted && !isStopped()) {
        isWanted = false;
        for (const batch of listOpenBatches(db)) await workOn(batch);
      }
      if (!isStopped()) rest();
    } catch (error) {
      noteFault(error);
      if (!isStopped()) timer = setTimeout(wake, 5000);
    } finally {
      isPumping = false;
    }
  }

  async function workOn(batch: StoredBatch): Promise<void> {
    for (const step of batch.providers.keys()) {
      const provider = context.findProvider(batch.providers[step]?.provider ?? '', batch.environment);
      while (!isStopped() && !givesWay(batch) && hasRoom(batch, provider) && isDue(batch, step)) {
        // It may have waited for room until the end.
        const done = await write(() => (isStopped() ? null : claim(batch, step)));
        if (!done) return;
        if (done.moved > 0) notes.progress(batch, done.isEnd);
        if (done.call) launch(done.call);
        else if (done.moved === 0) break;
        await nextTurn();
      }
    }
    if (!isStopped()) await pauseIfStuck(batch);
  }

  /** Somebody waits for a refresh; a batch goes on behind it. */
  const givesWay = ({ purpose }: StoredBatch): boolean =>
    isWanted && purpose === 'enrich' && listOpenBatches(db)[0]?.purpose === 'refresh';

  const isDue = (batch: StoredBatch, step: number): boolean =>
    (nextItemDue(db, batch.no, step) ?? Number.POSITIVE_INFINITY) <= clock.now();

  const hasRoom = (batch: StoredBatch, provider: Provider | null): boolean => {
    if (!provider) return true;
    // Its items go past a provider that is not waited for.
    if (passedFor(gate, batch, provider)) return true;
    if (batch.environment === 'live' && !gate.isOpen(provider)) return false;
    const code = slotOf(batch, provider);
    const used = [...flights.values()].filter(({ call }) => slotOf(call.batch, call.provider) === code);
    return used.length < slotsOf(provider);
  };

  function claim(batch: StoredBatch, step: number): Claimed & { isEnd: boolean } {
    const isAsked = (hash: Buffer): boolean => asked.has(hash.toString('base64'));
    const claimed = claimCall(db, { no: batch.no, step }, context, { leaseMs, isAsked });
    if (batch.status === 'queued') setBatchRunning(db, batch.no, clock.now());
    batch.status = 'running';
    const isEnd = claimed.moved > 0 && endIfDone(db, batch.no, clock.now());
    if (isEnd) promiseEvents(db, toldOfEnd(db, batch.no));
    return { ...claimed, isEnd };
  }

  function launch(call: Call): void {
    const giveUp = new AbortController();
    for (const { hash } of call.asked) asked.add(hash.toString('base64'));
    const maker = { contextOf: options.contextOf, callMs: patience.callMsOf(call) ?? options.callMs };
    const settled = makeCall(call, maker, giveUp.signal, () => write(() => markSent(db, call.no)))
      .then((ended) => settle(call, ended))
      .finally(() => {
        flights.delete(call.no);
        for (const { hash } of call.asked) asked.delete(hash.toString('base64'));
        wake();
      });
    flights.set(call.no, { call, giveUp, settled });
  }

  async function settle(call: Call, { outcome: met, provider: news }: Ended): Promise<void> {
    const outcome = withoutWaiting(met, news, call);
    if (outcome.kind === 'failed')
      log('warn', 'call_failed', { provider: call.provider.code, code: outcome.code });
    const isEnd = await write(() => {
      gate.hear(call.provider, news);
      const isLast = settleCall(db, call, outcome, context);
      if (isLast) promiseEvents(db, toldOfEnd(db, call.batch.no));
      else showWhere(call.batch, news);
      return isLast;
    });
    if (isEnd) patience.forget(call.batch.no);
    const seqs = call.asked.map(({ claim: { seq } }) => seq);
    notes.progress(call.batch, isEnd, seqs);
  }

  /** A batch says that it waits for the network, and goes on by itself. */
  function showWhere(batch: StoredBatch, news: Ended['provider']): void {
    if (batch.answersWithinMs !== null) return;
    const open = listOpenBatches(db).find(({ no }) => no === batch.no);
    if (news.kind === 'offline' && open?.status === 'running')
      setBatchPaused(db, batch.no, 'offline', news.message);
    if (news.kind === 'fine' && open?.pausedBy === 'offline') setBatchRunning(db, batch.no, clock.now());
  }

  /** Where nothing is left that could go on before a person did something. */
  async function pauseIfStuck(batch: StoredBatch): Promise<void> {
    if (batch.environment === 'test' || inFlight(batch) > 0) return;
    const reasons = batch.providers.flatMap(({ provider: code }, step) => {
      if (nextItemDue(db, batch.no, step) === null) return [];
      const provider = context.findProvider(code, batch.environment);
      return [provider && gate.reasonToPause(provider)];
    });
    const [reason] = reasons;
    if (!reason || reasons.includes(null)) return;
    if (await write(() => setBatchPaused(db, batch.no, 'provider', reason))) notes.paused(batch);
  }

  const inFlight = ({ no }: StoredBatch): number =>
    [...flights.values()].filter(({ call }) => call.batch.no === no).length;

  /** Until the next item is due or a provider may be asked again. */
  function rest(): void {
    const open = listOpenBatches(db);
    if (open.length === 0 && flights.size === 0) notes.idle();
    const now = clock.now();
    const times = open.flatMap((batch) =>
      batch.providers.flatMap(({ provider: code }, step) => {
        const due = nextItemDue(db, batch.no, step);
        const provider = context.findProvider(code, batch.environment);
        const opens = provider && batch.environment === 'live' ? gate.opensAt(provider) : 0;
        return due === null ? [] : [Math.max(due, opens, now + 20)];
      }),
    );
    // What waits for a call under way is looked at when that comes back.
    const idleMs = flights.size > 0 ? 10_000 : 1000;
    const next = times.filter((time) => time > now + 20);
    if (times.length === 0) return;
    timer = setTimeout(wake, Math.min(next.length > 0 ? Math.min(...next) - now : idleMs, idleMs));
  }

  const beat = async (): Promise<void> => {
    const touched = await write(() => {
      renewCalls(db, [...flights.keys()], clock.now() + leaseMs);
      hasten();
      return giveUpLost(leaseMs);
    });
    tellEnds(touched);
    if (touched.length > 0) wake();
  };
  const heart = setInterval(() => {
    beating ??= beat()
      .catch(noteFault)
      .finally(() => (beating = null));
  }, leaseMs / 3);

  /** A batch may end by it, as by any answer. */
  function giveUpLost(heldForMs: number | null): StoredBatch[] {
    const touched = recoverCalls(db, heldForMs, context).flatMap((no) => findBatchByNo(db, no) ?? []);
    for (const { no, finishedAtMs } of touched)
      if (finishedAtMs !== null) promiseEvents(db, toldOfEnd(db, no));
    return touched;
  }

  const tellEnds = (touched: readonly StoredBatch[]): void => {
    for (const batch of touched) if (batch.finishedAtMs !== null) notes.progress(batch, true);
  };

  /** A provider that named a later time is held back by the gate and its pace, not by its items. */
  function hasten(): void {
    for (const { no, providers: steps } of listOpenBatches(db))
      for (const step of steps.keys()) hastenItems(db, no, step, clock.now(), longestBackoffMs);
  }

  // Whatever is under way in the store belongs to nobody: there is one engine for a store.
  const begin = async (): Promise<void> => {
    const touched = await write(() => {
      const lost = giveUpLost(null);
      hasten();
      return lost;
    });
    tellEnds(touched);
    wake();
  };
  const started = begin().catch(noteFault);

  return {
    wake: () => void started.then(wake),
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      clearInterval(heart);
      // From then on nothing waits for room any more.
      const giveUp = (): void => {
        write.stop();
        for (const flight of flights.values()) flight.giveUp.abort();
      };
      if (flights.size === 0) giveUp();
      const end = setTimeout(giveUp, graceMs);
      const open = [...flights.values()].map(({ settled }) => settled.catch(noteFault));
      await Promise.all([started, pumping, beating, ...open]);
      clearTimeout(end);
      write.stop();
    },
  };
}

const slotOf = ({ environment }: StoredBatch, { code }: Provider): string => `${environment} ${code}`;

/** Calls at once: enough that answers which take some seconds do not slow a provider down below its rate. */
function slotsOf({ rate }: Provider): number {
  if (!rate) return 1;
  return Math.min(32, Math.max(4, Math.ceil((rate.calls / rate.perMs) * 5000)));
}
