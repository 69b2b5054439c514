// How much a table looks like one: do its rows agree on their width, and its columns on their type? After CleverCSV
// (van den Burg et al. 2019) and DuckDB's sniffer: consistency times type-likeness, not a count of characters.
import { stripGuard } from '../../../exports/csv.ts';
import type { Grammar } from '../records/grammar.ts';
import type { RawRecord } from '../records/parse-text.ts';
import { widthOf } from '../records/width.ts';
import { columnType } from './cell-type.ts';
import { isBlankRecord, sampleRecords } from './sample-records.ts';

const sampleLimit = 120;

export type TableScore = {
  grammar: Grammar;
  score: number;
  width: number;
  /** Records of the sample that have that width, of all that are not blank. */
  fitting: number;
  total: number;
};

export function scoreTable(text: string, grammar: Grammar): TableScore {
  const { records: all, broken } = sampleRecords(text, grammar, sampleLimit);
  const records = all.filter((record) => !isBlankRecord(record));
  const width = widthOf(
    0,
    records.map(({ cells }) => cells.length),
  );
  const table = records.filter(({ cells }) => cells.length === width);
  const intact = 1 - (0.5 * broken) / Math.max(1, all.length);
  const agreement = consistency(records, width);
  const empty = agreement === 1 && width > 3 ? emptyInStep : emptyLikeness;
  const likeness = typeLikeness(table, width, { quote: grammar.quote, empty });
  const score = agreement ** 2 * intact * likeness * (width / (width + 1));
  return { grammar, score, width, fitting: table.length, total: records.length };
}

/** Ragged rows and lines without any delimiter (a title, a comment) speak against a table, but not as much. */
function consistency(records: RawRecord[], width: number): number {
  let sum = 0;
  let comments = 0;
  for (const { cells } of records) {
    if (cells.length === width) sum += 1;
    else if (/^\s*#/.test(cells[0] ?? '')) comments += 1;
    else if (width > 1) sum += cells.length > 1 ? 0.5 : 0.4;
  }
  return sum / Math.max(1, records.length - comments);
}

/** Mean over the columns. The first row may be a header and does not count, unless it is the only one. */
function typeLikeness(table: RawRecord[], width: number, marks: Marks): number {
  const rows = table.length > 1 ? table.slice(1) : table;
  let sum = 0;
  for (let column = 0; column < width; column += 1) {
    sum += columnLikeness(
      rows.map(({ cells }) => cells[column] ?? ''),
      marks,
    );
  }
  return sum / Math.max(1, width);
}

const emptyLikeness = 0.3;
/** Where every record has the same many cells, the names too, it is the table that is sparse. */
const emptyInStep = 0.5;

type Marks = { quote: string; empty: number };

function columnLikeness(cells: string[], { quote, empty }: Marks): number {
  const { type, share } = columnType(cells);
  if (type === 'empty') return empty;
  const filled = shareOf(cells, (cell) => cell.trim() !== '');
  // Without quoting, cells that begin with a quote show that it should not be off.
  const unquoted = quote === '' ? 0.4 * shareOf(cells, (cell) => cell.startsWith('"')) : 0;
  const clean =
    1 - unquoted - 0.5 * shareOf(cells, isTorn) - 0.25 * shareOf(cells, (cell) => cell.startsWith(' '));
  // A few cells that a wrong split pushed into empty columns must not make those columns look good.
  return empty * (1 - filled) + filled * clean * (type === 'text' ? 0.7 : 0.6 + 0.4 * share);
}

/** A cell cut at the wrong place: a quote or a bracket on one side only. An export's guard is no quote. */
function isTorn(cell: string): boolean {
  const text = stripGuard(cell.trim());
  if (/^["']/.test(text) || /["']$/.test(text)) return true;
  if (!/[()[\]]/.test(text)) return false;
  return count(text, '(') !== count(text, ')') || count(text, '[') !== count(text, ']');
}

const count = (text: string, mark: string): number => text.split(mark).length - 1;

const shareOf = (cells: string[], test: (cell: string) => boolean): number =>
  cells.filter(test).length / Math.max(1, cells.length);
