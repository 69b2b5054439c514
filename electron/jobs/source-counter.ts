// Counts the rows of sources and profiles their columns in the background, a big one in a thread of its own, and says so when
// it is done.
import type { EncodingAlternative, ReadIssue } from '../../shared/schema/import.ts';
import type { SourceReading } from '../domain/imports/formats/inspect-place.ts';
import { madeOf } from '../domain/imports/formats/made-file.ts';
import { readingOf } from '../domain/imports/show-source.ts';
import type { EventHub } from '../lib/events.ts';
import { transact, type WriteDb } from '../store/database.ts';
import type { StoredImport } from '../store/imports.ts';
import type { Store } from '../store/open-store.ts';
import { setProfile } from '../store/source-profiles.ts';
import {
  findSource,
  listScanningSources,
  replaceReading,
  setSourceCount,
  setSourceFailure,
} from '../store/sources.ts';
import type { PatientWork } from './patient-work.ts';
import type { ReaderNote, ReaderTask } from './reader-messages.ts';
import { failureNote, type Reading } from './reading.ts';
import { startReader } from './start-reader.ts';

/** More are counted, kind by kind. */
const mostIssues = 500;

/** What is not kept is let go soon. */
const countingMemory = { maxYoungGenerationSizeMb: 32 };

export type SourceCounter = {
  /** Starts anew where the source is being counted already. */
  count(sourceId: string): void;
  /** Gives up counting: the source is deleted. */
  forget(sourceId: string): void;
  /** Gives up counting for an import that begins, which counts as well (see `imported`); goes on where it does not begin. */
  withoutCount<T>(sourceId: string, begin: () => Promise<T>): Promise<T>;
  /** Takes over the count of an import that read all of its source; counts the source where none is known. */
  imported(ended: StoredImport): void;
  /** Counts what an earlier run of the program did not get to. */
  resume(): void;
  stop(): Promise<void>;
};

/** What the whole file says takes the place of what its head did. */
function refineReading(
  db: WriteDb,
  sourceId: string,
  issues: readonly ReadIssue[],
  alternative: EncodingAlternative | undefined,
): void {
  const source = findSource(db, sourceId);
  if (!source) return;
  const reading: SourceReading = {
    ...readingOf(source),
    ...(alternative && { encoding_alternative: alternative }),
    issues: [...(madeOf(source)?.issues ?? []), ...issues].slice(0, mostIssues),
  };
  replaceReading(db, sourceId, JSON.stringify(reading));
}

export function createSourceCounter(store: Store, events: EventHub, patient: PatientWork): SourceCounter {
  const { db } = store;
  const counting = new Map<string, Reading>();
  const ends = new Set<Promise<void>>();

  const note = (sourceId: string, answer: ReaderNote): void => {
    transact(db, () => {
      if (answer.kind === 'end') {
        setSourceCount(db, sourceId, answer.records);
        if (answer.profile) setProfile(db, sourceId, answer.profile);
        if (answer.issues) refineReading(db, sourceId, answer.issues, answer.alternative);
      }
      if (answer.kind === 'failed')
        setSourceFailure(db, sourceId, { code: answer.code, message: answer.message });
    });
    events.publish('source:changed', sourceId);
  };

  const forget = (sourceId: string): void => {
    patient.drop(sourceId);
    counting.get(sourceId)?.hear({ kind: 'close' });
    counting.delete(sourceId);
  };

  const count = (sourceId: string): void => {
    forget(sourceId);
    const source = findSource(db, sourceId);
    if (!source) return;
    const { dialect, columns, encoding_alternative: alternative } = readingOf(source);
    const input = { kind: 'text' as const, path: source.path, dialect };
    const profiled = columns.map(({ key, suggestion }) => ({ key, target: suggestion.target }));
    const task: ReaderTask = {
      kind: 'count',
      input,
      columns: profiled,
      rival: alternative?.encoding ?? null,
    };
    const isGoingOn = (): boolean => counting.get(sourceId) === reading;
    const hear = (answer: ReaderNote): void => {
      if (!isGoingOn()) return;
      counting.delete(sourceId);
      patient.do(sourceId, () => note(sourceId, answer));
    };
    const fail = (error: Error): void => hear(failureNote(error));
    const reading: Reading = startReader(task, { hear, fail }, countingMemory);
    counting.set(sourceId, reading);
    const { ended } = reading;
    ends.add(ended);
    void ended.then(() => ends.delete(ended));
  };

  const withoutCount = async <T>(sourceId: string, begin: () => Promise<T>): Promise<T> => {
    forget(sourceId);
    try {
      return await begin();
    } catch (error) {
      // What was counted already may have waited for room.
      if (findSource(db, sourceId)?.status === 'scanning') count(sourceId);
      throw error;
    }
  };

  const imported = ({ sourceId, status, dialect, recordsDone }: StoredImport): void => {
    const source = sourceId === null ? null : findSource(db, sourceId);
    if (source?.status !== 'scanning' || counting.has(source.id)) return;
    // Under another dialect, chosen meanwhile, it has other rows.
    const sameReading = JSON.stringify(readingOf(source).dialect) === JSON.stringify(dialect);
    if (status !== 'completed' || !sameReading) return count(source.id);
    patient.do(source.id, () => note(source.id, { kind: 'end', records: recordsDone, sha256: '' }));
  };

  return {
    count,
    forget,
    withoutCount,
    imported,
    resume: () => listScanningSources(db).forEach(({ id }) => count(id)),
    async stop() {
      for (const id of counting.keys()) forget(id);
      await Promise.all(ends);
    },
  };
}
