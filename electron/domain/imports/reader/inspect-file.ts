// How a file reads, from its head and a few samples: the time does not depend on the file's size.
import type { DialectPatch } from '../../../../shared/schema/import.ts';
import { importLimits } from '../../../../shared/schema/import.ts';
import { detectEncoding } from './encoding/detect-encoding.ts';
import { emptyFile, tooLong, unreadable } from './file/file-errors.ts';
import { openFile, refuseBinary, type OpenFile } from './file/open-file.ts';
import { isMostlyControls } from './file/binary.ts';
import { inspectSample, type Reading, type Sample } from './inspect-sample.ts';
import { chosen } from './dialect/detect-dialect.ts';
import { decodeSample, headBytes } from './sample.ts';

export type { Reading };

const sampleBytes = 16 * 1024;
const sampleCount = 8;

export async function inspectFile(path: string, overrides: DialectPatch = {}): Promise<Reading> {
  const file = await openFile(path);
  try {
    const head = await readHead(file);
    const samples = [head.bytes, ...(await samplesBehind(file, head))];
    return readingOf(samples, head, overrides);
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
    if (bytes.length > headBytes && hasLineEnd(bytes.subarray(0, headBytes)))
      return { bytes: bytes.subarray(0, headBytes), whole: false };
    if (bytes.length > importLimits.cell * 4) throw tooLong(1);
  }
  if (bytes.length === 0) throw emptyFile();
  return { bytes, whole: true };
}

const hasLineEnd = (bytes: Buffer): boolean => bytes.includes(10) || bytes.includes(13);

async function samplesBehind(file: OpenFile, head: Head): Promise<Buffer[]> {
  if (file.gzip || head.whole) return [];
  const step = (file.size - sampleBytes - head.bytes.length) / (sampleCount - 1);
  if (step <= 0) return [];
  const positions = Array.from(
    { length: sampleCount },
    (_, n) => Math.floor((head.bytes.length + n * step) / 4) * 4,
  );
  return Promise.all(positions.map((position) => file.readAt(position, sampleBytes)));
}

function readingOf(samples: Buffer[], head: Head, overrides: DialectPatch): Reading {
  refuseBinary(head.bytes);
  const guess = detectEncoding(samples);
  const wide = /^utf-(16|32)/.test(guess.encoding);
  if (isMostlyControls(head.bytes, wide)) {
    throw unreadable(
      'The file is no text: it is full of control characters. Choose a CSV file, or export it as CSV.',
    );
  }
  const sampleAs = (encoding: Sample['encoding'], encodingGuess: Sample['encodingGuess']): Sample => ({
    text: completeLines(decodeSample(head.bytes, encoding), head.whole),
    whole: head.whole,
    encoding,
    encodingGuess,
    issues: [],
  });
  const detected = inspectSample(
    sampleAs(guess.encoding, { confidence: guess.confidence, reason: guess.reason }),
    {},
  );
  const reading =
    Object.keys(overrides).length === 0
      ? detected
      : inspectSample(
          overrides.encoding === undefined
            ? sampleAs(guess.encoding, { confidence: guess.confidence, reason: guess.reason })
            : sampleAs(overrides.encoding, chosen),
          overrides,
        );
  return { ...reading, detected: detected.dialect, encoding_alternative: null };
}

function completeLines(text: string, whole: boolean): string {
  if (whole) return text;
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2));
  return end === -1 ? text : text.slice(0, end + 1);
}
