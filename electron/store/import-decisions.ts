// What the columns of an import decided: the rules that it goes by from then on, and how they came about.
import type { DecidedColumn, ImportRules } from '../../shared/schema/import-rules.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** What was decided about other columns, before the import was cut off, stays. */
export function setImportDecisions(
  db: WriteDb,
  id: string,
  { rules, decisions }: { rules: ImportRules; decisions: readonly DecidedColumn[] },
): void {
  const fresh = new Set(decisions.map(({ column }) => column));
  const earlier = listImportDecisions(db, id).filter(({ column }) => !fresh.has(column));
  db.sql('UPDATE import_job SET rules = ?, decisions = ? WHERE id = ?').run(
    JSON.stringify(rules),
    JSON.stringify([...earlier, ...decisions]),
    id,
  );
}

export function listImportDecisions(db: ReadDb, id: string): DecidedColumn[] {
  const row = db.sql<{ decisions: string }>('SELECT decisions FROM import_job WHERE id = ?').get(id);
  return row ? (JSON.parse(row.decisions) as DecidedColumn[]) : [];
}
