// The sample of a table that begins below the head of its file, as where a person chooses a header far down.
import type { DialectPatch, Encoding } from '../../../../shared/schema/import.ts';
import { LineDecoder } from './encoding/line-decoder.ts';
import type { DecodedText } from './encoding/decode-text.ts';
import type { Undecodable } from './encoding/undecodable.ts';
import { countLineEnds, type LineEnds } from './records/grammar.ts';
import { headBytes } from './sample.ts';

/** What stands above a table that does not begin in the head. */
export type Above = {
  /** The first line of the text, 1-based. */
  line: number;
  /** Some of the lines above it, the nearest last. */
  near: string[];
};

export type FarText = {
  text: string;
  undecodable: Undecodable[];
  whole: boolean;
  above: Above;
  /** As the head has them: reading goes by those. */
  ends: LineEnds;
};

const mostNear = 50;

/** The line that a person wants the table to begin at, where it lies below these. */
export function lineBelow(
  linesInHead: number,
  { header_line, first_data_line }: DialectPatch,
): number | null {
  const line = header_line === null ? first_data_line : header_line;
  return line !== undefined && line !== null && line > linesInHead ? line : null;
}

/** Null where the file has no such line; says then how many it has. */
export async function readFarText(
  chunks: AsyncIterable<Buffer>,
  line: number,
  encoding: Encoding,
  ends: LineEnds,
): Promise<FarText | { lines: number }> {
  const decoder = new LineDecoder(encoding, ends);
  const taker = new Taker(line, ends);
  for await (const chunk of chunks) {
    taker.take(decoder.push(chunk));
    if (taker.text.length >= headBytes) return taker.found(false);
  }
  const last = decoder.end();
  taker.take(last);
  return taker.text === '' ? { lines: taker.lines + (last === null ? 0 : 1) } : taker.found(true);
}

class Taker {
  readonly #wanted: number;
  readonly #ends: LineEnds;
  readonly #undecodable: Undecodable[] = [];
  /** Lines that were passed. */
  lines = 0;
  text = '';
  #near: string[] = [];

  constructor(wanted: number, ends: LineEnds) {
    this.#wanted = wanted;
    this.#ends = ends;
  }

  take(decoded: DecodedText | null): void {
    if (decoded === null) return;
    const missing = this.#wanted - 1 - this.lines;
    const cut = missing > 0 ? behindLines(decoded.text, missing, this.#ends) : 0;
    if (cut > 0) this.#pass(decoded.text.slice(0, cut));
    const first = this.lines - countLineEnds(decoded.text.slice(0, cut), this.#ends);
    for (const found of decoded.undecodable) {
      const line = first + found.line - (this.#wanted - 1);
      if (line >= 0) this.#undecodable.push({ ...found, line });
    }
    this.text += decoded.text.slice(cut);
    this.lines += countLineEnds(decoded.text, this.#ends, cut);
  }

  #pass(text: string): void {
    const lines = text.split(/\r\n|\n|\r/);
    if (lines.at(-1) === '') lines.pop();
    this.#near = [...this.#near, ...lines.slice(-mostNear)].slice(-mostNear);
    this.lines += countLineEnds(text, this.#ends);
  }

  found(whole: boolean): FarText {
    const above = { line: this.#wanted, near: this.#near };
    return { text: this.text, undecodable: this.#undecodable, whole, above, ends: this.#ends };
  }
}

/** Where the text goes on behind so many lines; its end where it has fewer. */
function behindLines(text: string, count: number, ends: LineEnds): number {
  const end = ends === 'any' ? /\r\n|\n|\r/g : ends === 'lf' ? /\n/g : /\r/g;
  let passed = 0;
  for (const { index, 0: found } of text.matchAll(end)) {
    passed += 1;
    if (passed === count) return index + found.length;
  }
  return text.length;
}
