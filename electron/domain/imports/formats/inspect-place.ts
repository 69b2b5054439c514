// How a source's text reads: the one that was made of a workbook or JSON under the dialect that it was written with, any
// other as the reader finds it. Beside it, what kind of file it came from.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { t } from '../../../../shared/messages/message.ts';
import type { DialectPatch, Guess, Layout, ReadIssue } from '../../../../shared/schema/import.ts';
import { importLimits } from '../../../../shared/schema/import.ts';
import type { SourceFormatFacts } from '../../../../shared/schema/source-format.ts';
import { inspectFile, sampleFor } from '../reader/inspect-file.ts';
import { inspectSample, type Reading, type Sample } from '../reader/inspect-sample.ts';
import { previewInOriginal } from '../reader/records/original-place.ts';
import { headBytes } from '../reader/sample.ts';

/** A text to read: a file as it is, or what was made of one. */
export type ReadPlace = {
  path: string;
  layout: Layout | null;
  facts: SourceFormatFacts;
  issues: ReadIssue[];
};

export type SourceReading = Reading & SourceFormatFacts;

export async function inspectPlace(place: ReadPlace, overrides: DialectPatch = {}): Promise<SourceReading> {
  const { path, layout, facts, issues } = place;
  const reading =
    layout === null ? await inspectFile(path, overrides) : await inspectMade(path, layout, overrides);
  return { ...reading, ...facts, issues: [...issues, ...reading.issues].slice(0, importLimits.previewRows) };
}

export const madeDialect = { encoding: 'utf-8', delimiter: ',', quote: '"', escape: 'doubled' } as const;
const known = (): Guess => ({ confidence: 1, reason: t('The file says so itself.') });

async function inspectMade(path: string, layout: Layout, overrides: DialectPatch): Promise<Reading> {
  const head = await readHead(path);
  const sample = { ...head, undecodable: [], encoding: madeDialect.encoding, encodingGuess: known(), layout };
  const fixed = layout === 'list' ? { ...madeDialect, header_line: 1 } : madeDialect;
  const detected = inspectSample(sample, fixed);
  const chosen = Object.keys(overrides).length > 0 && layout === 'sheet';
  const patch = { ...overrides, ...madeDialect };
  const far = (): Promise<Sample> =>
    sampleFor(sample, patch, () => createReadStream(path) as AsyncIterable<Buffer>);
  const reading = chosen ? inspectSample(await far(), patch) : detected;
  return {
    ...reading,
    preview: reading.preview.map((row) => previewInOriginal(row, layout)),
    guesses: { ...reading.guesses, delimiter: known(), quote: known(), line_ending: known() },
    detected: detected.dialect,
    encoding_alternative: null,
  };
}

/** Whole lines only; more than the usual where one line is longer. */
async function readHead(path: string): Promise<{ text: string; whole: boolean }> {
  const { size } = await stat(path);
  const file = await open(path, 'r');
  try {
    for (let length = headBytes; ; length *= 4) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(length, size)), 0);
      const end = bytesRead === size ? size : buffer.lastIndexOf(10) + 1;
      if (end > 0) return { text: buffer.toString('utf8', 0, end), whole: end === size };
    }
  } finally {
    await file.close();
  }
}
