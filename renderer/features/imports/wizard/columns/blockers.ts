// What keeps an import from running, each with the words that say what to do.
import type { SourceColumn } from '../../../../../shared/schema/import.ts';
import { targetLabel } from './fields.ts';
import { findConflicts, targetOf, type Decisions } from './mapping.ts';

export type Blocker =
  | { kind: 'name-missing'; hasDomain: boolean }
  | { kind: 'conflict'; target: string; columns: readonly SourceColumn[] };

/** `joined`: fields whose columns become one value. */
export type RunChoices = { updateExisting: boolean; joined?: ReadonlySet<string> };

/** A new company needs a name; without one, rows can only update the companies that their domain finds. */
export function findBlockers(
  columns: readonly SourceColumn[],
  decisions: Decisions,
  choices: RunChoices,
): Blocker[] {
  const targets = new Set(columns.map((column) => targetOf(column, decisions)));
  const blockers: Blocker[] = [...findConflicts(columns, decisions, choices.joined)].map(
    ([target, claimants]) => ({
      kind: 'conflict',
      target,
      columns: claimants,
    }),
  );
  const hasDomain = targets.has('domain');
  if (!targets.has('name') && !(hasDomain && choices.updateExisting)) {
    blockers.unshift({ kind: 'name-missing', hasDomain });
  }
  return blockers;
}

/** The primary button's words while something blocks. */
export const describeBlocker = (blocker: Blocker): string =>
  blocker.kind === 'conflict'
    ? `Choose one column for ${targetLabel(blocker.target)}`
    : 'Map a column to Name';

/** The sentence beside the button. */
export function explainBlocker(blocker: Blocker): string {
  if (blocker.kind === 'conflict') {
    const names = blocker.columns.map((column) => `“${column.header || column.key}”`).join(', ');
    return `${names} are mapped to ${targetLabel(blocker.target)}, which holds one value. Keep one, or join them by its rule.`;
  }
  return blocker.hasDomain
    ? 'A new company needs a name. Map a column to Name, or update existing companies only.'
    : 'A new company needs a name. No column is mapped to it yet.';
}

/** The row where a person can do something about it; for a conflict each of its columns in turn. */
export function placeOf(
  blocker: Blocker,
  columns: readonly SourceColumn[],
  selected: string | null,
): SourceColumn | undefined {
  if (blocker.kind === 'name-missing') return columns.find((column) => column.key === selected) ?? columns[0];
  const at = blocker.columns.findIndex((column) => column.key === selected);
  return blocker.columns[(at + 1) % blocker.columns.length];
}
