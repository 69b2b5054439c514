// What became of a fixed file, in sentences.
import { t } from '../../../../../shared/messages/message.ts';
import type { IgnoredReason, Resubmitted } from '../../../../../shared/schema/resubmit.ts';

/** "12 rows run: 10 are in the ledger now, 2 failed again." */
export function describeResubmitted({ run_count: run, failed_again_count: again }: Resubmitted): string {
  if (run === 0) return t('No row of this file is still failed.');
  if (again === null)
    return t('{n, plural, one {# row} other {# rows}} of the fixed file run now.', { n: run });
  if (again === 0) return t('{n, plural, one {# row} other {# rows}} fixed.', { n: run });
  if (again === run)
    return t('{n, plural, one {# row} other {# rows}} failed again. The reasons are below.', { n: run });
  return t(
    '{fixed, plural, one {# row} other {# rows}} fixed, {again, plural, one {# row} other {# rows}} failed again.',
    { fixed: run - again, again },
  );
}

const reasons: Record<IgnoredReason, (row: string) => string> = {
  no_row_number: (row) => t('row {row} has no row number', { row }),
  unknown_row: (row) => t('row {row} is no row of this import', { row }),
  not_failed: (row) => t('row {row} is not failed any more', { row }),
  repeated: (row) => t('row {row} stands there twice', { row }),
};

const shown = 5;

/** "Not run: row 4 is not failed any more; row 99 is no row of this import." */
export function describeIgnored({ ignored, ignored_count: count }: Resubmitted): string | null {
  if (count === 0) return null;
  const rows = ignored
    .slice(0, shown)
    .map(({ row, reason }) => reasons[reason](row || t('(empty)')))
    .join('; ');
  if (count <= shown) return t('Not run: {rows}.', { rows });
  return t('Not run: {rows}; and {n, plural, one {# row} other {# rows}} more.', { rows, n: count - shown });
}
