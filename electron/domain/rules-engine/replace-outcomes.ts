// Status, risk points and tasks of a record: what rules found now stands in the place of what they found before. What is the same stays
// as it is, so that a task that was done stays done as long as its rule holds.
import { newUuidBytes } from '../../lib/ids.ts';
import type { WriteDb } from '../../store/database.ts';
import { insertOutcome, listOutcomes, type NewOutcome } from '../../store/rule-outcomes.ts';
import { hideDefinition, noteInserted, type By } from '../custom-fields/definition-writer.ts';

export type Found = NewOutcome & { ruleVersion: number };

/** Rules that did not run, as they are off, deleted or broken, keep what they found before. Answers whether anything changed. */
export function replaceOutcomes(
  db: WriteDb,
  recordUuid: Buffer,
  found: readonly Found[],
  ran: ReadonlySet<number>,
  by: By,
): boolean {
  const missing = new Map(found.map((one) => [keyOf(one), one]));
  let changed = false;
  for (const before of listOutcomes(db, recordUuid)) {
    if (missing.delete(keyOf(before)) || !ran.has(before.ruleNo)) continue;
    changed = hideDefinition(db, 'rule_outcome', before.no, by) || changed;
  }
  for (const one of missing.values()) {
    const no = insertOutcome(db, { ...one, uuid: newUuidBytes(by.atMs), recordUuid, atMs: by.atMs });
    noteInserted(db, 'rule_outcome', no, by);
    changed = true;
  }
  return changed;
}

const keyOf = ({ ruleNo, kind, text, field, points }: NewOutcome): string =>
  JSON.stringify([ruleNo, kind, text, field, points]);
