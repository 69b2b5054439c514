// What an undo of an import would do now, counted without doing it.
import type { UndoPlan } from '../../shared/schema/undo.ts';
import type { ReadDb } from './database.ts';
import type { NoRange } from './import-ranges.ts';

export type PlanOf = { importId: string; range: NoRange };

/** A company that somebody else changed too stays, with all that the import gave it. */
const touched = `SELECT company_no FROM field_source JOIN change ON seq = change_seq
  WHERE company_no BETWEEN :first AND :last AND source_run IS NOT :run`;

const created = `SELECT no FROM company WHERE no BETWEEN :first AND :last
  AND origin_no IN (SELECT no FROM origin WHERE kind = 'import' AND run = :run)`;

/** Values that still are what a change of the import made them; each stands in one change only. */
const inEffect = `SELECT count(*) FROM change AS made
  CROSS JOIN company ON uuid = made.company_uuid
  CROSS JOIN field_source ON company_no = company.no AND change_seq = made.seq
  WHERE made.source_run = :run AND made.kind = 'update' AND company.no NOT IN created`;

const changedSince = `SELECT count(*) FROM (SELECT DISTINCT company.no, cell.key FROM change AS made
  CROSS JOIN company ON uuid = made.company_uuid
  CROSS JOIN json_each(made.after) AS cell
  CROSS JOIN field_source ON company_no = company.no AND field = cell.key AND change_seq > made.seq
  JOIN change AS later ON later.seq = change_seq
  WHERE made.source_run = :run AND made.kind = 'update' AND later.source_run IS NOT :run AND company.no NOT IN created)`;

const countsSql = `WITH created AS MATERIALIZED (${created}), touched AS MATERIALIZED (${touched})
  SELECT (SELECT count(*) FROM created WHERE no NOT IN touched) AS companies_removed,
    (SELECT count(*) FROM created WHERE no IN touched) AS companies_kept,
    (${inEffect}) AS cells_restored, (${changedSince}) AS cells_kept`;

export function countUndo(db: ReadDb, { importId, range }: PlanOf): UndoPlan {
  const values = { run: importId, first: range.firstNo, last: range.lastNo };
  return db.raw.prepare<unknown[], UndoPlan>(countsSql).get(values) as UndoPlan;
}
