// Decoded text → numbered records of the table: skips what stands above it, takes the header, counts rows as a person
// would in a spreadsheet, fills short rows and reports ragged ones.
import type { Dialect, ReadIssue } from '../../../../../shared/schema/import.ts';
import type { DecodedText } from '../encoding/line-decoder.ts';
import { countLineEnds, grammarOf, type LineEnds } from './grammar.ts';
import { parseText, type RawRecord } from './parse-text.ts';
import { aboveIssue, nulIssues, raggedIssue, undecodableIssue } from './read-issues.ts';
import { measureWidth, widthSample } from './width.ts';

export type SourceRecord = {
  /** The header is row 1, the first record row 2; without a header the first record is row 1. */
  row: number;
  /** Physical line, 1-based, where the record starts. */
  line: number;
  /** As many as the table has columns, or more where the record has extra ones. */
  cells: string[];
  blank: boolean;
};

export type RecordBatch = { records: SourceRecord[]; issues: ReadIssue[] };

export type RecordReader = {
  push(decoded: DecodedText, final: boolean): RecordBatch;
  /** Columns of the table; null until its first lines were seen. */
  width(): number | null;
  /** The header's cells, filled up to the width; null before it was seen and where there is none. */
  header(): string[] | null;
};

export function createRecordReader(dialect: Dialect, ends: LineEnds): RecordReader {
  const grammar = grammarOf(dialect, ends);
  const startLine = dialect.header_line ?? dialect.first_data_line ?? 1;
  let rest = '';
  let line = 1;
  let row = dialect.header_line === null ? 1 : 2;
  let headerPending = dialect.header_line !== null;
  let width: number | null = null;
  let header: string[] | null = null;

  const number = ({ cells, line }: RawRecord, columns: number, issues: ReadIssue[]): SourceRecord => {
    const blank = isBlank(cells);
    if (cells.length !== columns) {
      if (!blank) issues.push(raggedIssue(cells, columns, line));
      padded(cells, columns);
    }
    return { row: row++, line, cells, blank };
  };

  return {
    width: () => width,
    header: () => header,
    push(decoded, final) {
      const firstLine = line + countLineEnds(rest, ends);
      const issues = decoded.undecodable.map((found) => undecodableIssue(found, dialect.encoding, firstLine));
      issues.push(...nulIssues(decoded.text, ends, firstLine));
      let text = rest + decoded.text;
      while (line < startLine && text !== '') {
        const end = nextLine(text, ends);
        issues.push(...aboveIssue(text.slice(0, end), line));
        text = text.slice(end);
        line += 1;
      }
      if (line < startLine || text === '') {
        rest = '';
        return { records: [], issues };
      }
      // The table's width is judged by its first records: they have to be there.
      if (width === null && !final && text.length < widthSample) {
        rest = text;
        return { records: [], issues };
      }
      const columns = (width ??= measureWidth(text, grammar, headerPending, line));
      const parsed = parseText(text, grammar, { line, width: columns, final });
      ({ rest, nextLine: line } = parsed);
      issues.push(...parsed.issues);
      const raw = parsed.records;
      if (headerPending && raw.length > 0) {
        header = padded(raw.shift()?.cells ?? [], columns);
        headerPending = false;
      }
      return { records: raw.map((record) => number(record, columns, issues)), issues };
    },
  };
}

function padded(cells: string[], columns: number): string[] {
  while (cells.length < columns) cells.push('');
  return cells;
}

const isBlank = (cells: string[]): boolean => cells.every((cell) => cell === '' || cell.trim() === '');

/** Where the second line of the text starts. */
function nextLine(text: string, ends: LineEnds): number {
  const end = ends === 'any' ? /\r\n|\n|\r/ : ends === 'lf' ? /\n/ : /\r/;
  const found = end.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}
