// What became of a fixed file, in sentences.
import type { IgnoredReason, Resubmitted } from '../../../../../shared/schema/resubmit.ts';
import { plural } from '../../../../lib/format.ts';

const rows = (count: number): string => plural(count, 'row', 'rows');

/** "12 rows run: 10 are in the ledger now, 2 failed again." */
export function describeResubmitted({ run_count: run, failed_again_count: again }: Resubmitted): string {
  if (run === 0) return 'No row of this file is still failed.';
  if (again === null) return `${rows(run)} of the fixed file run now.`;
  if (again === 0) return `${rows(run)} fixed.`;
  if (again === run) return `${rows(run)} failed again. The reasons are below.`;
  return `${rows(run - again)} fixed, ${rows(again)} failed again.`;
}

const reasons: Record<IgnoredReason, string> = {
  no_row_number: 'has no row number',
  unknown_row: 'is no row of this import',
  not_failed: 'is not failed any more',
  repeated: 'stands there twice',
};

const shown = 5;

/** "Not run: row 4 is not failed any more; row 99 is no row of this import." */
export function describeIgnored({ ignored, ignored_count: count }: Resubmitted): string | null {
  if (count === 0) return null;
  const named = ignored
    .slice(0, shown)
    .map(({ row, reason }) => `row ${row || '(empty)'} ${reasons[reason]}`);
  const more = count > shown ? `; and ${rows(count - shown)} more` : '';
  return `Not run: ${named.join('; ')}${more}.`;
}
