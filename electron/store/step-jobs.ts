// Bulk edits, and undos and redos of big steps, as jobs: what they do, how far they are.
import type { BulkChange, BulkProblem } from '../../shared/schema/bulk.ts';
import type { EntityType } from '../../shared/schema/enrichment.ts';
import type { RefreshScope } from '../../shared/schema/entity.ts';
import type { ReviewFilter } from '../../shared/schema/review.ts';
import type { StoreQuery } from './company-query/types.ts';
import type { ConversionSpec } from './conversions.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { Failure } from './imports.ts';
import type { PersonQuery } from './person-list.ts';

export type StepJobStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

/** A decision about the proposals of a batch that a filter finds. */
export type ReviewJob = {
  batchNo: number;
  entity: EntityType;
  do: 'accept' | 'reject' | 'take_back';
  where: ReviewFilter;
};

/** What a batch of refreshes was told, taken; `walk`: the way up to shareholders, as domain/entities/shareholders keeps it. */
export type RefreshJob = {
  batchNo: number;
  entity: EntityType;
  flags: {
    scope: RefreshScope | 'legacy';
    preserveName?: boolean | undefined;
    preserveEntityData?: boolean | undefined;
  };
  depth: number;
  skipRules: boolean;
  walk: unknown;
};

/** `numbers`: the companies that were named one by one. */
export type StepJobSpec = {
  query?: StoreQuery;
  numbers?: number[];
  change?: BulkChange;
  /** Instead of a change. */
  review?: ReviewJob;
  /** Runs rules instead: over companies of the query or the numbers, or over people; all that are on, or those that were picked. */
  rules?: { entity: EntityType; people?: PersonQuery; picked?: number[] };
  /** Refreshes the records of a batch instead. */
  refresh?: RefreshJob;
  /** Of a `convert` only. */
  conversion?: ConversionSpec;
  /** Computed values of every company, under the definitions as they are. */
  recompute?: true;
};

/** Companies but for `cells`. */
export type StepTally = {
  changed: number;
  unchanged: number;
  failed: number;
  cells: number;
  kept: number;
  problems: BulkProblem[];
  keptCells: { companyId: string; companyName: string; field: string | null; reason: string }[];
};

export type StoredStepJob = {
  id: string;
  stepNo: number;
  kind: 'edit' | 'undo' | 'redo' | 'convert';
  status: StepJobStatus;
  spec: StepJobSpec;
  run: string;
  turn: number;
  /** Where it goes on: the part of the work, and the position in it. */
  part: number;
  position: number | null;
  done: number;
  total: number;
  tally: StepTally;
  failure: Failure | null;
  createdBy: string;
  createdAtMs: number;
  finishedAtMs: number | null;
};

export const emptyTally = (): StepTally => ({
  changed: 0,
  unchanged: 0,
  failed: 0,
  cells: 0,
  kept: 0,
  problems: [],
  keptCells: [],
});

type JsonColumn = 'spec' | 'tally';
type StepJobRow = Omit<StoredStepJob, JsonColumn | 'failure'> &
  Record<JsonColumn, string> & { failure: string | null };

const columns = `id, step_no AS stepNo, kind, status, spec, run, turn, part, position, done, total, tally, failure,
  created_by AS createdBy, created_at_ms AS createdAtMs, finished_at_ms AS finishedAtMs`;

const rowToJob = ({ spec, tally, failure, ...row }: StepJobRow): StoredStepJob => ({
  ...row,
  spec: JSON.parse(spec) as StepJobSpec,
  tally: JSON.parse(tally) as StepTally,
  failure: failure === null ? null : (JSON.parse(failure) as Failure),
});

export function insertStepJob(
  db: WriteDb,
  job: Pick<
    StoredStepJob,
    'id' | 'stepNo' | 'kind' | 'spec' | 'run' | 'turn' | 'total' | 'createdBy' | 'createdAtMs'
  >,
): void {
  db.sql(
    `INSERT INTO step_job (id, step_no, kind, status, spec, run, turn, part, done, total, tally, created_by, created_at_ms)
     VALUES (?, ?, ?, 'queued', ?, ?, ?, 0, 0, ?, ?, ?, ?)`,
  ).run(
    job.id,
    job.stepNo,
    job.kind,
    JSON.stringify(job.spec),
    job.run,
    job.turn,
    job.total,
    JSON.stringify(emptyTally()),
    job.createdBy,
    job.createdAtMs,
  );
}

export function findStepJob(db: ReadDb, id: string): StoredStepJob | null {
  const row = db.sql<StepJobRow>(`SELECT ${columns} FROM step_job WHERE id = ?`).get(id);
  return row ? rowToJob(row) : null;
}

/** Committed together with what it counts. */
export function saveStepJob(
  db: WriteDb,
  { id, part, position, done, tally }: Pick<StoredStepJob, 'id' | 'part' | 'position' | 'done' | 'tally'>,
): void {
  db.sql('UPDATE step_job SET part = ?, position = ?, done = ?, tally = ? WHERE id = ?').run(
    part,
    position,
    done,
    JSON.stringify(tally),
    id,
  );
}

export function setStepJobStatus(db: WriteDb, id: string, status: 'queued' | 'running'): void {
  db.sql('UPDATE step_job SET status = ? WHERE id = ?').run(status, id);
}

export function requeueStepJobs(db: WriteDb): void {
  db.sql("UPDATE step_job SET status = 'queued' WHERE status = 'running'").run();
}

export function endStepJob(
  db: WriteDb,
  id: string,
  status: 'completed' | 'failed' | 'cancelled',
  failure: Failure | null,
  nowMs: number,
): void {
  db.sql('UPDATE step_job SET status = ?, failure = ?, finished_at_ms = ? WHERE id = ?').run(
    status,
    failure && JSON.stringify(failure),
    nowMs,
    id,
  );
}
