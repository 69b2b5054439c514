// The thread of the engine, with a connection of its own.
import '../../lib/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { createReferenceReader } from '../../domain/references/reader.ts';
import { must } from '../../lib/assert.ts';
import { systemClock } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import { httpJsonSettings } from '../../providers/http-json/settings.ts';
import { trySource } from '../../providers/http-json/try-source.ts';
import { parseSettings } from '../../providers/registers/settings.ts';
import { providers } from '../../providers/registry.ts';
import { close, openWritable } from '../../store/database.ts';
import { createEngine } from './engine.ts';
import { jobGate } from '../write-gate.ts';
import { createWriter } from './patient-writer.ts';
import { createContexts } from './provider-contexts.ts';
import type { EnrichOrder, EnrichThreadTask, FromEnricher, SourceTrial } from './thread-messages.ts';

const port = must(parentPort, 'parent thread');
const { file, dataDir, gate } = workerData as EnrichThreadTask;
const db = openWritable(file);
const tell = (note: FromEnricher): void => port.postMessage(note);
const log: Log = (level, event, facts) => tell({ kind: 'log', level, event, ...(facts && { facts }) });

/** Asked anew for each call: a key that was taken away is not used again. */
const askedKeys = new Map<string, ((key: string | null) => void)[]>();
const keyOf = (code: string): Promise<string | null> =>
  new Promise((resolve) => {
    askedKeys.set(code, [...(askedKeys.get(code) ?? []), resolve]);
    tell({ kind: 'key', code });
  });

function hearKey(code: string, key: string | null): void {
  const [first, ...others] = askedKeys.get(code) ?? [];
  askedKeys.set(code, others);
  first?.(key);
}

const references = createReferenceReader(db, dataDir);
const write = createWriter(db, log, jobGate(gate));
const contextOf = createContexts({ db, write, log, references, keyOf });
const engine = createEngine({ db, write, clock: systemClock, log, providers, contextOf, tell });

const ownSource = providers.find(({ code }) => code === 'http-json');
const ending = new AbortController();
const trialMs = 60_000;

/** Here, since all calls of a provider go through one pace. */
async function tryOut(no: number, trial: SourceTrial): Promise<void> {
  const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(trialMs)]);
  const { input, ...tried } = trial;
  const onSend = (): Promise<void> => Promise.resolve();
  const asked = contextOf(must(ownSource, 'own source'), { signal, onSend }, tried);
  const result = await asked
    .then((context) => trySource(parseSettings(httpJsonSettings, context.config), input, context))
    .catch((error: unknown) => {
      log('error', 'trial_failed', { code: (error as { code?: string }).code });
      return null;
    });
  tell({ kind: 'tried', no, tried: result });
}

async function end(): Promise<void> {
  ending.abort();
  await engine.stop();
  references.close();
  close(db);
  port.close();
}

port.on('message', (order: EnrichOrder) => {
  if (order.kind === 'wake') engine.wake();
  else if (order.kind === 'key') hearKey(order.code, order.key);
  else if (order.kind === 'try') void tryOut(order.no, order.trial);
  else void end();
});
