// A thread with a reading connection of its own: sorting a million companies must not keep the backend from answering.
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../lib/assert.ts';
import { close, openReadable } from '../store/database.ts';
import { companyNumbers, companyPage, countMatches } from '../store/company-list.ts';
import { countUndo } from '../store/undo-plan.ts';
import type { QueryAnswer, QueryRequest } from './query-pool.ts';

const port = must(parentPort, 'parent thread');
const db = openReadable((workerData as { file: string }).file);

port.on('message', (request: QueryRequest) => {
  if (request.kind === 'close') {
    close(db);
    port.close();
    return;
  }
  port.postMessage(answer(request));
});

function answer(request: Exclude<QueryRequest, { kind: 'close' }>): QueryAnswer {
  try {
    if (request.kind === 'numbers')
      return { id: request.id, ok: true, value: companyNumbers(db, request.query) };
    if (request.kind === 'count') return { id: request.id, ok: true, value: countMatches(db, request.query) };
    if (request.kind === 'undo-plan') return { id: request.id, ok: true, value: countUndo(db, request.of) };
    const page = companyPage(db, request.query, request.after, request.limit);
    return { id: request.id, ok: true, value: page };
  } catch (error) {
    return { id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
