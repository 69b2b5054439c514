// The first records of a sample under a grammar, broken quotes repaired: what guesses are scored on.
import type { Grammar } from '../records/grammar.ts';
import type { RawRecord } from '../records/parse-text.ts';
import { repairRecord } from '../records/repair.ts';
import { Scanner } from '../records/scanner.ts';

export type SampleRecords = {
  records: RawRecord[];
  /** Records whose quotes do not work out. */
  broken: number;
};

export function sampleRecords(text: string, grammar: Grammar, limit: number, line = 1): SampleRecords {
  const scanner = new Scanner(text, grammar, 0, line);
  const records: RawRecord[] = [];
  let broken = 0;
  while (!scanner.done && records.length < limit) {
    const start = scanner.line;
    const outcome = scanner.next('strict');
    if (outcome.kind === 'record') records.push({ cells: outcome.cells, line: start });
    else {
      const repair = repairRecord(scanner, grammar, null, true);
      if (repair === null) break;
      broken += 1;
      scanner.moveTo(repair.at, repair.line);
      records.push({ cells: repair.cells, line: start });
    }
  }
  return { records, broken };
}

export const isBlankRecord = ({ cells }: RawRecord): boolean => cells.every((cell) => cell.trim() === '');
