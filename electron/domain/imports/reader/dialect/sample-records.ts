// The first records of a sample under a grammar, broken quotes read as characters: what guesses are scored on.
import type { Grammar } from '../records/grammar.ts';
import type { RawRecord } from '../records/parse-text.ts';
import { Scanner } from '../records/scanner.ts';

export type SampleRecords = {
  records: RawRecord[];
  /** Records whose quotes do not work out. */
  broken: number;
  /** Cells that stood in quotes, of all records. */
  lines: number;
};

export function sampleRecords(text: string, grammar: Grammar, limit: number, line = 1): SampleRecords {
  const scanner = new Scanner(text, grammar, 0, line);
  const records: RawRecord[] = [];
  let broken = 0;
  while (!scanner.done && records.length < limit) {
    const start = scanner.line;
    let outcome = scanner.next('strict');
    if (outcome.kind !== 'record') {
      broken += 1;
      outcome = scanner.next('literal');
    }
    if (outcome.kind !== 'record') break;
    records.push({ cells: outcome.cells, line: start });
  }
  return { records, broken, lines: scanner.line - line };
}

export const isBlankRecord = ({ cells }: RawRecord): boolean => cells.every((cell) => cell.trim() === '');
