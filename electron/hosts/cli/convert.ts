// rowbench convert: any readable file as clean UTF-8 CSV. It must not alter a cell, so there is no formula guard here.
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Dialect, ReadIssue } from '../../../shared/schema/import.ts';
import { csvLine } from '../../domain/exports/csv.ts';
import { inspectFile, type Reading } from '../../domain/imports/reader/inspect-file.ts';
import { readRecords } from '../../domain/imports/reader/read-records.ts';
import { UsageError } from './cli-error.ts';
import { groupIssues, type IssueGroup } from './issue-groups.ts';
import { writerOf, writeWhole, type Write } from './output-file.ts';
import { count, note, outJson, plural } from './print.ts';

type Options = { to?: string; json?: true };

/** What one pass over the whole file saw. */
type Scan = { rows: number; blank: number; width: number; issues: ReadIssue[] };

export async function convert(file: string, options: Options): Promise<void> {
  const path = resolve(file);
  if (options.to !== undefined) refuseSameFile(path, resolve(options.to));
  const reading = await inspectFile(path);
  const scan = await scanFile(path, reading);
  const header = headerOf(reading, scan.width);
  const write = (to: Write): Promise<void> => writeCsv(path, reading.dialect, header, to);
  if (options.to !== undefined) await writeWhole(resolve(options.to), write);
  else if (!options.json) await write(writerOf(process.stdout));
  const summary = summarise(path, reading, scan, header, options.to ?? null);
  if (options.json) outJson(summary);
  else describe(summary);
}

/** First pass: a record with more cells than the header widens the table, so that none of its cells is lost. */
async function scanFile(path: string, { dialect, columns }: Reading): Promise<Scan> {
  const scan: Scan = { rows: 0, blank: 0, width: columns.length, issues: [] };
  for await (const { records, issues } of readRecords(path, dialect)) {
    scan.issues.push(...issues);
    for (const { cells, blank } of records) {
      if (blank) scan.blank += 1;
      else scan.rows += 1;
      if (!blank && cells.length > scan.width) scan.width = cells.length;
    }
  }
  return scan;
}

/** The header as it stands in the file; columns that have none are numbered. */
function headerOf({ dialect, columns }: Reading, width: number): string[] {
  const names = dialect.header_line === null ? [] : columns.map(({ header }) => header);
  return Array.from({ length: width }, (_, at) => names[at] ?? `column_${at + 1}`);
}

async function writeCsv(path: string, dialect: Dialect, header: string[], write: Write): Promise<void> {
  await write(csvLine(header));
  for await (const { records } of readRecords(path, dialect)) {
    const lines = records.flatMap(({ cells, blank }) =>
      blank ? [] : [csvLine(padded(cells, header.length))],
    );
    await write(lines.join(''));
  }
}

const padded = (cells: string[], width: number): string[] =>
  cells.length >= width ? cells : [...cells, ...Array.from({ length: width - cells.length }, () => '')];

type Summary = {
  file: string;
  to: string | null;
  rows: number;
  blank_rows: number;
  columns: string[];
  detected: Dialect & { line_ending: string };
  reasons: Record<string, string>;
  lines_above: number;
  repairs: IssueGroup[];
};

function summarise(
  path: string,
  reading: Reading,
  scan: Scan,
  columns: string[],
  to: string | null,
): Summary {
  const { dialect, guesses } = reading;
  const reasons = Object.entries(guesses).map(([what, { reason }]) => [what, reason] as const);
  return {
    file: basename(path),
    to,
    rows: scan.rows,
    blank_rows: scan.blank,
    columns,
    detected: { ...dialect, line_ending: reading.line_ending },
    reasons: Object.fromEntries(reasons),
    lines_above: (dialect.header_line ?? dialect.first_data_line ?? 1) - 1,
    repairs: groupIssues(scan.issues),
  };
}

const delimiterNames: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  ' ': 'space',
};

function describe(summary: Summary): void {
  const { detected, reasons } = summary;
  const name = delimiterNames[detected.delimiter] ?? `"${detected.delimiter}"`;
  const header = detected.header_line === null ? 'none' : `line ${detected.header_line}`;
  note(`${summary.file}: ${plural(summary.rows, 'row')}, ${plural(summary.columns.length, 'column')}`);
  note(`  encoding   ${detected.encoding}. ${reasons['encoding']}`);
  note(`  delimiter  ${name}. ${reasons['delimiter']}`);
  note(`  header     ${header}. ${reasons['header']}`);
  note(`  line ends  ${detected.line_ending}`);
  if (summary.lines_above > 0) note(`  left out   ${plural(summary.lines_above, 'line')} above the table`);
  if (summary.blank_rows > 0) note(`  left out   ${plural(summary.blank_rows, 'blank row')}`);
  for (const { message, rows, lines } of summary.repairs) {
    note(
      `  repaired   ${message} (${plural(rows, 'time')}, line ${lines.map(count).join(', ')}${rows > lines.length ? ' …' : ''})`,
    );
  }
  if (summary.to !== null) note(`Written to ${summary.to}`);
}

function refuseSameFile(from: string, to: string): void {
  const [source, target] = [from, to].map((path) => statSync(path, { throwIfNoEntry: false }));
  const same = source && target && source.ino === target.ino && source.dev === target.dev;
  if (from === to || same)
    throw new UsageError('--to names the file that is read. Choose another file to write.');
}
