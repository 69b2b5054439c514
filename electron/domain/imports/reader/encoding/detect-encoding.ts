// Which encoding the bytes are in: BOM, then strict UTF-8, then the NULs of UTF-16 and UTF-32, then scored candidates.
import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding, Guess } from '../../../../../shared/schema/import.ts';

export type EncodingGuess = Guess & {
  encoding: Encoding;
  /** The next best, where the bytes leave a doubt. */ rival: Encoding | null;
};

/** `samples`: the head of the file, then parts from elsewhere, each cut at any byte. */
export function detectEncoding(samples: Buffer[]): EncodingGuess {
  const [head = Buffer.alloc(0)] = samples;
  return (
    byBom(head) ??
    byUtf8(samples) ?? {
      encoding: 'windows-1252',
      confidence: 0.6,
      reason: 'Not valid UTF-8.',
      rival: 'windows-1250',
    }
  );
}

const boms: { bytes: number[]; encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe, 0, 0], encoding: 'utf-32le' },
  { bytes: [0, 0, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

function byBom(head: Buffer): EncodingGuess | null {
  const found = boms.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (!found) return null;
  return {
    encoding: found.encoding,
    confidence: 1,
    reason: `The file begins with the mark of ${found.encoding.toUpperCase()}.`,
    rival: null,
  };
}

function byUtf8(samples: Buffer[]): EncodingGuess | null {
  if (samples.every((sample) => isAscii(sample))) {
    return {
      encoding: 'utf-8',
      confidence: 0.99,
      reason: 'Only ASCII characters, which every encoding shares.',
      rival: null,
    };
  }
  if (!samples.every((sample, i) => isUtf8(wholeCharacters(sample, i > 0)))) return null;
  return { encoding: 'utf-8', confidence: 1, reason: 'Valid UTF-8.', rival: null };
}

/** Without the part of a character that a cut left at the end, and at the start where it was cut there too. */
function wholeCharacters(sample: Buffer, cutAtStart: boolean): Buffer {
  let from = 0;
  while (cutAtStart && from < 4 && isContinuation(sample[from])) from += 1;
  let to = sample.length;
  while (to > from && to > sample.length - 4 && isContinuation(sample[to - 1])) to -= 1;
  if (to > from && (sample[to - 1] ?? 0) >= 0xc0) to -= 1;
  else to = sample.length;
  return sample.subarray(from, to);
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;
