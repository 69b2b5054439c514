// What the sample would read like in the next best encoding, line by line, so that a person can decide with his eyes.
import type { Encoding, Source } from '../../../../../shared/schema/import.ts';
import { Scanner } from '../records/scanner.ts';
import type { Grammar } from '../records/grammar.ts';

type Alternative = NonNullable<Source['encoding_alternative']>;

/** Enough to page through; all of them are counted. */
export const mostExamples = 100;
/** Characters shown on each side of the first difference in a long cell. */
const context = 40;

/** Null where both read every line alike. Line ends are ASCII in each, so lines can be compared one by one. */
export function compareReadings(
  texts: { current: string; other: string },
  encoding: Encoding,
  grammar: Grammar,
  columns: string[],
): Alternative | null {
  const current = texts.current.split(/\r\n|\n|\r/);
  const other = texts.other.split(/\r\n|\n|\r/);
  const differing = current.flatMap((line, i) => (line === other[i] ? [] : [i]));
  if (differing.length === 0) return null;
  const examples = differing
    .slice(0, mostExamples)
    .map((i) => exampleOf(i, current[i] ?? '', other[i] ?? '', grammar, columns));
  return { encoding, differing_lines: differing.length, examples };
}

export function exampleOf(
  index: number,
  current: string,
  other: string,
  grammar: Grammar,
  columns: string[],
): Alternative['examples'][number] {
  const before = cellsOf(current, grammar);
  const after = cellsOf(other, grammar);
  const at = Math.max(
    0,
    before.findIndex((cell, i) => cell !== after[i]),
  );
  const [shown, shownOther] = window(before[at] ?? '', after[at] ?? '');
  return { line: index + 1, column: columns[at] ?? `column_${at + 1}`, current: shown, other: shownOther };
}

function cellsOf(line: string, grammar: Grammar): string[] {
  const outcome = new Scanner(line, grammar).next('literal');
  return outcome.kind === 'record' ? outcome.cells : [line];
}

/** Both cells, cut to where they begin to differ. */
function window(a: string, b: string): [string, string] {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const from = Math.max(0, at - context);
  const cut = (text: string): string =>
    `${from > 0 ? '…' : ''}${text.slice(from, at + context)}${text.length > at + context ? '…' : ''}`;
  return [cut(a), cut(b)];
}
