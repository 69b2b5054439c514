// Papaparse, for text that it provably reads right: delimiter and line end fixed, whole lines only, no header, no types,
// and not one complaint. Anything else goes record by record through the Scanner (parse-text.ts).
import Papa from 'papaparse';
import { countLineEnds, type Grammar } from './grammar.ts';
import type { Position, RawRecord } from './parse-text.ts';
import { isSpacedQuote } from './scanner.ts';
import { looksSwallowed } from './swallowed.ts';

type PapaResult = { data: string[][]; errors: { row?: number }[]; meta: { cursor: number } };

export type FastResult = {
  records: RawRecord[];
  /** How much of the text was read. */ read: number;
  nextLine: number;
};

/** Null where the text is not for it. Complete records only: what stands behind `read` ends in an open quote. */
export function parseFast(
  text: string,
  grammar: Grammar,
  { line, width }: Pick<Position, 'line' | 'width'>,
): FastResult | null {
  const newline = newlineOf(text, grammar);
  if (newline === null || grammar.escape !== 'doubled' || hasSpacedQuote(text, grammar)) return null;
  const parser = new Papa.Parser({
    delimiter: grammar.delimiter,
    newline,
    quoteChar: grammar.quote,
    escapeChar: grammar.quote,
    ...(grammar.quote === '' ? { fastMode: true } : {}),
  });
  const result = parser.parse(text, 0, true) as PapaResult;
  if (result.errors.some(({ row }) => row === undefined || row < result.data.length)) return null;
  const lines = countLineEnds(text, grammar.ends, 0, result.meta.cursor);
  const flat = lines === result.data.length;
  if (!flat && result.data.some((cells) => looksSwallowed(cells, grammar, width))) return null;
  const records = flat ? flatRecords(result.data, line) : tallRecords(result.data, line, grammar);
  return { records, read: result.meta.cursor, nextLine: line + lines };
}

function hasSpacedQuote(text: string, grammar: Grammar): boolean {
  const { delimiter, quote } = grammar;
  if (quote === '') return false;
  const mark = `${delimiter} ${quote}`;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    if (isSpacedQuote(text, at + delimiter.length, grammar)) return true;
  }
  return false;
}

/** The one line end that the whole text uses; null where it uses several or does not end with one. */
function newlineOf(text: string, { ends }: Grammar): '\n' | '\r\n' | '\r' | null {
  if (ends === 'any') return null;
  if (ends === 'cr') return text.endsWith('\r') && !text.includes('\n') ? '\r' : null;
  if (!text.endsWith('\n')) return null;
  if (!text.includes('\r')) return '\n';
  return isPureCrlf(text) ? '\r\n' : null;
}

function isPureCrlf(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (text.charCodeAt(at - 1) !== 13) return false;
    lines += 1;
  }
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) lines -= 1;
  return lines === 0;
}

/** Each record on a line of its own. */
const flatRecords = (data: string[][], line: number): RawRecord[] =>
  data.map((cells, i) => ({ cells, line: line + i }));

function tallRecords(data: string[][], line: number, { ends }: Grammar): RawRecord[] {
  let at = line;
  return data.map((cells) => {
    const record = { cells, line: at };
    at += linesOf(cells, ends === 'cr' ? '\r' : '\n');
    return record;
  });
}

function linesOf(cells: string[], end: string): number {
  let lines = 1;
  for (const cell of cells) {
    for (let at = cell.indexOf(end); at !== -1; at = cell.indexOf(end, at + 1)) lines += 1;
  }
  return lines;
}
