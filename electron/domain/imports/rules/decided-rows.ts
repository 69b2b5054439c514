// The rows of an import under rules that its columns decide. Nothing is asked of them until a row fails for want of a
// decision: then the whole input is heard once, and reading goes on from that row. The rows before it had one reading each,
// which no decision changes.
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { InputRow } from '../input-rows.ts';
import type { DecidedRules, RuleDecider } from './decide-rules.ts';

/** Reads the input under these rules from record number `from` on, 0 being its first. */
export type OpenRows = (rules: ImportRules, from: number) => AsyncIterable<InputRow[]>;

export async function* decidedRows(
  open: OpenRows,
  decider: RuleDecider | null,
  { rules, skip }: { rules: ImportRules; skip: number },
  onDecided: (decided: DecidedRules) => void,
): AsyncGenerator<InputRow[]> {
  let done = skip;
  if (decider !== null) {
    let settled = true;
    for await (const rows of open(rules, done)) {
      const at = rows.findIndex((row) => decider.concerns(row));
      settled = at === -1;
      const sure = settled ? rows : rows.slice(0, at);
      done += sure.length;
      yield sure;
      if (!settled) break;
    }
    if (settled) return;
  }
  const decided = decider && (await hear(open(rules, 0), decider));
  if (decided) onDecided(decided);
  yield* open(decided?.rules ?? rules, done);
}

async function hear(batches: AsyncIterable<InputRow[]>, decider: RuleDecider): Promise<DecidedRules> {
  for await (const rows of batches) for (const row of rows) decider.add(row);
  return decider.decided();
}

/** The same for rows that are there as a whole; null where none of them asks. */
export function decideByRows(rows: readonly InputRow[], decider: RuleDecider | null): DecidedRules | null {
  if (decider === null || !rows.some((row) => decider.concerns(row))) return null;
  for (const row of rows) decider.add(row);
  return decider.decided();
}
