// The thread of a search for duplicates in the whole store, with a connection of its own that only reads.
import '../lib/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { createRowLog } from '../domain/imports/dry-run/row-log.ts';
import { findDuplicates } from '../domain/imports/duplicates/find-duplicates.ts';
import type { KeptGroup } from '../domain/merge/show-groups.ts';
import { must } from '../lib/assert.ts';
import { storedDuplicateKinds, type StoredDuplicateKind } from '../../shared/schema/merge.ts';
import { close, openReadable, readTogether } from '../store/database.ts';
import { eachStoredCompany, type CandidateRow } from '../store/duplicate-candidates.ts';
import type { SearchNote } from './duplicate-search.ts';

const port = must(parentPort, 'parent thread');
const { file, stop } = workerData as { file: string; stop: SharedArrayBuffer };
const stopped = new Int32Array(stop);

class Stopped extends Error {}

const lookEvery = 1000;

/** As the store is read anew for each pass, a wish to stop is looked for on the way. */
function* companies(rows: Iterable<CandidateRow>): Generator<CandidateRow> {
  let seen = 0;
  for (const row of rows) {
    seen += 1;
    if (seen % lookEvery === 0 && Atomics.load(stopped, 0) === 1) throw new Stopped();
    yield row;
  }
}

const isStored = (kind: string): kind is StoredDuplicateKind =>
  (storedDuplicateKinds as readonly string[]).includes(kind);

/** Likely ones best first; the others as they were found. */
const ordered = (groups: KeptGroup[]): KeptGroup[] =>
  groups.toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0));

const db = openReadable(file);
try {
  const note = readTogether(db, (): SearchNote => {
    const all = () => companies(eachStoredCompany(db));
    const { groups, looked } = findDuplicates(createRowLog(), 0, all, () => []);
    const kept = groups.flatMap(({ kind, reason, score, parts, companies: numbers }) =>
      isStored(kind) ? [{ kind, reason, score, parts, companies: numbers }] : [],
    );
    return { kind: 'found', groups: ordered(kept), companies: looked.companies };
  });
  port.postMessage(note);
} catch (error) {
  port.postMessage({ kind: error instanceof Stopped ? 'stopped' : 'failed' } satisfies SearchNote);
} finally {
  close(db);
  port.close();
}
