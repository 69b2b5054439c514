// What an undo would do and did, in sentences. Exact numbers; nothing is said that is zero.
import { labelOfPath } from '../../../../../shared/schema/field-path.ts';
import type { KeptCell, KeptReason, UndoPlan, UndoRun } from '../../../../../shared/schema/undo.ts';
import { formatCount, plural } from '../../../../lib/format.ts';
import { formatWhenInSentence } from '../../format.ts';

const companies = (count: number): string => plural(count, 'company', 'companies');
const cells = (count: number): string => plural(count, 'cell', 'cells');

export type PlanLine = { count: number; text: string };

export function planLines(plan: UndoPlan): PlanLine[] {
  const one = (count: number, single: string, many: string): PlanLine => ({
    count,
    text: count === 1 ? single : many,
  });
  const lines = [
    one(plan.companies_removed, 'created company is removed', 'created companies are removed'),
    one(plan.cells_restored, 'cell gets its earlier value back', 'cells get their earlier values back'),
    one(
      plan.companies_kept,
      'company that someone changed since stays',
      'companies that someone changed since stay',
    ),
    one(plan.cells_kept, 'cell edited later keeps the edit', 'cells edited later keep the edit'),
  ];
  return lines.filter(({ count }) => count > 0);
}

export const isIdle = (plan: UndoPlan): boolean => plan.companies_removed === 0 && plan.cells_restored === 0;

/** The second word names the effect and the count: "Remove 4,816, restore 11,798 cells". */
export function undoLabel({ companies_removed: removed, cells_restored: restored }: UndoPlan): string {
  if (removed === 0) return `Restore ${cells(restored)}`;
  if (restored === 0) return `Remove ${companies(removed)}`;
  return `Remove ${formatCount(removed)}, restore ${cells(restored)}`;
}

/** "Undone today at 14:20 by Mira Aldous: 4,816 companies removed, 11,798 cells restored." */
export function describeRun(run: UndoRun, now: Date = new Date()): string {
  const when = formatWhenInSentence(run.finished_at ?? run.created_at, now);
  const what = run.kind === 'undo' ? 'Undone' : 'Brought back';
  const stopped = run.status === 'cancelled' ? `${what} in part, stopped` : what;
  return `${stopped} ${when} by ${run.created_by.fullName}: ${countsOf(run)}.`;
}

function countsOf({ kind, companies_count: whole, cells_count: restored }: UndoRun): string {
  const verb = kind === 'undo' ? 'removed' : 'brought back';
  const parts = [
    ...(whole > 0 ? [`${companies(whole)} ${verb}`] : []),
    ...(restored > 0 ? [`${cells(restored)} ${kind === 'undo' ? 'restored' : 'written again'}`] : []),
  ];
  return parts.length === 0 ? 'nothing had to be changed' : parts.join(', ');
}

/** "12 cells edited later were kept."; null where nothing was. */
export function describeKeptOf(run: UndoRun): string | null {
  const { kind, kept_companies_count: whole, kept_cells_count: single } = run;
  if (kind === 'redo' && whole > 0)
    return `${companies(whole)} could not come back: the name or domain is taken.`;
  if (single > 0) return `${cells(single)} edited later ${single === 1 ? 'was' : 'were'} kept.`;
  return run.kept_count > 0 ? `${plural(run.kept_count, 'value', 'values')} stayed.` : null;
}

const reasons: Record<KeptReason, string> = {
  edited: 'Edited later',
  company_edited: 'Edited later; the company stays',
  name_taken: 'The name belongs to another company',
  domain_taken: 'The domain belongs to another company',
  needs_name: 'A company needs a name',
  too_many: 'The list would get too long',
  locked: 'Locked',
};

export const reasonOf = ({ reason }: KeptCell): string => reasons[reason];

export const fieldOf = ({ field }: KeptCell): string =>
  field === null ? 'Whole company' : labelOfPath(field);

export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : value.join('; ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
