// Turns chunks of bytes into text that always ends at a line end, so that no character and no CRLF is ever split.
import type { Encoding } from '../../../../../shared/schema/import.ts';
import { importLimits } from '../../../../../shared/schema/import.ts';
import { tooLong } from '../file/file-errors.ts';
import { countLineEnds, type LineEnds } from '../records/grammar.ts';
import { createDecode, type Decode, type DecodedText } from './decode-text.ts';
import { misplacedMark } from './utf-32.ts';

/** A character has four bytes at most. */
const mostCarried = importLimits.cell * 4;

export class LineDecoder {
  readonly #encoding: Encoding;
  readonly #ends: LineEnds;
  readonly #decode: Decode;
  /** Bytes behind the last line end. */
  #carry: Buffer[] = [];
  #carried = 0;
  #line = 1;
  #atStart = true;

  constructor(encoding: Encoding, ends: LineEnds) {
    this.#encoding = encoding;
    this.#ends = ends;
    this.#decode = createDecode(encoding, ends);
  }

  /** The lines that are complete with this chunk; null where there is none yet. */
  push(bytes: Buffer): DecodedText | null {
    const chunk = this.#withoutMisplacedMark(bytes);
    const cut = cutAt(
      chunk,
      this.#carried,
      widthOf(this.#encoding),
      this.#ends,
      this.#encoding.endsWith('be'),
    );
    const rest = chunk.subarray(cut);
    const whole = cut === 0 ? null : Buffer.concat([...this.#carry, chunk.subarray(0, cut)]);
    if (whole !== null) this.#carry = [];
    this.#carried = whole === null ? this.#carried + rest.length : rest.length;
    if (rest.length > 0) this.#carry.push(Buffer.from(rest));
    if (this.#carried > mostCarried) throw tooLong(this.#line);
    return whole === null ? null : this.#text(whole);
  }

  /** What stands after the last line end; null where the file ends with one. */
  end(): DecodedText | null {
    return this.#carried === 0 ? null : this.#text(Buffer.concat(this.#carry));
  }

  #text(bytes: Buffer): DecodedText {
    const decoded = this.#decode(bytes);
    const text = this.#atStart && decoded.text.startsWith('\uFEFF') ? decoded.text.slice(1) : decoded.text;
    this.#atStart = false;
    this.#line += countLineEnds(text, this.#ends);
    return { text, undecodable: decoded.undecodable };
  }

  #withoutMisplacedMark(bytes: Buffer): Buffer {
    const isFirst = this.#atStart && this.#carried === 0 && widthOf(this.#encoding) === 4;
    return isFirst ? bytes.subarray(misplacedMark(bytes)) : bytes;
  }
}

/** Bytes of a code unit. */
function widthOf(encoding: Encoding): 1 | 2 | 4 {
  if (encoding.startsWith('utf-32')) return 4;
  return encoding.startsWith('utf-16') ? 2 : 1;
}

/** Length of the part of `chunk` that ends with a line end; 0 where it has none. */
function cutAt(chunk: Buffer, carried: number, width: number, ends: LineEnds, bigEndian: boolean): number {
  const lf = ends === 'cr' ? -1 : lastUnit(chunk, 10, carried, width, bigEndian);
  // A CR that ends the chunk may be the first half of a CRLF: leave it for the next one.
  const settled = chunk.subarray(0, Math.max(0, chunk.length - width));
  const cr = ends === 'lf' ? -1 : lastUnit(settled, 13, carried, width, bigEndian);
  const last = Math.max(lf, cr);
  return last === -1 ? 0 : last + width;
}

/** Where the last code unit of this value starts. `carried` bytes stand before the chunk and shift its units. */
function lastUnit(chunk: Buffer, value: number, carried: number, width: number, bigEndian: boolean): number {
  if (width === 1) return chunk.lastIndexOf(value);
  const offset = bigEndian ? width - 1 : 0;
  for (let at = chunk.lastIndexOf(value); at !== -1; at = at === 0 ? -1 : chunk.lastIndexOf(value, at - 1)) {
    const start = at - offset;
    if (start < 0 || (start + carried) % width !== 0 || start + width > chunk.length) continue;
    if (isZero(chunk, start, at, width)) return start;
  }
  return -1;
}

function isZero(chunk: Buffer, start: number, except: number, width: number): boolean {
  for (let at = start; at < start + width; at += 1) if (at !== except && chunk[at] !== 0) return false;
  return true;
}
