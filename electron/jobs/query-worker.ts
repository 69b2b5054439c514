// A thread with reading connections of its own: sorting a million companies must not keep the backend from answering. What takes long
// goes in steps on a second connection, so that windows are answered in between.
import { parentPort, workerData } from 'node:worker_threads';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { must } from '../lib/assert.ts';
import { speaking } from '../lib/spoken.ts';
import { planDefinition } from '../domain/custom-fields/plan-change.ts';
import { countFacets, type Facets } from '../store/company-query/facets.ts';
import { summarize, type Summary } from '../store/company-query/summary.ts';
import { suggestValues } from '../store/company-query/value-suggestions.ts';
import { close, openReadable, type ReadDb } from '../store/database.ts';
import { companyNumbers, companyPage, countMatches, sortMarks } from '../store/company-list.ts';
import { attachSearch } from '../store/search/search-sql.ts';
import { countUndo } from '../store/undo-plan.ts';
import type { QueryAnswer, QueryRequest, QueryValue, QuickRequest, SteppedRequest } from './query-pool.ts';

const port = must(parentPort, 'parent thread');
const { file } = workerData as { file: string };
const db = openReadable(file);
let second: ReadDb | null = null;

/** Steps of one question at a time. */
let turn = Promise.resolve();
const stopped = new Set<number>();
let closing = false;

port.on('message', (request: QueryRequest) => {
  switch (request.kind) {
    case 'close':
      closing = true;
      void turn.then(end);
      break;
    case 'stop':
      stopped.add(request.id);
      break;
    case 'facets':
    case 'summary':
      turn = turn.then(() => answerInSteps(request));
      break;
    case 'numbers':
    case 'count':
    case 'page':
    case 'marks':
    case 'values':
    case 'undo-plan':
    case 'definition-plan':
      port.postMessage(answer(request.id, () => valueOf(request)));
  }
});

function end(): void {
  close(db);
  if (second) close(second);
  port.close();
}

function answer(id: number, ask: () => QueryValue): QueryAnswer {
  try {
    return { id, ok: true, value: ask() };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

function valueOf(request: QuickRequest): QueryValue {
  switch (request.kind) {
    case 'numbers':
      return companyNumbers(db, request.query);
    case 'count':
      return countMatches(db, request.query);
    case 'page':
      return companyPage(db, request.query, request.after, request.limit);
    case 'marks':
      return sortMarks(db, request.query, request.numbers);
    case 'values':
      return suggestValues(db, request.request);
    case 'definition-plan':
      return speaking(request.language, () => planDefinition(db, request.wish));
    case 'undo-plan':
      break;
  }
  return countUndo(db, request.of);
}

async function answerInSteps(request: SteppedRequest): Promise<void> {
  const { id } = request;
  try {
    const value = await readInSteps(request);
    port.postMessage(answer(id, () => value));
  } catch (error) {
    port.postMessage(
      answer(id, () => {
        throw error;
      }),
    );
  }
  stopped.delete(id);
}

type Steps = Generator<() => Facets | Summary, Facets | Summary>;

function stepsOf(second: ReadDb, request: SteppedRequest): Steps {
  return request.kind === 'facets'
    ? countFacets(second, request.request)
    : summarize(second, request.request);
}

/** All steps read one state of the store. */
async function readInSteps(request: SteppedRequest): Promise<Facets | Summary> {
  second ??= openReadable(file);
  attachSearch(second);
  second.sql('BEGIN').run();
  try {
    return await takeSteps(request.id, stepsOf(second, request));
  } finally {
    second.sql('COMMIT').run();
  }
}

/** Ended early it answers with what was counted so far. */
async function takeSteps(id: number, steps: Steps): Promise<Facets | Summary> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await nextTurn();
    if (!closing && !stopped.has(id)) continue;
    const soFar = step.value();
    steps.return(soFar);
    return soFar;
  }
}
