// A decoded head of a file → everything a person should see and may override before anything is imported.
import { t } from '../../../../shared/messages/message.ts';
import type { Dialect, DialectPatch, Guess, Layout, Source } from '../../../../shared/schema/import.ts';
import { importLimits } from '../../../../shared/schema/import.ts';
import { AppError } from '../../../../shared/errors.ts';
import { countKnownNames } from '../../mapping/match-headers.ts';
import { describeColumns } from './columns.ts';
import { detectHeader, type HeaderGuess } from './dialect/detect-header.ts';
import { chosen, detectTable, grammarPart, separatorLine } from './dialect/detect-dialect.ts';
import { sampleRecords } from './dialect/sample-records.ts';
import type { Undecodable } from './encoding/undecodable.ts';
import { noTable } from './file/file-errors.ts';
import { previewRows } from './preview.ts';
import type { Grammar, LineEnds } from './records/grammar.ts';
import { judgedRecords } from './records/original-place.ts';
import type { RawRecord } from './records/parse-text.ts';
import { countKinds, endsOf, labelOf } from './records/line-ends.ts';
import { RecordReader } from './records/record-reader.ts';
import type { Above } from './far-table.ts';
import type { RecordBatch } from './records/source-record.ts';

export type Reading = Pick<
  Source,
  | 'dialect'
  | 'detected'
  | 'line_ending'
  | 'guesses'
  | 'encoding_alternative'
  | 'preview'
  | 'columns'
  | 'issues'
>;

export type Sample = {
  /** The head, without a line that is cut off. */
  text: string;
  undecodable: Undecodable[];
  /** Whether `text` is the whole file. */
  whole: boolean;
  encoding: Dialect['encoding'];
  encodingGuess: Guess;
  /** Where the text was made of another format. */
  layout?: Layout;
  /** Where it begins below the head of the file, whose line ends it has. */
  above?: Above;
  ends?: LineEnds;
};

export type TableReading = Omit<Reading, 'detected' | 'encoding_alternative'>;

/** Records looked at for the header and the first columns. */
const headRecords = 200;

export function inspectSample(sample: Sample, overrides: DialectPatch): TableReading {
  const { text } = sample;
  if (text.trim() === '') throw noTable();
  const ends = sample.ends ?? endsOf(countKinds(text, overrides.quote ?? '"'));
  const table = detectTable(text, ends, overrides);
  const records = judgedRecords(recordsBelowSeparator(sample, table.grammar), sample.layout);
  const header = headerOf(detectHeader(records, countKnownNames, table.grammar), overrides);
  const dialect: Dialect = {
    encoding: sample.encoding,
    ...grammarPart(table.grammar),
    header_line: header.header_line,
    ...(header.header_line === null ? { first_data_line: header.first_data_line } : {}),
    ...headerLines(header, overrides),
    ...(header.comment === null ? {} : { comment: header.comment }),
    ...(overrides.every_row === undefined ? {} : { every_row: overrides.every_row }),
    ...(sample.layout === undefined ? {} : { layout: sample.layout }),
  };
  const counts = countKinds(text, dialect.quote);
  return {
    dialect,
    line_ending: labelOf(counts),
    guesses: {
      encoding: sample.encodingGuess,
      delimiter: table.delimiter,
      quote: table.quote,
      header: { confidence: header.confidence, reason: header.reason },
      line_ending: { confidence: 1, reason: lineEndReason(text, sample.whole) },
    },
    ...readTable(sample, dialect, sample.ends ?? endsOf(counts)),
  };
}

/** Said only where it is more than one, or a person said so. */
const headerLines = (
  { header_line, header_lines }: HeaderGuess,
  overrides: DialectPatch,
): Pick<Dialect, 'header_lines'> =>
  header_line !== null && (header_lines > 1 || overrides.header_lines !== undefined) ? { header_lines } : {};

/** A `sep=;` line is none of the table's. */
function recordsBelowSeparator({ text, above }: Sample, grammar: Grammar): RawRecord[] {
  if (above !== undefined) return sampleRecords(text, grammar, headRecords, above.line).records;
  const skipped = separatorLine(text) === null ? 0 : (/^.*(\r\n|\n|\r)?/.exec(text)?.[0].length ?? 0);
  return sampleRecords(text.slice(skipped), grammar, headRecords, skipped === 0 ? 1 : 2).records;
}

function headerOf(guess: HeaderGuess, patch: DialectPatch): HeaderGuess {
  const { header_line, first_data_line, header_lines } = patch;
  const found = { ...guess, comment: patch.comment ?? (patch.every_row === true ? null : guess.comment) };
  if (header_line === undefined) return { ...found, header_lines: header_lines ?? guess.header_lines };
  const first = first_data_line ?? (header_line === null ? guess.first_data_line : header_line);
  const lines = header_lines ?? (header_line === guess.header_line ? guess.header_lines : 1);
  return { ...found, ...chosen(), header_line, header_lines: lines, first_data_line: first };
}

const lineEndReason = (text: string, whole: boolean): string =>
  whole && !/[\r\n]$/.test(text)
    ? t('The last line has no line end and was read.')
    : t('Every line of the sample ends so.');

function readTable(
  sample: Sample,
  dialect: Dialect,
  ends: LineEnds,
): Pick<Reading, 'preview' | 'columns' | 'issues'> {
  const start = dialect.header_line ?? dialect.first_data_line ?? 1;
  const lines = sample.above?.near ?? sample.text.split(ends === 'cr' ? '\r' : /\r\n|\n|\r/, start - 1);
  if (sample.above === undefined && lines.length < start - 1) throw headerPastEnd(start, lines.length);
  const reader = new RecordReader(dialect, ends, sample.above?.line);
  const first = reader.push(sample, sample.whole);
  const last = reader.width === null ? reader.push(nothingMore, true) : nothingRead;
  const records = [...first.records, ...last.records];
  const { header } = reader;
  const headers = header ?? Array.from({ length: reader.width ?? 1 }, () => '');
  const rows = records.filter(({ blank }) => !blank).map(({ cells }) => cells);
  return {
    preview: previewRows(lines, dialect, reader.headerRows, records),
    columns: describeColumns(headers, rows.slice(0, 1000)),
    issues: [...first.issues, ...last.issues].slice(0, importLimits.previewRows),
  };
}

/** Ends a sample that is too short to be judged by, as where its last line is a very long one. */
const nothingMore = { text: '', undecodable: [] };
const nothingRead: RecordBatch = { records: [], issues: [] };

export function headerPastEnd(line: number, lines: number): AppError {
  const message = t(
    'The table cannot begin on line {line, number}: the file has {lines, number} lines. Choose one of them.',
    { line, lines },
  );
  return new AppError('validation_error', {
    message,
    issues: [{ path: 'header_line', code: 'too_big', message }],
  });
}
