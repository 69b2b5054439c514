// What a sheet holds that a table does not: reported once for each kind, with the rows, so that nobody is surprised.
import type { ReadIssue } from '../../../../shared/schema/import.ts';

/** Issues of one kind that are shown one by one. */
const shownOfAKind = 20;

export type SheetNotes = {
  /** A cell that has no plain value. */
  note(row: number, code: string, message: string, read?: string): void;
  /** Something that is told once with a count. */
  count(code: SummaryCode, row: number, times?: number): void;
  issues(): ReadIssue[];
};

type SummaryCode = 'hidden_rows' | 'hidden_columns' | 'merged_cells';

const summaries: Record<SummaryCode, (many: string, plural: boolean) => string> = {
  hidden_rows: (many, plural) => `${many} hidden ${plural ? 'rows are' : 'row is'} read like any other.`,
  hidden_columns: (many, plural) =>
    `${many} hidden ${plural ? 'columns are' : 'column is'} read like any other.`,
  merged_cells: (many, plural) =>
    `${many} ${plural ? 'groups of cells are' : 'group of cells is'} merged. The value stands in the first cell of each; the others are read as the file has them, most often empty.`,
};

export function createSheetNotes(): SheetNotes {
  const noted: ReadIssue[] = [];
  const seen = new Map<string, number>();
  const counted = new Map<SummaryCode, { count: number; line: number }>();
  return {
    note(line, code, message, read) {
      const times = (seen.get(code) ?? 0) + 1;
      seen.set(code, times);
      if (times <= shownOfAKind) noted.push({ line, code, message, ...(read === undefined ? {} : { read }) });
    },
    count(code, line, times = 1) {
      const entry = counted.get(code) ?? { count: 0, line };
      counted.set(code, { ...entry, count: entry.count + times });
    },
    issues: () => [
      ...[...counted].map(([code, { count, line }]) => ({
        line: code === 'hidden_columns' ? null : line,
        code,
        message: summaries[code](count.toLocaleString('en-US'), count > 1),
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
      message: `${(times - shownOfAKind).toLocaleString('en-US')} more cells have the same problem.`,
    }));
