// How CSV text from the API reads: it is already decoded, and the caller says whether it has a header.
import { inspectSample, type Reading } from './inspect-sample.ts';
import { emptyFile } from './file/file-errors.ts';
import { headBytes } from './sample.ts';
import { wholeLines } from './dialect/detect-dialect.ts';

export function inspectText(text: string, options: { hasHeader: boolean }): Reading {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (clean === '') throw emptyFile();
  const head = wholeLines(clean, headBytes);
  const sample = {
    text: head,
    undecodable: [],
    whole: head.length === clean.length,
    encoding: 'utf-8' as const,
    encodingGuess: { confidence: 1, reason: 'Sent as text.' },
  };
  const free = inspectSample(sample, {});
  const reading = inspectSample(sample, options.hasHeader ? headerPatch(free) : { header_line: null });
  return { ...reading, detected: free.dialect, encoding_alternative: null };
}

/** The caller says that there is a header: where none was found it is the first line of the table. */
function headerPatch({ dialect }: Pick<Reading, 'dialect'>): { header_line: number } {
  return { header_line: dialect.header_line ?? dialect.first_data_line ?? 1 };
}
