// rowbench convert: any readable file as clean UTF-8 CSV. It must not alter a cell, so there is no formula guard here.
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Dialect, ReadIssue } from '../../../shared/schema/import.ts';
import type { PartChoice, SourceFormatFacts } from '../../../shared/schema/source-format.ts';
import { csvLine } from '../../domain/exports/csv.ts';
import { refuseSeveral } from '../../domain/imports/formats/format-errors.ts';
import {
  inspectPlace,
  type ReadPlace,
  type SourceReading,
} from '../../domain/imports/formats/inspect-place.ts';
import { withPlace } from '../../domain/imports/formats/with-place.ts';
import { readRecords } from '../../domain/imports/reader/read-records.ts';
import { UsageError } from './cli-error.ts';
import { groupIssues, type IssueGroup } from './issue-groups.ts';
import { writerOf, writeWhole, type Write } from './output-file.ts';
import { count, note, outJson, plural } from './print.ts';

type Options = { to?: string; json?: true } & PartChoice;

/** What one pass over the whole file saw. */
type Scan = { rows: number; blank: number; width: number; issues: ReadIssue[] };

export async function convert(file: string, options: Options): Promise<void> {
  const path = resolve(file);
  if (options.to !== undefined) refuseSameFile(path, resolve(options.to));
  await withPlace(path, partOf(options), (place) => convertPlace(path, place, options));
}

const partOf = ({ sheet, entry }: Options): PartChoice => ({ sheet, entry });

async function convertPlace(file: string, place: ReadPlace, options: Options): Promise<void> {
  refuseSeveral(place.facts, options);
  const { path } = place;
  const reading = await inspectPlace(place);
  const scan = await scanFile(path, reading);
  scan.issues.unshift(...place.issues);
  const header = headerOf(reading, scan.width);
  const write = (to: Write): Promise<void> => writeCsv(path, reading.dialect, header, to);
  if (options.to !== undefined) await writeWhole(resolve(options.to), write);
  else if (!options.json) await write(writerOf(process.stdout));
  const summary = summarise(file, reading, place.facts, scan, header, options.to ?? null);
  if (options.json) outJson(summary);
  else describe(summary);
}

/** First pass: a record with more cells than the header widens the table, so that none of its cells is lost. */
async function scanFile(path: string, { dialect, columns }: SourceReading): Promise<Scan> {
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
function headerOf({ dialect, columns }: SourceReading, width: number): string[] {
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
  source: SourceFormatFacts;
  detected: Dialect & { line_ending: string };
  reasons: Record<string, string>;
  lines_above: number;
  repairs: IssueGroup[];
};

function summarise(
  path: string,
  reading: SourceReading,
  source: SourceFormatFacts,
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
    source,
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
  for (const line of describeFormat(summary.source)) note(line);
  if (detected.layout === undefined) {
    note(`  encoding   ${detected.encoding}. ${reasons['encoding']}`);
    note(`  delimiter  ${name}. ${reasons['delimiter']}`);
  }
  note(`  header     ${header}. ${reasons['header']}`);
  if (detected.layout === undefined) note(`  line ends  ${detected.line_ending}`);
  if (summary.lines_above > 0) note(`  left out   ${plural(summary.lines_above, 'line')} above the table`);
  if (summary.blank_rows > 0) note(`  left out   ${plural(summary.blank_rows, 'blank row')}`);
  const line = detected.layout === 'sheet' ? 'row' : 'line';
  for (const group of summary.repairs) note(describeIssue(group, line));
  if (summary.to !== null) note(`Written to ${summary.to}`);
}

function describeIssue({ message, repaired, rows, lines }: IssueGroup, line: string): string {
  const places = lines.length === 0 ? '' : `, ${line} ${lines.map(count).join(', ')}`;
  const more = rows > lines.length && lines.length > 0 ? ' …' : '';
  return `  ${repaired ? 'repaired' : 'noticed '}   ${message} (${plural(rows, 'time')}${places}${more})`;
}

function describeFormat({ format, entry, sheet, sheets }: SourceFormatFacts): string[] {
  const others = sheets.map(({ name }) => name).filter((name) => name !== sheet);
  const more = others.length === 0 ? '' : `. Others: ${others.join(', ')}`;
  return [
    ...(entry === null ? [] : [`  file       ${entry}`]),
    ...(format === 'delimited' ? [] : [`  format     ${format}`]),
    ...(sheet === null ? [] : [`  sheet      ${sheet}${more}`]),
  ];
}

function refuseSameFile(from: string, to: string): void {
  const [source, target] = [from, to].map((path) => statSync(path, { throwIfNoEntry: false }));
  const same = source && target && source.ino === target.ino && source.dev === target.dev;
  if (from === to || same)
    throw new UsageError('--to names the file that is read. Choose another file to write.');
}
