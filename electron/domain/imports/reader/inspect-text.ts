// How CSV text from the API reads: it is already decoded, and the caller says whether it has a header.
import { t } from '../../../../shared/messages/message.ts';
import { inspectSample, type Reading, type Sample, type TableReading } from './inspect-sample.ts';
import { emptyFile } from './file/file-errors.ts';
import { headBytes } from './sample.ts';
import { separatorLine, wholeLines } from './dialect/detect-dialect.ts';

/** The answer to a request has no place for what a reader leaves out: every row is in its ledger. */
const asItStands = { every_row: true, header_lines: 1 } as const;

export function inspectText(text: string, options: { hasHeader: boolean }): Reading {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (clean === '') throw emptyFile();
  const head = wholeLines(clean, headBytes);
  const sample = {
    text: head,
    undecodable: [],
    whole: head.length === clean.length,
    encoding: 'utf-8' as const,
    encodingGuess: { confidence: 1, reason: t('Sent as text.') },
  };
  const free = inspectSample(sample, asItStands);
  const reading = options.hasHeader
    ? withHeader(sample, free)
    : inspectSample(sample, { ...asItStands, header_line: null });
  return { ...reading, detected: free.dialect, encoding_alternative: null };
}

/**
 * The caller says that there is a header: it is the first line, unless it clearly stands further down. A first line
 * without a delimiter names one column, whatever the values below it hold.
 */
function withHeader(sample: Sample, free: TableReading): TableReading {
  const found = free.dialect.header_line;
  if (found !== null && found > 1 && free.guesses.header.confidence >= 0.9) return free;
  const line = separatorLine(sample.text) === null ? firstFilledLine(sample.text) : 2;
  const first = found === line ? free : inspectSample(sample, { ...asItStands, header_line: line });
  const reading = splitByNames(sample, line, first) ?? first;
  const names = sample.text.split(/\r\n|\n|\r/, line)[line - 1] ?? '';
  if (names.includes(reading.dialect.delimiter) || reading.columns.length === 1) return reading;
  return inspectSample(sample, { ...asItStands, header_line: line, delimiter: absentFrom(sample.text) });
}

/** Few or ragged rows may speak for one column where the header plainly names more, such as "name,domain". */
function splitByNames(sample: Sample, line: number, { columns }: TableReading): TableReading | null {
  const [only] = columns;
  if (!only || columns.length > 1 || only.suggestion.target !== 'ignore') return null;
  const readings = delimiters
    .filter((delimiter) => only.header.includes(delimiter))
    .map((delimiter) => inspectSample(sample, { ...asItStands, header_line: line, delimiter }));
  return (
    readings.find((reading) => reading.columns.some(({ suggestion }) => isKey(suggestion.target))) ?? null
  );
}

const isKey = (target: string): boolean => target === 'name' || target === 'domain';

const delimiters = [',', ';', '\t', '|'];

const firstFilledLine = (text: string): number =>
  text.split(/\r\n|\n|\r/, 100).findIndex((line) => line.trim() !== '') + 1 || 1;

const absentFrom = (text: string): string =>
  delimiters.find((delimiter) => !text.includes(delimiter)) ?? '\u001F';
