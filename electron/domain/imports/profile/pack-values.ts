// The kept values of a column as bytes, on their way into the store and out of it. Texts of a column are alike and pack well.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TalliedValue } from './tally.ts';

/** Value, rows, first row. */
export type KeptValue = { value: string; rows: number; row: number };

export function packValues(values: readonly TalliedValue[]): Uint8Array {
  const columns = {
    texts: values.map(({ text }) => text),
    rows: values.map(({ count }) => count),
    firsts: values.map(({ row }) => row),
  };
  return deflateRawSync(JSON.stringify(columns), { level: 1 });
}

export function unpackValues(bytes: Uint8Array): KeptValue[] {
  const { texts, rows, firsts } = JSON.parse(inflateRawSync(bytes).toString()) as {
    texts: string[];
    rows: number[];
    firsts: number[];
  };
  return texts.map((value, at) => ({ value, rows: rows[at] ?? 0, row: firsts[at] ?? 0 }));
}
