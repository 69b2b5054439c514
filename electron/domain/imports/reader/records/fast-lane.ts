// Papaparse, for text that it provably reads right: delimiter and line end fixed, whole lines only, no header, no types,
// and not one complaint. Anything else goes record by record through the Scanner (parse-text.ts).
import Papa from 'papaparse';
import { countLineEnds, type Grammar } from './grammar.ts';
import type { RawRecord } from './parse-text.ts';

type PapaResult = { data: string[][]; errors: { row?: number }[]; meta: { cursor: number } };

export type FastResult = {
  records: RawRecord[];
  /** How much of the text was read. */ read: number;
  nextLine: number;
};

/** Null where the text is not for it. Complete records only: what stands behind `read` ends in an open quote. */
export function parseFast(text: string, grammar: Grammar, line: number): FastResult | null {
  const newline = newlineOf(text, grammar);
  if (newline === null || grammar.escape !== 'doubled') return null;
  const parser = new Papa.Parser({
    delimiter: grammar.delimiter,
    newline,
    quoteChar: grammar.quote,
    escapeChar: grammar.quote,
    ...(grammar.quote === '' ? { fastMode: true } : {}),
  });
  const result = parser.parse(text, 0, true) as PapaResult;
  if (result.errors.some(({ row }) => row === undefined || row < result.data.length)) return null;
  return numbered(text, grammar, line, result);
}

/** The one line end that the whole text uses; null where it uses several or does not end with one. */
function newlineOf(text: string, { ends }: Grammar): '\n' | '\r\n' | '\r' | null {
  if (ends === 'any') return null;
  if (ends === 'cr') return text.endsWith('\r') ? '\r' : null;
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

function numbered(text: string, { ends }: Grammar, line: number, { data, meta }: PapaResult): FastResult {
  const lines = countLineEnds(text, ends, 0, meta.cursor);
  const nextLine = line + lines;
  const flat = lines === data.length;
  let at = line;
  const records = data.map((cells) => {
    const record = { cells, line: at };
    at += flat ? 1 : linesOf(cells, ends === 'cr' ? '\r' : '\n');
    return record;
  });
  return { records, read: meta.cursor, nextLine };
}

function linesOf(cells: string[], end: string): number {
  let lines = 1;
  for (const cell of cells) {
    for (let at = cell.indexOf(end); at !== -1; at = cell.indexOf(end, at + 1)) lines += 1;
  }
  return lines;
}
