// For tests: the reader's books. Every physical line of a file is in a record, in the header, blank, or in an issue that
// says that it was left out. Letters are compared, not counts, so that nothing can be lost and something else doubled.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Dialect, ReadIssue } from '../../../../shared/schema/import.ts';
import { inspectFile } from './inspect-file.ts';
import { countKinds, endsOf } from './records/line-ends.ts';
import { RecordReader } from './records/record-reader.ts';
import { decodeSample, headBytes } from './sample.ts';
import { readWhole, type WholeFile } from './testing-files.ts';

/** Issues about lines that are not among the records. */
const leftOut = new Set([
  'above_table',
  'below_table',
  'comment_line',
  'rule_line',
  'repeated_header',
  'total_row',
  'other_table',
]);

export type Accounts = {
  /** Letters of the file that no record, header or issue accounts for, and those that were made up. */
  file: string;
  read: string;
  /** Lines above the table that hold something and are not reported. */
  silent: number[];
  whole: WholeFile;
  dialect: Dialect;
};

export async function accountsOf(path: string): Promise<Accounts> {
  const { dialect } = await inspectFile(path);
  const whole = await readWhole(path, dialect);
  const bytes = bytesOf(path);
  const ends = endsOf(
    countKinds(decodeSample(bytes.subarray(0, headBytes), dialect.encoding), dialect.quote),
  );
  const text = decodeSample(bytes, dialect.encoding);
  const lines = text.split(ends === 'any' ? /\r\n|\n|\r/ : ends === 'lf' ? '\n' : '\r');
  const reported = linesOf(whole.issues);
  const start = dialect.header_line ?? dialect.first_data_line ?? 1;
  const reader = new RecordReader(dialect, ends);
  reader.push({ text, undecodable: [] }, true);
  const cells = [
    ...reader.headerRows.map((record) => record.original ?? record.cells.join('')),
    ...whole.records.map((record) => record.original ?? record.cells.join('')),
  ];
  return {
    file: essence(lines.filter((_, at) => at + 1 >= start && !reported.has(at + 1)).join(''), dialect),
    read: essence(cells.join(''), dialect),
    silent: lines.flatMap((line, at) =>
      at + 1 < start && line.trim() !== '' && !reported.has(at + 1) ? [at + 1] : [],
    ),
    whole,
    dialect,
  };
}

function bytesOf(path: string): Buffer {
  const bytes = readFileSync(path);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

function linesOf(issues: readonly ReadIssue[]): Set<number> {
  const lines = new Set<number>();
  for (const { code, line, last_line } of issues) {
    if (line === null || !leftOut.has(code)) continue;
    for (let at = line; at <= (last_line ?? line); at += 1) lines.add(at);
  }
  return lines;
}

/** Without what separates cells and records: the characters that may never be lost, in order. */
const essence = (text: string, { delimiter }: Dialect): string =>
  text
    .split('')
    .filter((mark) => !/["'\\\s\uFEFF]/.test(mark) && !delimiter.includes(mark))
    .join('');
