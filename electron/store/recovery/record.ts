// One record of SQLite's file format (https://sqlite.org/fileformat2.html#record_format), read without SQLite: from a damaged
// file it refuses to read at all what can be read in part. Whatever is no whole record throws.
import { isUtf8 } from 'node:buffer';

export type Value = null | number | bigint | string | Buffer;

export class BadBytes extends Error {}

/** A variable-length integer at `at`; those beyond 2^53 make no sense where they are read here. */
export function readVarint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let n = 0; n < 8; n += 1) {
    const byte = bytes[at + n];
    if (byte === undefined) throw new BadBytes('A number is cut off');
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + n + 1 };
  }
  throw new BadBytes('A number is out of range');
}

export function readRecord(payload: Buffer): Value[] {
  const header = readVarint(payload, 0);
  if (header.value > payload.length) throw new BadBytes('A record is cut off');
  const values: Value[] = [];
  let at = header.next;
  let from = header.value;
  while (at < header.value) {
    const type = readVarint(payload, at);
    at = type.next;
    const size = sizeOf(type.value);
    if (from + size > payload.length) throw new BadBytes('A value is cut off');
    values.push(readValue(payload, from, type.value, size));
    from += size;
  }
  if (at !== header.value || from !== payload.length) throw new BadBytes('A record does not add up');
  return values;
}

const integerSizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  const size = integerSizes[type];
  if (size === undefined) throw new BadBytes('A value has no known type');
  return size;
}

function readValue(payload: Buffer, at: number, type: number, size: number): Value {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 6) return narrow(payload.readBigInt64BE(at));
  if (type === 7) return payload.readDoubleBE(at);
  if (type < 6) return payload.readIntBE(at, size);
  const bytes = payload.subarray(at, at + size);
  if (type % 2 === 0) return Buffer.from(bytes);
  if (!isUtf8(bytes)) throw new BadBytes('A text is not UTF-8');
  return bytes.toString('utf8');
}

const narrow = (value: bigint): number | bigint =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
