// The text of records as it stood in the file, found by their lines. Asked for in order, and only for the few odd ones.
import type { LineEnds } from './grammar.ts';

export class RawLines {
  readonly #text: string;
  readonly #ends: LineEnds;
  #at = 0;
  #line: number;

  /** `line`: the physical line at which the text starts. */
  constructor(text: string, line: number, ends: LineEnds) {
    this.#text = text;
    this.#line = line;
    this.#ends = ends;
  }

  /** Lines `from` up to, not including, `to`, without the last line end. */
  between(from: number, to: number): string {
    this.#moveTo(from);
    const start = this.#at;
    this.#moveTo(to);
    return this.#text.slice(start, this.#at).replace(/(?:\r\n|\n|\r)$/, '');
  }

  #moveTo(line: number): void {
    while (this.#line < line && this.#at < this.#text.length) {
      this.#at = this.#next();
      this.#line += 1;
    }
  }

  #next(): number {
    if (this.#ends !== 'any') {
      const found = this.#text.indexOf(this.#ends === 'lf' ? '\n' : '\r', this.#at);
      return found === -1 ? this.#text.length : found + 1;
    }
    const end = /\r\n|\n|\r/g;
    end.lastIndex = this.#at;
    const found = end.exec(this.#text);
    return found === null ? this.#text.length : end.lastIndex;
  }
}
