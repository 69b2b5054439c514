// What becomes of each column: the suggestion, unless a person has decided otherwise.
// Kept by column key in a Map: a column may well be called `__proto__`.
import type { Mapping, SourceColumn } from '../../../../../shared/schema/import.ts';
import { ignoreTarget, takesSeveralColumns } from './fields.ts';

/** Column key → the target that a person chose or accepted. */
export type Decisions = ReadonlyMap<string, string>;

/** Below this a suggestion wants a person's look. */
export const sureConfidence = 0.75;

export const targetOf = (column: SourceColumn, decisions: Decisions): string =>
  decisions.get(column.key) ?? column.suggestion.target;

export const isImported = (column: SourceColumn, decisions: Decisions): boolean =>
  targetOf(column, decisions) !== ignoreTarget;

export function decide(decisions: Decisions, key: string, target: string): Decisions {
  return new Map(decisions).set(key, target);
}

/** Every column with its target; what is not imported is said as well. */
export function mappingOf(columns: readonly SourceColumn[], decisions: Decisions): Mapping {
  return Object.fromEntries(columns.map((column) => [column.key, targetOf(column, decisions)]));
}

/** Decisions about columns that are still there; reading the file otherwise may rename them. */
export function keepKnown(decisions: Decisions, columns: readonly SourceColumn[]): Decisions {
  const keys = new Set(columns.map((column) => column.key));
  return new Map([...decisions].filter(([key]) => keys.has(key)));
}

const none: ReadonlySet<string> = new Set();

/** Target → the columns that are mapped to it although it holds one value; `joined`: targets whose columns become one. */
export function findConflicts(
  columns: readonly SourceColumn[],
  decisions: Decisions,
  joined: ReadonlySet<string> = none,
): ReadonlyMap<string, readonly SourceColumn[]> {
  const claims = new Map<string, SourceColumn[]>();
  for (const column of columns) {
    const target = targetOf(column, decisions);
    if (target === ignoreTarget || takesSeveralColumns(target) || joined.has(target)) continue;
    const claimants = claims.get(target);
    if (claimants) claimants.push(column);
    else claims.set(target, [column]);
  }
  return new Map([...claims].filter(([, claimants]) => claimants.length > 1));
}

/** True while a suggestion waits for a person: it is unsure, or some of its values would fail. */
export function isUndecided(column: SourceColumn, decisions: Decisions): boolean {
  if (decisions.has(column.key)) return false;
  const unsure = column.suggestion.target !== ignoreTarget && column.suggestion.confidence < sureConfidence;
  return unsure || column.warnings.length > 0;
}
