// A file, or a text, as batches of records under a given dialect. Never holds more than a few chunks of it.
import type { Dialect, ReadIssue } from '../../../../shared/schema/import.ts';
import { LineDecoder } from './encoding/line-decoder.ts';
import { openFile, type ByteOptions } from './file/open-file.ts';
import type { LineEnds } from './records/grammar.ts';
import { countKinds, endsOf } from './records/line-ends.ts';
import { RecordReader } from './records/record-reader.ts';
import type { RecordBatch, SourceRecord } from './records/source-record.ts';
import { decodeSample, headBytes, withHead } from './sample.ts';

export type { RecordBatch, SourceRecord };

const batchSize = 2000;
/** Length of the pieces that a text is parsed in. */
const pieceLength = 256 * 1024;

export async function* readRecords(
  path: string,
  dialect: Dialect,
  options: ByteOptions = {},
): AsyncGenerator<RecordBatch> {
  const file = await openFile(path);
  try {
    yield* recordsOfChunks(file.chunks(options), dialect);
  } finally {
    await file.close();
  }
}

export async function* recordsOfChunks(
  bytes: AsyncGenerator<Buffer>,
  dialect: Dialect,
): AsyncGenerator<RecordBatch> {
  const { head, chunks } = await withHead(bytes);
  const ends = endsOf(countKinds(decodeSample(head, dialect.encoding), dialect.quote));
  const decoder = new LineDecoder(dialect.encoding, ends);
  const reader = new RecordReader(dialect, ends);
  for await (const chunk of chunks) {
    const decoded = decoder.push(chunk);
    if (decoded !== null) yield* inBatches(reader.push(decoded, false));
  }
  yield* inBatches(reader.push(decoder.end() ?? { text: '', undecodable: [] }, true));
}

export function* recordsOfText(text: string, dialect: Dialect): Generator<RecordBatch> {
  const ends = endsOf(countKinds(text.slice(0, headBytes), dialect.quote));
  const reader = new RecordReader(dialect, ends);
  for (const piece of pieces(text, ends))
    yield* inBatches(reader.push({ text: piece, undecodable: [] }, false));
  yield* inBatches(reader.push({ text: '', undecodable: [] }, true));
}

/** Pieces that end at a line end, the last one excepted. */
function* pieces(text: string, ends: LineEnds): Generator<string> {
  const end = ends === 'cr' ? '\r' : '\n';
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  while (from < text.length) {
    const found = text.indexOf(end, from + pieceLength);
    const to = found === -1 ? text.length : found + 1;
    yield text.slice(from, to);
    from = to;
  }
}

function* inBatches({ records, issues }: RecordBatch): Generator<RecordBatch> {
  let rest: ReadIssue[] = issues;
  for (let at = 0; at < records.length; at += batchSize) {
    yield { records: records.slice(at, at + batchSize), issues: rest };
    rest = [];
  }
  if (records.length === 0 && issues.length > 0) yield { records, issues };
}
