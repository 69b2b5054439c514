// What a sheet holds that a table does not: reported once for each kind, with the rows, so that nobody is surprised.
import { t } from '../../../../shared/messages/message.ts';
import type { ReadIssue } from '../../../../shared/schema/import.ts';

/** Issues of one kind that are shown one by one. */
const shownOfAKind = 20;

export type SheetNotes = {
  /** A cell that has no plain value; `say` is asked only where it is shown. */
  note(row: number, code: string, say: () => string, read?: string): void;
  /** Something that is told once with a count. */
  count(code: SummaryCode, row: number, times?: number): void;
  issues(): ReadIssue[];
};

type SummaryCode = 'hidden_rows' | 'hidden_columns' | 'merged_cells';

const summaries: Record<SummaryCode, (n: number) => string> = {
  hidden_rows: (n) =>
    t('{n, plural, one {# hidden row is} other {# hidden rows are}} read like any other.', { n }),
  hidden_columns: (n) =>
    t('{n, plural, one {# hidden column is} other {# hidden columns are}} read like any other.', { n }),
  merged_cells: (n) =>
    t(
      '{n, plural, one {# group of cells is} other {# groups of cells are}} merged. The value stands in the first cell of each; the others are read as the file has them, most often empty.',
      { n },
    ),
};

export function createSheetNotes(): SheetNotes {
  const noted: ReadIssue[] = [];
  const seen = new Map<string, number>();
  const counted = new Map<SummaryCode, { count: number; line: number }>();
  return {
    note(line, code, say, read) {
      const times = (seen.get(code) ?? 0) + 1;
      seen.set(code, times);
      if (times > shownOfAKind) return;
      noted.push({ line, code, message: say(), ...(read === undefined ? {} : { read }) });
    },
    count(code, line, times = 1) {
      const entry = counted.get(code) ?? { count: 0, line };
      counted.set(code, { ...entry, count: entry.count + times });
    },
    issues: () => [
      ...[...counted].map(([code, { count, line }]) => ({
        line: code === 'hidden_columns' ? null : line,
        code,
        message: summaries[code](count),
      })),
      ...noted,
      ...more(seen),
    ],
  };
}

const more = (seen: Map<string, number>): ReadIssue[] =>
  [...seen]
    .filter(([, times]) => times > shownOfAKind)
    .map(([code, times]) => ({
      line: null,
      code,
      message: t('{n, number} more cells have the same problem.', { n: times - shownOfAKind }),
    }));
