// Which columns a person looks at, and where the next problem is.
import { t, tc } from '../../../../../shared/messages/message.ts';
import type { SourceColumn } from '../../../../../shared/schema/import.ts';
import { findConflicts, isImported, isUndecided, type Decisions } from './mapping.ts';

export const filters = ['all', 'undecided', 'left-out'] as const;
export type Filter = (typeof filters)[number];

export const filterLabels: Record<Filter, string> = {
  all: t('All'),
  undecided: t('To decide'),
  'left-out': tc('filter', 'Not imported'),
};

/** Keys of the columns that want a person: unsure, failing or in conflict. */
export function problemKeys(
  columns: readonly SourceColumn[],
  decisions: Decisions,
  joined?: ReadonlySet<string>,
): ReadonlySet<string> {
  const inConflict = [...findConflicts(columns, decisions, joined).values()].flat();
  const undecided = columns.filter((column) => isUndecided(column, decisions));
  return new Set([...inConflict, ...undecided].map((column) => column.key));
}

export function filterColumns(
  columns: readonly SourceColumn[],
  decisions: Decisions,
  filter: Filter,
  joined?: ReadonlySet<string>,
): readonly SourceColumn[] {
  if (filter === 'all') return columns;
  if (filter === 'left-out') return columns.filter((column) => !isImported(column, decisions));
  const problems = problemKeys(columns, decisions, joined);
  return columns.filter((column) => problems.has(column.key));
}

/** The next column with a problem after the given one, from the top again at the end; null where there is none. */
export function nextProblem(
  columns: readonly SourceColumn[],
  decisions: Decisions,
  after: string | null,
  joined?: ReadonlySet<string>,
): SourceColumn | null {
  const problems = problemKeys(columns, decisions, joined);
  const at = columns.findIndex((column) => column.key === after);
  const inOrder = [...columns.slice(at + 1), ...columns.slice(0, at + 1)];
  return inOrder.find((column) => problems.has(column.key)) ?? null;
}
