// Rows that would be skipped, by what they met.
import { msg, t } from '../../../../shared/messages/message.ts';
import { skipCodes, type SkipCode, type SkippedGroup } from '../../../../shared/schema/dry-run.ts';
import type { RowLog } from './row-log.ts';

const shownRows = 100;

const messages: Record<SkipCode, string> = {
  stored_domain: msg(
    'A stored company has this domain. Choose to update existing companies to take the row over.',
  ),
  stored_name: msg(
    'A stored company has this name. Choose to update existing companies to take the row over.',
  ),
  repeated_domain: msg('An earlier row has this domain. The first row counts.'),
  repeated_name: msg('An earlier row has this name. The first row counts.'),
  left_out: msg('You left this row out.'),
};

export function skippedGroups(log: RowLog, differing: ReadonlyMap<SkipCode, number>): SkippedGroup[] {
  const groups = new Map<SkipCode, { rows: number; row_numbers: number[] }>();
  log.select(({ code, rowNumber }) => {
    if (code === null) return false;
    const group = groups.get(code) ?? { rows: 0, row_numbers: [] };
    groups.set(code, group);
    group.rows += 1;
    if (group.row_numbers.length < shownRows) group.row_numbers.push(rowNumber);
    return false;
  });
  return skipCodes
    .flatMap((code) => {
      const group = groups.get(code);
      return group
        ? [{ code, message: t(messages[code]), differing: differing.get(code) ?? 0, ...group }]
        : [];
    })
    .toSorted((a, b) => b.rows - a.rows);
}
