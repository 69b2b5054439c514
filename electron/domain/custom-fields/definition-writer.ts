// The one way in which groups, fields and options change: each row is kept as it was and as it became, under the step that did it,
// so that it can be taken back. Call these in a transaction.
import { must } from '../../lib/assert.ts';
import type { WriteDb } from '../../store/database.ts';
import {
  findDefinitionRow,
  insertDefinitionChange,
  writeDefinitionRow,
  type DefinitionTable,
} from '../../store/definition-changes.ts';

/** Who changes definitions, when, and in which step. */
export type By = { actor: string; atMs: number; run: string | null };

/** Keeps what was just inserted. */
export function noteInserted(db: WriteDb, kind: DefinitionTable, no: number, by: By): void {
  const after = must(findDefinitionRow(db, kind, no), kind);
  note(db, by, { kind, rowNo: no, before: null, after });
}

/** Writes only where something differs; answers whether it did. */
export function changeDefinition(
  db: WriteDb,
  kind: DefinitionTable,
  no: number,
  changes: Record<string, string | number | null>,
  by: By,
): boolean {
  const before = must(findDefinitionRow(db, kind, no), kind);
  const differs = Object.entries(changes).some(([column, value]) => before[column] !== value);
  if (!differs) return false;
  const touched = 'updated_at_ms' in before ? { updated_at_ms: by.atMs } : {};
  const after = { ...before, ...changes, ...touched };
  writeDefinitionRow(db, kind, after);
  note(db, by, { kind, rowNo: no, before, after });
  return true;
}

/** Hides it: what it named stays in the records. */
export const hideDefinition = (db: WriteDb, kind: DefinitionTable, no: number, by: By): boolean =>
  changeDefinition(db, kind, no, { deleted_at_ms: by.atMs }, by);

function note(db: WriteDb, { run }: By, change: Parameters<typeof insertDefinitionChange>[2]): void {
  insertDefinitionChange(db, must(run, 'run'), change);
}

/** Puts a thing at a place among its like: `numbers` in their order. Positions are the places, from 0. */
export function moveDefinition(
  db: WriteDb,
  kind: DefinitionTable,
  numbers: readonly number[],
  { no, to }: { no: number; to: number },
  by: By,
): boolean {
  const others = numbers.filter((other) => other !== no);
  const order = others.toSpliced(to, 0, no);
  return order.map((each, at) => changeDefinition(db, kind, each, { position: at }, by)).some(Boolean);
}
