// Cuts text into records and cells, one record at a time, and knows at which line and character it stands. It never
// guesses: a quote that stands where none may stand is handed back as trouble, and repair.ts decides what it means.
import type { Grammar } from './grammar.ts';
import { countLineEnds } from './grammar.ts';

/** What to do with a quote that is neither doubled nor followed by a delimiter or a line end. */
export type QuotePolicy =
  /** Hand it back as trouble. */
  | 'strict'
  /** It belongs to the cell, which goes on until a quote that does close it. */
  | 'lenient'
  /** The same, and a doubled one at the end of a cell is a character and the end. */
  | 'loose'
  /** The quote that opened the cell was none: the cell is read as unquoted. */
  | 'literal';

export type Outcome =
  | { kind: 'record'; cells: string[] }
  /** The text ends inside a quoted cell. */
  | { kind: 'unclosed' }
  /** A quote inside a quoted cell neither closes it nor is escaped. */
  | { kind: 'stray' };

type Quoted = { kind: 'cell'; cell: string; end: number } | { kind: 'unclosed' } | { kind: 'stray' };

/** A quote that opens a cell may stand one space behind the delimiter, as in `1, "Kestrel, Vane"`. */
export function isSpacedQuote(text: string, at: number, { delimiter, quote }: Grammar): boolean {
  if (text.charCodeAt(at) !== 32 || !text.startsWith(quote, at + 1) || delimiter.includes(' ')) return false;
  const next = text.charAt(at + 2);
  return next !== '' && next !== quote && !/[\r\n]/.test(next) && !text.startsWith(delimiter, at + 2);
}

export class Scanner {
  readonly text: string;
  /** Where the next record starts. */
  at: number;
  /** Physical line, 1-based, of the next record. */
  line: number;
  readonly #grammar: Grammar;
  #delimiterAt = -1;
  #endAt = -1;

