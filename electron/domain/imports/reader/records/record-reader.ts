// Decoded text → numbered records of the table: skips what stands above it, takes the header, counts rows as a person
// would in a spreadsheet, fills short rows and reports ragged ones.
import type { Dialect, ReadIssue } from '../../../../../shared/schema/import.ts';
import type { DecodedText } from '../encoding/decode-text.ts';
import { countLineEnds, grammarOf, type Grammar, type LineEnds } from './grammar.ts';
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

const nothing: RecordBatch = { records: [], issues: [] };

export class RecordReader {
  readonly #dialect: Dialect;
  readonly #grammar: Grammar;
  /** Physical line at which the table starts, with its header if it has one. */
  readonly #startLine: number;
  /** Text that is not read yet: a record that is not complete, or too little to judge the table by. */
  #rest = '';
  /** Physical line at which `#rest` starts. */
  #line = 1;
  #row = 1;
  #width: number | null = null;
  #header: string[] | null = null;

  constructor(dialect: Dialect, ends: LineEnds) {
    this.#dialect = dialect;
    this.#grammar = grammarOf(dialect, ends);
    this.#startLine = dialect.header_line ?? dialect.first_data_line ?? 1;
  }

  /** Columns of the table; null until its first lines were seen. */
  get width(): number | null {
    return this.#width;
  }

  /** The header's cells, filled up to the width; null before it was seen and where there is none. */
  get header(): string[] | null {
    return this.#header;
  }

  /** `final`: nothing follows. */
  push(decoded: DecodedText, final: boolean): RecordBatch {
    const issues = this.#byteIssues(decoded);
    this.#rest += decoded.text;
    this.#skipAbove(issues);
    const { records, issues: found } = this.#parse(final);
    return { records, issues: [...issues, ...found] };
  }

  #byteIssues({ text, undecodable }: DecodedText): ReadIssue[] {
    const { ends } = this.#grammar;
    const line = this.#line + countLineEnds(this.#rest, ends);
    const bytes = undecodable.map((found) => undecodableIssue(found, this.#dialect.encoding, line));
    return [...bytes, ...nulIssues(text, ends, line)];
  }

  #skipAbove(issues: ReadIssue[]): void {
    while (this.#line < this.#startLine && this.#rest !== '') {
      const end = endOfLine(this.#rest, this.#grammar.ends);
      issues.push(...aboveIssue(this.#rest.slice(0, end), this.#line));
      this.#rest = this.#rest.slice(end);
      this.#line += 1;
    }
  }

  #parse(final: boolean): RecordBatch {
    const tooLittle = this.#width === null && this.#rest.length < widthSample;
    if (this.#rest === '' || (tooLittle && !final)) return nothing;
    const hasHeader = this.#dialect.header_line !== null;
    this.#width ??= measureWidth(this.#rest, this.#grammar, hasHeader, this.#line);
    const position = { line: this.#line, width: this.#width, final };
    const { records, rest, nextLine, issues } = parseText(this.#rest, this.#grammar, position);
    this.#rest = rest;
    this.#line = nextLine;
    if (hasHeader && this.#header === null) this.#takeHeader(records, this.#width);
    const width = this.#width;
    return { records: records.map((record) => this.#number(record, width, issues)), issues };
  }

  #takeHeader(records: RawRecord[], width: number): void {
    const first = records.shift();
    if (first === undefined) return;
    this.#header = padded(first.cells, width);
    this.#row += 1;
  }

  #number({ cells, line }: RawRecord, width: number, issues: ReadIssue[]): SourceRecord {
    const blank = isBlank(cells);
    if (cells.length !== width) {
      if (!blank) issues.push(raggedIssue(cells, width, line));
      padded(cells, width);
    }
    const row = this.#row;
    this.#row += 1;
    return { row, line, cells, blank };
  }
}

function padded(cells: string[], columns: number): string[] {
  while (cells.length < columns) cells.push('');
  return cells;
}

const isBlank = (cells: string[]): boolean => cells.every((cell) => cell === '' || cell.trim() === '');

/** Where the second line of the text starts. */
function endOfLine(text: string, ends: LineEnds): number {
  const end = ends === 'any' ? /\r\n|\n|\r/ : ends === 'lf' ? /\n/ : /\r/;
  const found = end.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}
