// Decides what a record with a broken quote means. A quote that opens and never closes must not swallow the lines after
// it; a quote that someone forgot to double must not cut its cell. The table's width is the evidence. Always an issue.
import { t } from '../../../../../shared/messages/message.ts';
import type { ReadIssue } from '../../../../../shared/schema/import.ts';
import type { Grammar } from './grammar.ts';
import { Scanner, type QuotePolicy } from './scanner.ts';

type Candidate = { policy: QuotePolicy; cells: string[]; at: number; line: number };

export type Repair = { cells: string[]; at: number; line: number; issue: ReadIssue };

/** How far a cell with broken quotes may reach over several lines, in characters. */
const reach = 64 * 1024;

/** Null: the text has to go on before it can be decided. `final`: it does not go on. */
export function repairRecord(
  scanner: Scanner,
  grammar: Grammar,
  width: number | null,
  final: boolean,
): Repair | null {
  const chosen = choose(scanner, grammar, width, final);
  return chosen && { cells: chosen.cells, at: chosen.at, line: chosen.line, issue: issueOf(scanner, chosen) };
}

/** The record under the reading that takes a quote for a character, where that gives the table's width. */
export function unswallow(start: Scanner, grammar: Grammar, width: number | null): Repair | null {
  const literal = attempt(start, grammar, 'literal', Number.POSITIVE_INFINITY);
  if (literal === null || literal.cells.length !== width) return null;
  return { cells: literal.cells, at: literal.at, line: literal.line, issue: issueOf(start, literal) };
}

function choose(scanner: Scanner, grammar: Grammar, width: number | null, final: boolean): Candidate | null {
  const literal = attempt(scanner, grammar, 'literal', Number.POSITIVE_INFINITY);
  if (literal === null) return null;
  const fits = (candidate: Candidate | null): boolean => candidate?.cells.length === width;
  // A literal reading never passes the end of the line, so it shows where that is.
  const onOneLine = attempt(scanner, grammar, 'lenient', literal.at - scanner.at);
  if (onOneLine !== null && (width === null || fits(onOneLine))) return onOneLine;
  const loose = width === null ? null : attempt(scanner, grammar, 'loose', literal.at - scanner.at);
  if (fits(loose)) return loose;
  if (fits(literal)) return literal;
  const onSeveral = attempt(scanner, grammar, 'lenient', reach);
  if (fits(onSeveral) && !swallowsRows(scanner, onSeveral, grammar, width)) return onSeveral;
  const mayGoOn = onSeveral === null && !final && scanner.text.length - scanner.at < reach;
  return mayGoOn ? null : (onOneLine ?? literal);
}

/** Lines behind the first that are whole rows of their own do not belong to a cell. */
function swallowsRows(from: Scanner, to: Candidate | null, grammar: Grammar, width: number | null): boolean {
  if (to === null || width === null || width < 2) return false;
  const lines = from.text
    .slice(from.at, to.at)
    .split(/\r\n|\n|\r/)
    .slice(1);
  return lines.some((line) => {
    const outcome = new Scanner(line, grammar).next('literal');
    return outcome.kind === 'record' && outcome.cells.length === width;
  });
}

/** Reads one record within `length` characters; null where it does not end within them. */
function attempt(from: Scanner, grammar: Grammar, policy: QuotePolicy, length: number): Candidate | null {
  const cut = from.at + length;
  const text = cut < from.text.length ? from.text.slice(0, cut) : from.text;
  const scanner = new Scanner(text, grammar, from.at, from.line);
  const outcome = scanner.next(policy);
  if (outcome.kind !== 'record') return null;
  if (length === reach && scanner.at === cut) return null;
  return { policy, cells: outcome.cells, at: scanner.at, line: scanner.line };
}

const shorten = (text: string): string => (text.length > 300 ? `${text.slice(0, 299)}…` : text);

function issueOf(scanner: Scanner, chosen: Candidate): ReadIssue {
  const read = scanner.text.slice(scanner.at, chosen.at).trimEnd();
  const made = chosen.cells.join(' | ');
  return {
    line: scanner.line,
    code: chosen.policy === 'literal' ? 'unclosed_quote' : 'unescaped_quote',
    message:
      chosen.policy === 'literal'
        ? t(
            'A quote opens a cell and does not close it. It was read as a character; the lines after it are untouched.',
          )
        : t('A quote inside a quoted cell is not doubled. It was read as a character of the cell.'),
    read: shorten(read),
    made: shorten(made),
  };
}
