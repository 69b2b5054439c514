// How a file reads, from its head and a few samples: the time does not depend on the file's size.
import type { DialectPatch, Encoding, Guess } from '../../../../shared/schema/import.ts';
import { importLimits } from '../../../../shared/schema/import.ts';
import { chosen } from './dialect/detect-dialect.ts';
import { compareReadings } from './encoding/alternative.ts';
import { LineDecoder } from './encoding/line-decoder.ts';
import { detectEncoding, type EncodingGuess } from './encoding/detect-encoding.ts';
import { isMostlyControls } from './file/binary.ts';
import { controlCharacters, emptyFile, tooLong } from './file/file-errors.ts';
import { openFile, refuseBinary, type OpenFile } from './file/open-file.ts';
import { lineBelow, readFarText } from './far-table.ts';
import {
  headerPastEnd,
  inspectSample,
  type Reading,
  type Sample,
  type TableReading,
} from './inspect-sample.ts';
import { countLineEnds, grammarOf } from './records/grammar.ts';
import { countKinds, endsOf } from './records/line-ends.ts';
import { decodeSample, headBytes } from './sample.ts';

export type { Reading };

const sampleBytes = 16 * 1024;
const sampleCount = 8;

export async function inspectFile(path: string, overrides: DialectPatch = {}): Promise<Reading> {
  const file = await openFile(path);
  try {
    const head = await readHead(file);
    return await readingOf(file, head, await samplesBehind(file, head), overrides);
  } finally {
    await file.close();
  }
}

type Head = { bytes: Buffer; whole: boolean };

/** 256 KB, or more until there is a line end, since nothing can be judged by half a line. */
async function readHead(file: OpenFile): Promise<Head> {
  let bytes: Buffer = Buffer.alloc(0);
  for await (const chunk of file.chunks()) {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    if (bytes.length > headBytes && hasLineEnd(bytes.subarray(0, headBytes))) {
      return { bytes: bytes.subarray(0, headBytes), whole: false };
    }
    if (bytes.length > importLimits.cell * 4) throw tooLong(1);
  }
  if (bytes.length === 0) throw emptyFile();
  return { bytes, whole: true };
}

const hasLineEnd = (bytes: Buffer): boolean => bytes.includes(10) || bytes.includes(13);

/** Spread over the rest of the file, for the encoding: the first accent may stand far down. */
async function samplesBehind(file: OpenFile, head: Head): Promise<Buffer[]> {
  const step = (file.size - sampleBytes - head.bytes.length) / (sampleCount - 1);
  if (file.gzip || head.whole || step <= 0) return [];
  const positions = Array.from({ length: sampleCount }, (_, n) => head.bytes.length + Math.floor(n * step));
  return Promise.all(positions.map((position) => file.readAt(position, sampleBytes)));
}

async function readingOf(
  file: OpenFile,
  head: Head,
  samples: Buffer[],
  overrides: DialectPatch,
): Promise<Reading> {
  refuseBinary(head.bytes);
  const guess = detectEncoding([head.bytes, ...samples]);
  if (isMostlyControls(head.bytes, /^utf-(16|32)/.test(guess.encoding))) throw controlCharacters();
  const detected = inspectSample(sampleOf(head, guess.encoding, guessOf(guess)), {});
  const encoding = overrides.encoding ?? guess.encoding;
  const sample = sampleOf(head, encoding, overrides.encoding === undefined ? guessOf(guess) : chosen());
  const chosenSample = await sampleFor(sample, overrides, () => file.chunks());
  const reading = Object.keys(overrides).length === 0 ? detected : inspectSample(chosenSample, overrides);
  const rival = encoding === guess.encoding ? guess.rival : guess.encoding;
  return {
    ...reading,
    detected: detected.dialect,
    encoding_alternative: rival && alternativeOf(head, sample.text, rival, reading),
  };
}

/** The part of the file that the table begins in: its head, or what stands at the line that a person chose. */
export async function sampleFor(
  head: Sample,
  overrides: DialectPatch,
  chunks: () => AsyncIterable<Buffer>,
): Promise<Sample> {
  if (head.whole) return head;
  const ends = endsOf(countKinds(head.text, overrides.quote ?? '"'));
  const line = lineBelow(countLineEnds(head.text, ends), overrides);
  if (line === null) return head;
  const far = await readFarText(chunks(), line, head.encoding, ends);
  if ('lines' in far) throw headerPastEnd(line, far.lines);
  return { ...head, ...far };
}

const guessOf = ({ confidence, reason }: EncodingGuess): Guess => ({ confidence, reason });

/** Decoded as reading does it, so that what does not decode is found here too. */
function sampleOf(head: Head, encoding: Encoding, encodingGuess: Guess): Sample {
  const ends = endsOf(countKinds(decodeSample(head.bytes, encoding), '"'));
  const decoder = new LineDecoder(encoding, ends);
  const lines = decoder.push(head.bytes) ?? nothing;
  const last = (head.whole ? decoder.end() : null) ?? nothing;
  const offset = countLineEnds(lines.text, ends);
  const lastUndecodable = last.undecodable.map((found) => ({ ...found, line: found.line + offset }));
  return {
    text: lines.text + last.text,
    undecodable: [...lines.undecodable, ...lastUndecodable],
    whole: head.whole,
    encoding,
    encodingGuess,
  };
}

const nothing = { text: '', undecodable: [] };

function alternativeOf(
  head: Head,
  current: string,
  rival: Encoding,
  reading: TableReading,
): Reading['encoding_alternative'] {
  const other = sampleOf(head, rival, chosen()).text;
  const grammar = grammarOf(reading.dialect, endsOf(countKinds(current, reading.dialect.quote)));
  return compareReadings(
    { current, other },
    rival,
    grammar,
    reading.columns.map(({ key }) => key),
  );
}
