// Which encoding the bytes are in: BOM, then strict UTF-8, then the NULs of UTF-16 and UTF-32, then scored candidates.
import { isAscii, isUtf8 } from 'node:buffer';
import { t } from '../../../../../shared/messages/message.ts';
import type { Encoding, Guess } from '../../../../../shared/schema/import.ts';
import { encodingByNuls } from './nul-pattern.ts';
import { rankEncodings } from './rank-encodings.ts';
import { foreignLines } from './foreign-lines.ts';

export type EncodingGuess = Guess & {
  encoding: Encoding;
  /** The next best that would read the sample differently, where the bytes leave a doubt. */
  rival: Encoding | null;
};

/** `samples`: the head of the file, then parts from elsewhere, each cut at any byte. */
export function detectEncoding(samples: Buffer[]): EncodingGuess {
  const [head = Buffer.alloc(0)] = samples;
  return byBom(head) ?? byNuls(head) ?? byUtf8(samples) ?? byScore(samples);
}

const certain = (encoding: Encoding, confidence: number, reason: string): EncodingGuess => ({
  encoding,
  confidence,
  reason,
  rival: null,
});

const boms: { bytes: number[]; encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe, 0, 0], encoding: 'utf-32le' },
  { bytes: [0, 0, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

function byBom(head: Buffer): EncodingGuess | null {
  const found = boms.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  // Some programs write UTF-32 behind the mark of UTF-16.
  const behind = found?.bytes.length === 2 ? encodingByNuls(head.subarray(2)) : null;
  if (behind?.startsWith('utf-32')) {
    return certain(
      behind,
      0.9,
      t('The file begins with the byte order mark of UTF-16, but reads as {encoding}.', {
        encoding: behind.toUpperCase(),
      }),
    );
  }
  return found
    ? certain(
        found.encoding,
        1,
        t('The file begins with the byte order mark of {encoding}.', {
          encoding: found.encoding.toUpperCase(),
        }),
      )
    : null;
}

function byNuls(head: Buffer): EncodingGuess | null {
  const encoding = encodingByNuls(head);
  return (
    encoding &&
    certain(
      encoding,
      0.95,
      t('No byte order mark, but NUL bytes stand where {encoding} has them.', {
        encoding: encoding.toUpperCase(),
      }),
    )
  );
}

function byUtf8(samples: Buffer[]): EncodingGuess | null {
  if (samples.every((sample) => isAscii(sample))) {
    return certain('utf-8', 0.99, t('Only ASCII characters, which every encoding shares.'));
  }
  if (!samples.every((sample, i) => isUtf8(wholeCharacters(sample, i > 0)))) return null;
  return certain('utf-8', 1, t('Valid UTF-8.'));
}

function byScore(samples: Buffer[]): EncodingGuess {
  const [best, rival] = rankEncodings(foreignLines(samples));
  const lead = best.score - Math.max(0, rival?.score ?? 0);
  const confidence = Math.max(0.3, Math.min(0.98, 0.55 + lead + (best.score - 0.7) * 0.5));
  return {
    encoding: best.encoding,
    confidence: Math.round(confidence * 100) / 100,
    reason: reasonOf(best.encoding, samples),
    rival: rival !== undefined && rival.score > best.score * 0.4 ? rival.encoding : null,
  };
}

function reasonOf(encoding: Encoding, samples: Buffer[]): string {
  const [head = Buffer.alloc(0)] = samples;
  const at = firstInvalid(head);
  const invalid =
    at === null
      ? t('Not valid UTF-8 further down')
      : t('Not valid UTF-8: byte {byte} on line {line}', { byte: hex(head[at]), line: lineOf(head, at) });
  if (encoding === 'utf-8') return t('{invalid}, but nearly all other bytes are.', { invalid });
  return t('{invalid}. The words read best as {encoding}.', { invalid, encoding });
}

const hex = (byte = 0): string => byte.toString(16).toUpperCase().padStart(2, '0');

function lineOf(head: Buffer, at: number): number {
  const text = head.subarray(0, at).toString('latin1');
  return text.split(/\r\n|\n|\r/).length;
}

/** Where the first byte stands that is no UTF-8, found by halving; null where all is. */
function firstInvalid(head: Buffer): number | null {
  if (isUtf8(wholeCharacters(head, false))) return null;
  let good = 0;
  let bad = head.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(wholeCharacters(head.subarray(0, middle), false))) good = middle;
    else bad = middle;
  }
  for (let at = Math.max(0, bad - 4); at < bad; at += 1) {
    if ((head[at] ?? 0) > 127) return at;
  }
  return good;
}

/** Without the part of a character that a cut left at the end, and at the start where it was cut there too. */
export function wholeCharacters(sample: Buffer, cutAtStart: boolean): Buffer {
  let from = 0;
  if (cutAtStart) while (from < 4 && isContinuation(sample[from])) from += 1;
  let to = sample.length;
  while (to > from && to > sample.length - 4 && isContinuation(sample[to - 1])) to -= 1;
  const lead = to > from ? (sample[to - 1] ?? 0) : 0;
  const isCut = lead >= 0xc0 && sample.length - (to - 1) < lengthOf(lead);
  return sample.subarray(from, isCut ? to - 1 : sample.length);
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

const lengthOf = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);
