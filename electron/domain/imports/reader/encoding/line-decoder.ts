// Turns chunks of bytes into text that always ends at a line end, so that no character and no CRLF is ever split.
// Bytes that the encoding does not have become U+FFFD and are reported with their line, never silently.
import type { Encoding } from '../../../../../shared/schema/import.ts';
import { importLimits } from '../../../../../shared/schema/import.ts';
import { tooLong } from '../file/file-errors.ts';
import { countLineEnds, type LineEnds } from '../records/grammar.ts';
import { decodeUtf32, misplacedMark } from './utf-32.ts';
import { findUndecodable, type Undecodable } from './undecodable.ts';

export type DecodedText = {
  text: string;
  /** Lines counted from the start of `text`, the first is 0. */
  undecodable: Undecodable[];
};

export type LineDecoder = {
  /** The lines that are complete with this chunk; null where there is none yet. */
  push(chunk: Buffer): DecodedText | null;
  /** What stands after the last line end; null where the file ends with one. */
  end(): DecodedText | null;
};

type Unit = { width: 1 | 2 | 4; decode(bytes: Buffer): DecodedText };

export function createLineDecoder(encoding: Encoding, ends: LineEnds): LineDecoder {
  const unit = unitOf(encoding, ends);
  let carry: Buffer[] = [];
  let carried = 0;
  let lines = 1;
  let first = true;

  const decode = (bytes: Buffer): DecodedText => {
    const decoded = unit.decode(bytes);
    if (first && decoded.text.startsWith('\uFEFF')) decoded.text = decoded.text.slice(1);
    first = false;
    lines += countLineEnds(decoded.text, ends);
    return decoded;
  };

  return {
    push(bytes) {
      const chunk =
        first && carried === 0 ? bytes.subarray(unit.width === 4 ? misplacedMark(bytes) : 0) : bytes;
      const cut = cutAt(chunk, carried, unit.width, ends, encoding.endsWith('be'));
      if (cut === 0) {
        carry.push(Buffer.from(chunk));
        carried += chunk.length;
        if (carried > importLimits.cell * 4) throw tooLong(lines);
        return null;
      }
      const whole =
        carried === 0 ? chunk.subarray(0, cut) : Buffer.concat([...carry, chunk.subarray(0, cut)]);
      carry = cut === chunk.length ? [] : [Buffer.from(chunk.subarray(cut))];
      carried = chunk.length - cut;
      return decode(whole);
    },
    end() {
      if (carried === 0) return null;
      const rest = Buffer.concat(carry);
      carried = 0;
      return decode(rest);
    },
  };
}

function unitOf(encoding: Encoding, ends: LineEnds): Unit {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return utf32(encoding === 'utf-32le', ends);
  const width = encoding.startsWith('utf-16') ? 2 : 1;
  const strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const decode = (bytes: Buffer): DecodedText => {
    try {
      return { text: strict.decode(bytes), undecodable: [] };
    } catch {
      return decodeDamaged(bytes, encoding, ends);
    }
  };
  return { width, decode };
}

function decodeDamaged(bytes: Buffer, encoding: Encoding, ends: LineEnds): DecodedText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return { text, undecodable: findUndecodable(text, ends) };
}

function utf32(littleEndian: boolean, ends: LineEnds): Unit {
  const decode = (bytes: Buffer): DecodedText => {
    const whole = bytes.length - (bytes.length % 4);
    const text =
      decodeUtf32(bytes.subarray(0, whole), littleEndian) + (whole === bytes.length ? '' : '\uFFFD');
    return { text, undecodable: text.includes('\uFFFD') ? findUndecodable(text, ends) : [] };
  };
  return { width: 4, decode };
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
