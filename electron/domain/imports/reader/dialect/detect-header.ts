// Which line holds the column names, if any. Lines above it (a title, an export date, `sep=`) are kept, not imported.
import { t } from '../../../../../shared/messages/message.ts';
import type { Guess } from '../../../../../shared/schema/import.ts';
import type { RawRecord } from '../records/parse-text.ts';
import { mostCommon } from '../records/width.ts';
import type { Grammar } from '../records/grammar.ts';
import { isName } from '../records/table-shape.ts';
import { cellType, columnType } from './cell-type.ts';
import { isYearOver } from './year-names.ts';
import { detectComment } from './detect-comment.ts';
import { countHeaderRows } from './header-rows.ts';
import { isBlankRecord } from './sample-records.ts';

export type HeaderGuess = Guess & {
  header_line: number | null;
  first_data_line: number;
  /** Records that make up the header. */
  header_lines: number;
  /** What remarks among the rows begin with. */
  comment: string | null;
};

/** How many of the names a person would know for a column of companies. Handed in, so that the reader knows no mapping. */
export type CountKnownNames = (cells: string[]) => number;

export function detectHeader(
  records: RawRecord[],
  countKnown: CountKnownNames,
  grammar: Pick<Grammar, 'delimiter'>,
): HeaderGuess {
  const lines = records.filter((record) => !isBlankRecord(record));
  const width = mostCommon(lines.map(({ cells }) => cells.length));
  const comment = detectComment(lines.slice(startOf(lines, width, countKnown)), width, grammar);
  const filled = lines.filter(({ cells }) => comment === null || !cells[0]?.startsWith(comment));
  const start = startOf(filled, width, countKnown);
  const first = filled[start];
  if (first === undefined) return none(1, t('The table is empty.'), comment);
  const rows = filled.slice(start + 1).filter(({ cells }) => cells.length === width);
  // The same names again are no values of the columns.
  const mayRepeat = first.cells.length > 1 && first.cells.every(isName);
  const others = mayRepeat ? rows.filter(({ cells }) => !isSame(cells, first.cells)) : rows;
  const evidence = weigh(first.cells, others, countKnown);
  const confidence = Math.round(100 / (1 + Math.exp(-evidence.weight))) / 100;
  if (confidence < 0.5) return { ...none(first.line, evidence.reason, comment), confidence: 1 - confidence };
  const count = countHeaderRows([first.cells, ...rows.map(({ cells }) => cells)], countKnown);
  return {
    header_line: first.line,
    first_data_line: first.line,
    header_lines: count,
    comment,
    confidence,
    reason: `${evidence.reason}${count > 1 ? ` ${t('They stand in {n} rows.', { n: count })}` : ''}${tableAbove(filled.slice(0, start))}`,
  };
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.every((cell, at) => cell === b[at]);

/** The first row of the table: below titles, and below dates and numbers that stand beside a title. */
function startOf(lines: readonly RawRecord[], width: number, countKnown: CountKnownNames): number {
  const start = Math.max(
    0,
    lines.findIndex((record) => isTableRow(record, width)),
  );
  const narrow = narrowHeader(lines.slice(0, start + 1), countKnown);
  if (narrow !== -1) return narrow;
  const [first, second] = lines.slice(start);
  if (first === undefined || second === undefined || second.cells.length !== width) return start;
  const isTitle =
    first.cells.some((cell) => cell.trim() === '') &&
    first.cells.some((cell) => !['text', 'empty'].includes(cellType(cell)));
  if (isTitle && second.cells.every(isName)) return start + 1;
  return isGroups(lines[start - 1], first) ? start - 1 : start;
}

/** Names, known ones among them, and without a gap below them rows of values that come to have a delimiter more. */
function narrowHeader(lines: readonly RawRecord[], countKnown: CountKnownNames): number {
  const last = lines.at(-1);
  if (last === undefined || last.cells.every(isName) || countKnown(last.cells) > 0) return -1;
  return lines.findIndex(
    ({ cells, line }, at) =>
      cells.length > 1 &&
      cells.length === last.cells.length - 1 &&
      last.line - line === lines.length - 1 - at &&
      cells.every(isName) &&
      countKnown(cells) > 0,
  );
}

/** Names of groups of columns, right above a row of names: "Company,,,Address,,". A title is one cell. */
function isGroups(above: RawRecord | undefined, { cells, line }: RawRecord): boolean {
  if (above === undefined || above.line !== line - 1 || above.cells.length !== cells.length) return false;
  const filled = above.cells.filter((cell) => cell.trim() !== '');
  return filled.length > 1 && filled.every(isName) && cells.every(isName);
}

/** Says so where the lines above the table are one themselves: that is not the one which is read. */
function tableAbove(lines: readonly RawRecord[]): string {
  const first = lines.findIndex(
    ({ cells }, at) => cells.length > 1 && lines[at + 1]?.cells.length === cells.length,
  );
  const from = lines[first]?.line;
  return from === undefined
    ? ''
    : ` ${t('Another table begins on line {line}; this one has more rows.', { line: from })}`;
}

const none = (line: number, reason: string, comment: string | null): HeaderGuess => ({
  header_line: null,
  first_data_line: line,
  header_lines: 1,
  comment,
  confidence: 0.5,
  reason,
});

/** As wide as the table and mostly filled: a title line padded with delimiters is not. */
function isTableRow({ cells }: RawRecord, width: number): boolean {
  if (cells.length < width) return false;
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  return filled >= Math.min(width, Math.max(1, width / 3));
}

type Evidence = { weight: number; reason: string };

function weigh(names: string[], rows: RawRecord[], countKnown: CountKnownNames): Evidence {
  const known = countKnown(names);
  let changes = 0;
  let same = 0;
  let repeated = 0;
  for (const [column, name] of names.entries()) {
    const cells = rows.map(({ cells }) => cells[column] ?? '');
    const below = columnType(cells);
    const own = cellType(name);
    if (own === 'empty' || below.type === 'empty') continue;
    if (below.type !== 'text' && below.share >= 0.8 && own !== below.type) changes += 1;
    else if (own !== 'text' && own === below.type && !isYearOver(name, cells)) same += 1;
    else if (own === 'text' && cells.includes(name)) repeated += 1;
  }
  const distinct = new Set(names.filter((name) => name.trim() !== '')).size;
  const isYear = names.map((name, column) =>
    isYearOver(
      name,
      rows.map(({ cells }) => cells[column] ?? ''),
    ),
  );
  const typed = names.filter(
    (name, column) => !['text', 'empty'].includes(cellType(name)) && isYear[column] !== true,
  ).length;
  const years = isYear.filter(Boolean).length > 1 ? 1.5 : 0;
  const weight =
    0.8 +
    1.5 * known +
    1.2 * changes +
    years -
    2.5 * same -
    1.5 * repeated -
    (typed * 2) / Math.max(1, names.length);
  return { weight, reason: reasonOf({ known, changes, same, repeated, distinct, weight }) };
}

type Facts = {
  known: number;
  changes: number;
  same: number;
  repeated: number;
  distinct: number;
  weight: number;
};

function reasonOf({ known, changes, same, repeated, distinct, weight }: Facts): string {
  if (weight < 0) {
    if (same > 0) return t('The first row has values like the rows below it.');
    return repeated > 0
      ? t('Values of the first row come again below it.')
      : t('The first row has no names.');
  }
  if (changes > 0)
    return t('{n, plural, one {# distinct name} other {# distinct names}}; the types change below it.', {
      n: distinct,
    });
  return known > 0
    ? t('{n, plural, one {# distinct name} other {# distinct names}}, {known} of them known.', {
        n: distinct,
        known,
      })
    : t('{n, plural, one {# distinct name} other {# distinct names}}.', { n: distinct });
}
