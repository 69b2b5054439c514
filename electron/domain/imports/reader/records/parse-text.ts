// Text → records, by the fast lane where it can, else record by record. What is left over is a record that is not
// complete yet: it comes back in front of the text that follows.
import { importLimits, type ReadIssue } from '../../../../../shared/schema/import.ts';
import { tooLong } from '../file/file-errors.ts';
import { parseFast } from './fast-lane.ts';
import type { Grammar } from './grammar.ts';
import { repairRecord, unswallow, type Repair } from './repair.ts';
import { Scanner } from './scanner.ts';
import { looksSwallowed } from './swallowed.ts';

export type RawRecord = {
  cells: string[];
  line: number;
  /** The text as it stood in the file, where the record was repaired. */
  original?: string;
};

export type Position = {
  /** Physical line at which the text starts. */
  line: number;
  /** Columns of the table, where known: the evidence that repairs go by. */
  width: number | null;
  /** Nothing follows this text. */
  final: boolean;
};

export type ParsedText = { records: RawRecord[]; rest: string; nextLine: number; issues: ReadIssue[] };

export function parseText(text: string, grammar: Grammar, position: Position): ParsedText {
  const fast = text.length <= importLimits.cell ? parseFast(text, grammar, position) : null;
  if (fast === null) return parseSlowly(text, grammar, position);
  const rest = text.slice(fast.read);
  if (rest !== '' && position.final) {
    const tail = parseSlowly(rest, grammar, { ...position, line: fast.nextLine });
    return { ...tail, records: [...fast.records, ...tail.records] };
  }
  return { records: fast.records, rest, nextLine: fast.nextLine, issues: [] };
}

function parseSlowly(text: string, grammar: Grammar, { line, width, final }: Position): ParsedText {
  const scanner = new Scanner(text, grammar, 0, line);
  const records: RawRecord[] = [];
  const issues: ReadIssue[] = [];
  while (!scanner.done) {
    const start = { at: scanner.at, line: scanner.line };
    const known = issues.length;
    const cells = readRecord(scanner, grammar, width, final, issues);
    if (cells === null) break;
    if (scanner.at - start.at > importLimits.cell) throw tooLong(start.line);
    if (issues.length === known) records.push({ cells, line: start.line });
    else records.push({ cells, line: start.line, original: text.slice(start.at, scanner.at).trimEnd() });
  }
  return { records, rest: text.slice(scanner.at), nextLine: scanner.line, issues };
}

/** Null: the record goes on behind the text. */
function readRecord(
  scanner: Scanner,
  grammar: Grammar,
  width: number | null,
  final: boolean,
  issues: ReadIssue[],
): string[] | null {
  const start = { at: scanner.at, line: scanner.line };
  const outcome = scanner.next('strict');
  if (outcome.kind === 'record') {
    const isTall = scanner.line - start.line > 3;
    if (!isTall || !looksSwallowed(outcome.cells, grammar, width)) return outcome.cells;
    const repair = unswallow(new Scanner(scanner.text, grammar, start.at, start.line), grammar, width);
    return repair === null ? outcome.cells : take(scanner, repair, issues);
  }
  const last = final || scanner.text.length - scanner.at > importLimits.cell;
  if (outcome.kind === 'unclosed' && !last) return null;
  const repair = repairRecord(scanner, grammar, width, last);
  return repair === null ? null : take(scanner, repair, issues);
}

function take(scanner: Scanner, { at, line, cells, issue }: Repair, issues: ReadIssue[]): string[] {
  issues.push(issue);
  scanner.moveTo(at, line);
  return cells;
}
