// Which lines of the whole file would read differently in the next best encoding. The head says so at once, but the first
// such line may stand far below it; a file that is ASCII, or surely UTF-8, to its end is not read a second time.
import { isAscii, isUtf8 } from 'node:buffer';
import type { Dialect, Encoding, EncodingAlternative } from '../../../../../shared/schema/import.ts';
import { openFile, type ByteOptions, type OpenFile } from '../file/open-file.ts';
import { countLineEnds, grammarOf, type Grammar, type LineEnds } from '../records/grammar.ts';
import { countKinds, endsOf } from '../records/line-ends.ts';
import { decodeSample, withHead } from '../sample.ts';
import { exampleOf, mostExamples } from './alternative.ts';
import { detectEncoding, wholeCharacters } from './detect-encoding.ts';
import { LineDecoder } from './line-decoder.ts';

/** `rival`: what the head is compared with already; null where it leaves no doubt. */
export async function compareFile(
  path: string,
  dialect: Dialect,
  columns: string[],
  rival: Encoding | null,
  options: ByteOptions = {},
): Promise<EncodingAlternative | null> {
  if (dialect.layout !== undefined || !isBytewise(dialect.encoding)) return null;
  const file = await openFile(path);
  try {
    const other = rival ?? (await findRival(file, dialect.encoding, options));
    return other === null || !isBytewise(other)
      ? null
      : await compare(file, dialect, columns, other, options);
  } finally {
    await file.close();
  }
}

/** Line ends are one byte each, the same in all of these. */
const isBytewise = (encoding: Encoding): boolean => !/^utf-(16|32)/.test(encoding);

/** Pieces of the file that are evidence: those that are no UTF-8 tell most. */
const mostPieces = 8;

async function findRival(file: OpenFile, encoding: Encoding, options: ByteOptions): Promise<Encoding | null> {
  const foreign: Buffer[] = [];
  const invalid: Buffer[] = [];
  let head: Buffer | null = null;
  for await (const chunk of file.chunks(options)) {
    head ??= Buffer.from(chunk);
    if (isAscii(chunk) || invalid.length === mostPieces) continue;
    if (!isUtf8(wholeCharacters(chunk, true))) invalid.push(Buffer.from(chunk));
    else if (foreign.length < mostPieces) foreign.push(Buffer.from(chunk));
  }
  if (head === null || (foreign.length === 0 && invalid.length === 0)) return null;
  const guess = detectEncoding([head, ...(invalid.length > 0 ? invalid : foreign)]);
  return guess.encoding === encoding ? guess.rival : guess.encoding;
}

async function compare(
  file: OpenFile,
  dialect: Dialect,
  columns: string[],
  rival: Encoding,
  options: ByteOptions,
): Promise<EncodingAlternative | null> {
  const { head, chunks } = await withHead(file.chunks(options));
  const ends = endsOf(countKinds(decodeSample(head, dialect.encoding), dialect.quote));
  const comparison = new Comparison(grammarOf(dialect, ends), columns);
  const current = new LineDecoder(dialect.encoding, ends);
  const other = new LineDecoder(rival, ends);
  for await (const chunk of chunks) comparison.add(current.push(chunk)?.text, other.push(chunk)?.text);
  comparison.add(current.end()?.text, other.end()?.text);
  const { differing: differing_lines, examples } = comparison;
  return differing_lines === 0 ? null : { encoding: rival, differing_lines, whole_file: true, examples };
}

class Comparison {
  readonly #grammar: Grammar;
  readonly #columns: string[];
  readonly examples: EncodingAlternative['examples'] = [];
  differing = 0;
  /** Lines before the text that comes next. */
  #lines = 0;

  constructor(grammar: Grammar, columns: string[]) {
    this.#grammar = grammar;
    this.#columns = columns;
  }

  add(current = '', other = ''): void {
    const end = lineEnds[this.#grammar.ends];
    if (current !== other) this.#compare(current.split(end), other.split(end));
    this.#lines += countLineEnds(current, this.#grammar.ends);
  }

  #compare(current: readonly string[], other: readonly string[]): void {
    for (const [at, line] of current.entries()) {
      const read = other[at] ?? '';
      if (line === read) continue;
      this.differing += 1;
      if (this.examples.length < mostExamples)
        this.examples.push(exampleOf(this.#lines + at, line, read, this.#grammar, this.#columns));
    }
  }
}

const lineEnds: Record<LineEnds, RegExp> = { lf: /\r?\n/, cr: /\r/, any: /\r\n|\n|\r/ };
