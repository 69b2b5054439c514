// What belongs to the table and what does not. Rows go on at once; odd lines (blank, one cell only, ragged, a total) wait for
// what follows them, since only that tells a footer, another table or a row that has lost its cells apart.
// Whatever is left out is an issue with its lines, whatever is changed keeps its original.
import type { Dialect, ReadIssue } from '../../../../../shared/schema/import.ts';
import { isFooter, type ThinLine } from './footer.ts';
import type { Grammar } from './grammar.ts';
import { isSettled, OtherTable, startOfOther, type Held } from './other-table.ts';
import type { RawRecord } from './parse-text.ts';
import type { RawLines } from './raw-lines.ts';
import { gapIssue, leftOut, raggedIssue, repairIssue, totalIssue, type LeftOut } from './read-issues.ts';
import { realign } from './realign.ts';
import type { RecordBatch, SourceRecord } from './source-record.ts';
import { isFamiliar, isName, isThin, looksLikeHeader, type TableShape } from './table-shape.ts';
import { holdsOnlyNumbers, isTotalLabel } from './total-row.ts';

/** Odd lines that may wait; more of them are nothing odd. */
const mostHeld = 200;
/** Fewer than these above an empty line are hardly a table of their own. */
const rowsBeforeGap = 5;

export class TableBody {
  readonly #grammar: Grammar;
  readonly #comment: string | undefined;
  /** Nothing is left out and nothing mended: a person said so, or each record of a list has its own names. */
  readonly #isEveryRow: boolean;
  readonly #shape: TableShape;
  readonly #header: readonly string[] | null;
  /** A column of numbers or dates: where a cell of it begins with a letter, the row is looked at. */
  readonly #probe: number;
  #row: number;
  #held: Held[] = [];
  #other: OtherTable | null = null;
  /** Whether an empty line stood among the rows. */
  #hasGap = false;
  #records: SourceRecord[] = [];
  #issues: ReadIssue[] = [];

  constructor(
    { comment, every_row, layout }: Pick<Dialect, 'comment' | 'every_row' | 'layout'>,
    grammar: Grammar,
    shape: TableShape,
    header: readonly string[] | null,
    firstRow: number,
  ) {
    this.#grammar = grammar;
    this.#comment = comment === '' ? undefined : comment;
    this.#isEveryRow = every_row === true || layout === 'list';
    this.#shape = shape;
    this.#header = header;
    this.#probe = shape.types.findIndex((type) => type === 'number' || type === 'date' || type === 'time');
    this.#row = firstRow;
  }

