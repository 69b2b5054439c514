import { fieldSourcesOf, findChangeOrigin } from '../../store/changes.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';

/** Fields whose present value came after that change and not from this step or an undo or redo of it. */
export function editedSince(db: ReadDb, companyNo: number, stepId: string, seq: number): FieldKey[] {
  const isForeign = (source: number): boolean => {
    const change = findChangeOrigin(db, source);
    const run = change?.run ?? null;
    // What was computed is nobody's work.
    return (
      source > seq && change?.kind !== 'magic' && run !== stepId && run?.startsWith(`${stepId}#`) !== true
    );
  };
  const sources = Object.entries(fieldSourcesOf(db, companyNo)) as [FieldKey, number][];
  return sources.filter(([, source]) => isForeign(source)).map(([field]) => field);
}
