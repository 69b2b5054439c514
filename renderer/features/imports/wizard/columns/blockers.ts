// What keeps an import from running, each with the words that say what to do.
import { t } from '../../../../../shared/messages/message.ts';
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
    ? t('Choose one column for {field}', { field: targetLabel(blocker.target) })
    : t('Map a column to Name');

/** The sentence beside the button. */
export function explainBlocker(blocker: Blocker): string {
  if (blocker.kind === 'conflict') {
    const names = blocker.columns.map((column) => t('“{name}”', { name: column.header || column.key }));
    return t('{names} are mapped to {field}, which holds one value. Keep one, or join them by its rule.', {
      names: names.join(', '),
      field: targetLabel(blocker.target),
    });
  }
  return blocker.hasDomain
    ? t('A new company needs a name. Map a column to Name, or update existing companies only.')
    : t('A new company needs a name. No column is mapped to it yet.');
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