  constructor(text: string, grammar: Grammar, at = 0, line = 1) {
    this.text = text;
    this.#grammar = grammar;
    this.at = at;
    this.line = line;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  moveTo(at: number, line: number): void {
    this.at = at;
    this.line = line;
    this.#forget();
  }

  /** Reads the next record and moves behind it; stays where it was unless the outcome is a record. */
  next(policy: QuotePolicy): Outcome {
    const { delimiter, quote } = this.#grammar;
    const cells: string[] = [];
    let at = this.at;
    for (;;) {
      let end: number;
      const quoted = quote === '' ? null : this.#opened(at, policy, cells.length > 0);
      if (quoted !== null && quoted.kind !== 'cell') return this.#fail(quoted);
      if (quoted === null) {
        end = this.#unquotedEnd(at);
        cells.push(this.#unquoted(at, end));
      } else {
        end = quoted.end;
        cells.push(quoted.cell);
      }
      if (end !== this.#delimiterFrom(end)) return this.#finish(cells, end);
      at = end + delimiter.length;
    }
  }

  #opened(at: number, policy: QuotePolicy, isBehindDelimiter: boolean): Quoted | null {
    if (this.text.startsWith(this.#grammar.quote, at)) return this.#quoted(at, policy);
    return isBehindDelimiter && isSpacedQuote(this.text, at, this.#grammar)
      ? this.#closedCleanly(at + 1)
      : null;
  }

  /** Where an unquoted cell ends: at a delimiter that no backslash stands before, or at the line end. */
  #unquotedEnd(from: number): number {
    const lineEnd = this.#contentEnd(from);
    let end = Math.min(this.#delimiterFrom(from), lineEnd);
    while (end < lineEnd && this.#isEscapedAt(from - 1, end))
      end = Math.min(this.#delimiterFrom(end + 1), lineEnd);
    return end;
  }

  #unquoted(from: number, to: number): string {
    const content = this.text.slice(from, to);
    if (this.#grammar.escape !== 'backslash' || !content.includes('\\')) return content;
    const { delimiter, quote } = this.#grammar;
    return content.replaceAll(/\\([^])/g, (both: string, mark: string) =>
      mark === '\\' || mark === quote || delimiter.startsWith(mark) ? mark : both,
    );
  }

  #finish(cells: string[], contentEnd: number): Outcome {
    const end = this.#behindLineEnd(contentEnd);
    // The last line of a text may have no end.
    this.line += countLineEnds(this.text, this.#grammar.ends, this.at, end) + (end > contentEnd ? 0 : 1);
    this.at = end;
    return { kind: 'record', cells };
  }

  /** The next attempt starts at an earlier place again, so what was found ahead no longer holds. */
  #fail(outcome: Outcome): Outcome {
    this.#forget();
    return outcome;
  }

  #forget(): void {
    this.#delimiterAt = -1;
    this.#endAt = -1;
  }

  #delimiterFrom(at: number): number {
    if (this.#delimiterAt < at) {
      const found = this.text.indexOf(this.#grammar.delimiter, at);
      this.#delimiterAt = found === -1 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#delimiterAt;
  }

  /** Where the line end of the line that holds `at` starts: at its CR, if it is a CRLF. */
  #contentEnd(at: number): number {
    if (this.#endAt < at) this.#endAt = this.#findEnd(at);
    return this.#endAt;
  }

  #findEnd(at: number): number {
    const { text } = this;
    const { ends } = this.#grammar;
    const found = ends === 'any' ? nearestEnd(text, at) : text.indexOf(ends === 'lf' ? '\n' : '\r', at);
    if (found === -1) return text.length;
    return ends === 'lf' && found > at && text.charCodeAt(found - 1) === 13 ? found - 1 : found;
  }

  #behindLineEnd(end: number): number {
    if (end >= this.text.length) return this.text.length;
    const crlf = this.text.charCodeAt(end) === 13 && this.text.charCodeAt(end + 1) === 10;
    return crlf && this.#grammar.ends !== 'cr' ? end + 2 : end + 1;
  }

  #quoted(open: number, policy: QuotePolicy): Quoted | null {
    if (policy === 'literal') return this.#closedCleanly(open);
    const { quote } = this.#grammar;
    let escaped = false;
    for (let at = this.text.indexOf(quote, open + 1); at !== -1; at = this.text.indexOf(quote, at)) {
      if (this.#isEscapedAt(open, at)) {
        escaped = true;
        at += 1;
      } else if (this.text.startsWith(quote, at + 1)) {
        const end = policy === 'loose' ? this.#closes(at + 1) : -1;
        if (end !== -1) return { kind: 'cell', cell: this.#content(open + 1, at + 1, escaped), end };
        escaped = true;
        at += 2;
      } else {
        const end = this.#closes(at);
        if (end !== -1) return { kind: 'cell', cell: this.#content(open + 1, at, escaped), end };
        if (policy === 'strict') return { kind: 'stray' };
        at += 1;
      }
    }
    return { kind: 'unclosed' };
  }

  /** Under `literal` a quoted cell counts as one only where it closes on its own line without trouble. */
  #closedCleanly(open: number): Quoted | null {
    const quoted = this.#quoted(open, 'strict');
    return quoted?.kind === 'cell' && quoted.end <= this.#findEnd(open) ? quoted : null;
  }

  #isEscapedAt(open: number, at: number): boolean {
    if (this.#grammar.escape !== 'backslash') return false;
    let slashes = 0;
    while (at - 1 - slashes > open && this.text.charCodeAt(at - 1 - slashes) === 92) slashes += 1;
    return slashes % 2 === 1;
  }

  /** Where the cell ends if the quote at `at` closes it: spaces may stand between. -1 if it does not. */
  #closes(at: number): number {
    let end = at + 1;
    while (this.#isPadding(end)) end += 1;
    if (end >= this.text.length || this.text.startsWith(this.#grammar.delimiter, end)) return end;
    return this.#isLineEnd(end) ? end : -1;
  }

  /** White space between a closing quote and what ends the cell is nobody's. */
  #isPadding(at: number): boolean {
    const mark = this.text.charAt(at);
    if (mark === '' || mark === '\n' || mark === '\r' || mark.trim() !== '') return false;
    return !this.text.startsWith(this.#grammar.delimiter, at);
  }

  #isLineEnd(at: number): boolean {
    const { ends } = this.#grammar;
    const unit = this.text.charCodeAt(at);
    if (unit === 10) return ends !== 'cr';
    return unit === 13 && (ends !== 'lf' || this.text.charCodeAt(at + 1) === 10);
  }

  #content(from: number, to: number, escaped: boolean): string {
    const content = this.text.slice(from, to);
    const { quote, escape } = this.#grammar;
    if (!escaped && escape === 'doubled') return content;
    return escape === 'backslash' ? unescape(content, quote) : content.replaceAll(quote + quote, quote);
  }
}

const unescape = (content: string, quote: string): string =>
  content.replaceAll(quote === '"' ? /\\([\\"])|"(")/g : /\\([\\'])|'(')/g, '$1$2');

function nearestEnd(text: string, at: number): number {
  for (let i = at; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || unit === 13) return i;
  }
  return -1;
}
