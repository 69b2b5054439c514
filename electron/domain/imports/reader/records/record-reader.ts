// Decoded text → numbered records of the table: skips what stands above it, takes the header, counts rows as a person
// would in a spreadsheet, fills short rows and reports ragged ones.
import type { Dialect, ReadIssue } from '../../../../../shared/schema/import.ts';
import type { DecodedText } from '../encoding/decode-text.ts';
import { showBreaks } from '../../formats/line-breaks.ts';
import { countLineEnds, grammarOf, type Grammar, type LineEnds } from './grammar.ts';
import { joinHeader } from './join-header.ts';
import { inOriginalPlace } from './original-place.ts';
import { parseText, type RawRecord } from './parse-text.ts';
import { RawLines } from './raw-lines.ts';
import { aboveIssue, nulIssues, undecodableIssue } from './read-issues.ts';
import type { RecordBatch } from './source-record.ts';
import { TableBody } from './table-body.ts';
import { measureShape, shapeSample, type TableShape } from './table-shape.ts';

const nothing: RecordBatch = { records: [], issues: [] };

export class RecordReader {
  readonly #dialect: Dialect;
  readonly #grammar: Grammar;
  /** Physical line at which the table starts, with its header if it has one. */
  readonly #startLine: number;
  /** Text that is not read yet: a record that is not complete, or too little to judge the table by. */
  #rest = '';
  /** Physical line at which `#rest` starts. */
  #line: number;
  #shape: TableShape | null = null;
  /** The header's records; their number is set by the dialect. */
  readonly #headerRecords: RawRecord[] = [];
  #body: TableBody | null = null;

  /** `firstLine`: the physical line at which the text that will be pushed begins. */
  constructor(dialect: Dialect, ends: LineEnds, firstLine = 1) {
    this.#line = firstLine;
    this.#dialect = dialect;
    this.#grammar = grammarOf(dialect, ends);
    this.#startLine = dialect.header_line ?? dialect.first_data_line ?? 1;
  }

  /** Columns of the table; null until its first lines were seen. */
  get width(): number | null {
    return this.#shape?.width ?? null;
  }

  /** The header's cells, filled up to the width; null before it was seen and where there is none. */
  get header(): string[] | null {
    if (this.#shape === null) return null;
    const header = joinHeader(this.headerRows, this.#shape.width);
    return this.#dialect.layout === undefined ? header : (header?.map(showBreaks) ?? null);
  }

  /** The records that make up the header, as they stand in the file. */
  get headerRows(): readonly RawRecord[] {
    return this.#headerRecords;
  }

  /** `final`: nothing follows. */
  push(decoded: DecodedText, final: boolean): RecordBatch {
    const issues = this.#byteIssues(decoded);
    this.#rest += decoded.text;
    this.#skipAbove(issues);
    const { records, issues: found } = this.#parse(final);
    const batch = { records, issues: [...issues, ...found] };
    const { layout } = this.#dialect;
    return layout === undefined ? batch : inOriginalPlace(batch, layout);
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
    const tooLittle = this.#shape === null && this.#rest.length < shapeSample;
    if (tooLittle && !final) return nothing;
    if (this.#rest === '') return final ? this.#end(nothing) : nothing;
    const headers = this.#headers;
    this.#shape ??= measureShape(this.#rest, this.#grammar, {
      headers,
      comment: this.#dialect.comment,
      line: this.#line,
    });
    const position = { line: this.#line, width: this.#shape.width, final };
    const raw = new RawLines(this.#rest, this.#line, this.#grammar.ends);
    const { records, rest, nextLine, issues } = parseText(this.#rest, this.#grammar, position);
    this.#rest = rest;
    this.#line = nextLine;
    const missing = headers - this.#headerRecords.length;
    if (missing > 0) this.#headerRecords.push(...records.splice(0, missing));
    const body = this.#bodyOf(this.#shape);
    const found = body.take(records, raw, nextLine);
    const all = { records: found.records, issues: [...issues, ...found.issues] };
    return final ? this.#end(all) : all;
  }

  get #headers(): number {
    return this.#dialect.header_line === null ? 0 : (this.#dialect.header_lines ?? 1);
  }

  #bodyOf(shape: TableShape): TableBody {
    return (this.#body ??= new TableBody(
      this.#dialect,
      this.#grammar,
      shape,
      this.header,
      this.#headers + 1,
    ));
  }

  #end({ records, issues }: RecordBatch): RecordBatch {
    const last = this.#body?.end() ?? nothing;
    return { records: [...records, ...last.records], issues: [...issues, ...last.issues] };
  }
}

/** Where the second line of the text starts. */
function endOfLine(text: string, ends: LineEnds): number {
  const end = ends === 'any' ? /\r\n|\n|\r/ : ends === 'lf' ? /\n/ : /\r/;
  const found = end.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}