  /** `end`: the line behind the last of these records. */
  take(records: RawRecord[], raw: RawLines, end: number): RecordBatch {
    this.#records = [];
    this.#issues = [];
    for (let at = 0; at < records.length; at += 1) {
      const record = records[at];
      if (record === undefined) break;
      if (this.#isEveryRow) this.#emit(record, isBlank(record.cells));
      else if (this.#isPlain(record.cells)) this.#emit(record, false);
      else this.#consider(record, raw, records[at + 1]?.line ?? end);
    }
    return { records: this.#records, issues: this.#issues };
  }

  /** Nothing follows. */
  end(): RecordBatch {
    this.#records = [];
    this.#issues = [];
    this.#endOther();
    this.#judgeEnd();
    return { records: this.#records, issues: this.#issues };
  }

  /** The quick way for nearly every row: as wide as the table, not blank, and nothing about it is odd. */
  #isPlain(cells: readonly string[]): boolean {
    const [first = ''] = cells;
    if (this.#held.length > 0 || this.#other !== null || cells.length !== this.#shape.width) return false;
    if (first === '' || first.trim() === '' || first.startsWith('--') || isTotalLabel(first)) return false;
    if (this.#comment !== undefined && first.startsWith(this.#comment)) return false;
    if (this.#header !== null && first === this.#header[0]) return false;
    if (cells[1] === '' && isThin(cells, this.#shape.width)) return false;
    return this.#probe === -1 || !isLetter(cells[this.#probe] ?? '');
  }

  #consider(record: RawRecord, raw: RawLines, end: number): void {
    const held: Held = { ...this.#classify(record, raw, end), lastLine: Math.max(record.line, end - 1) };
    if (held.kind === 'rule') this.#leaveOut(held, 'rule_line', raw.between(record.line, end));
    else if (held.kind === 'comment') this.#leaveOut(held, 'comment_line', raw.between(record.line, end));
    else if (held.kind === 'header') this.#repeatHeader(held);
    else if (this.#other !== null) this.#goOn(this.#other, held);
    else this.#add(held);
  }

  #classify(record: RawRecord, raw: RawLines, end: number): Pick<Held, 'kind' | 'record'> {
    const { cells } = record;
    const { width } = this.#shape;
    if (isBlank(cells)) return { kind: 'blank', record };
    if (this.#comment !== undefined && cells[0]?.startsWith(this.#comment))
      return { kind: 'comment', record };
    if (this.#isHeaderAgain(cells)) return { kind: 'header', record };
    if (isRule(cells)) return { kind: 'rule', record };
    if (cells.length !== width) {
      const text = raw.between(record.line, end);
      const mended = this.#other === null ? realign(cells, text, this.#grammar, this.#shape) : null;
      if (mended !== null) return { kind: 'row', record: this.#mend(record, text, mended) };
      if (cells.length > 1 && isTotalLabel(cells[0] ?? '')) return { kind: 'total', record };
      return { kind: isThin(cells, width) || isSentence(cells, width) ? 'thin' : 'ragged', record };
    }
    if (isThin(cells, width)) return { kind: 'thin', record };
    if (isTotalLabel(cells.find((cell) => cell.trim() !== '') ?? '')) return { kind: 'total', record };
    return { kind: looksLikeHeader(cells, this.#shape) ? 'names' : 'row', record };
  }

  #isHeaderAgain(cells: readonly string[]): boolean {
    const header = this.#header;
    return header !== null && header.length > 1 && header.every((name, at) => name === (cells[at] ?? ''));
  }

  #mend(
    { line, original }: RawRecord,
    text: string,
    { cells, code, message }: { cells: string[]; code: string; message: string },
  ): RawRecord {
    this.#issues.push(repairIssue(line, code, message, text, cells));
    return { cells, line, original: original ?? text };
  }

  /** Files that were put together have their header again: the same table goes on. */
  #repeatHeader(held: Held): void {
    this.#endOther();
    this.#flush();
    this.#leaveOut(held, 'repeated_header', held.record.cells.join(this.#grammar.delimiter));
  }

  #add(held: Held): void {
    if (held.kind === 'row' && this.#held.length === 0) return this.#emit(held.record, false);
    if (held.kind === 'row') this.#noteGap(held);
    this.#held.push(held);
    // The first rows are what the others are measured by: no other table begins among them.
    const start = this.#row <= rowsBeforeGap ? -1 : startOfOther(this.#held, this.#shape);
    if (start !== -1) {
      const lines = this.#held.splice(start);
      this.#judgeEnd();
      this.#other = new OtherTable(lines);
    } else if (this.#held.length > mostHeld || isSettled(this.#held, this.#shape)) this.#flush();
  }

  /** Where no column has a type, nothing tells the names of another table from a row: a person has to look. */
  #noteGap({ record: { cells, line } }: Held): void {
    if (this.#hasGap || !this.#held.some(({ kind }) => kind === 'blank')) return;
    this.#hasGap = true;
    if (cells.length < 2 || this.#row <= rowsBeforeGap) return;
    const mayBeNames = new Set(cells).size === cells.length && cells.every(isName);
    const hasTypes = this.#shape.types.some((type) => type !== null);
    if (mayBeNames && !hasTypes && !isFamiliar(cells, this.#shape)) this.#issues.push(gapIssue(line, cells));
  }

  #goOn(other: OtherTable, held: Held): void {
    if (other.takes(held, this.#shape)) return;
    this.#endOther();
    this.#add(held);
  }

  #endOther(): void {
    if (this.#other === null) return;
    this.#row += this.#other.records;
    this.#issues.push(...this.#other.issues());
    this.#other = null;
  }

  /** What waits ends the table: notes and totals are none of its rows. */
  #judgeEnd(): void {
    const kept =
      this.#held.findLastIndex(({ kind }) => kind === 'row' || kind === 'ragged' || kind === 'names') + 1;
    const tail = this.#held.splice(kept);
    this.#flush();
    const thin = tail.filter(({ kind }) => kind === 'thin');
    const firstThin = tail.findIndex(({ kind }) => kind === 'thin');
    const apart = tail.slice(0, Math.max(0, firstThin)).some(({ kind }) => kind === 'blank');
    const footer = isFooter(
      thin.map(({ record }) => thinLine(record.cells)),
      apart,
      this.#shape,
    );
    for (const held of tail) {
      const { cells } = held.record;
      if (held.kind === 'thin' && footer)
        this.#leaveOut(held, 'below_table', cells.join(this.#grammar.delimiter));
      else if (held.kind === 'total' && holdsOnlyNumbers(cells))
        this.#leaveOut(held, 'total_row', cells.join(' | '));
      else this.#emit(held.record, held.kind === 'blank', held.kind === 'total');
    }
  }

  #leaveOut({ record, lastLine }: Held, code: LeftOut, text: string): void {
    this.#issues.push(leftOut(code, record.line, lastLine, text));
    this.#row += 1;
  }

  #flush(): void {
    const held = this.#held;
    this.#held = [];
    for (const { kind, record } of held) this.#emit(record, kind === 'blank', kind === 'total');
  }

  #emit(record: RawRecord, blank: boolean, total = false): void {
    const { cells, line } = record;
    const { width } = this.#shape;
    if (cells.length !== width) {
      if (!blank) this.#issues.push(raggedIssue(cells, width, line));
      while (cells.length < width) cells.push('');
    }
    if (total) this.#issues.push(totalIssue(line, cells));
    const row = this.#row;
    this.#row += 1;
    this.#records.push(
      record.original === undefined
        ? { row, line, cells, blank }
        : { row, line, cells, blank, original: record.original },
    );
  }
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** "----+------", or dashes in each cell. */
const isRule = (cells: readonly string[]): boolean =>
  cells.every((cell) => /^[\s:=+|-]*$/.test(cell)) && cells.some((cell) => /[-=]{3}/.test(cell));

const isLetter = (cell: string): boolean => {
  const unit = cell.charCodeAt(0);
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit > 0xbf;
};

/** A line of text with commas in it: spaces follow them. */
const isSentence = (cells: readonly string[], width: number): boolean =>
  cells.length < width && cells.every((cell, at) => at === 0 || /^ \S/.test(cell));

const thinLine = (cells: readonly string[]): ThinLine => ({
  text: cells.join(',').trim(),
  padded: cells.length > 1 && cells[1]?.trim() === '',
});
