// How many columns the table has, judged from its first records: what ragged rows and broken quotes are measured by.
import { importLimits } from '../../../../../shared/schema/import.ts';
import { tooManyColumns } from '../file/file-errors.ts';
import type { Grammar } from './grammar.ts';
import { Scanner } from './scanner.ts';

/** What the width is judged by. Whoever reads on must have this many characters, so that all judge alike. */
export const widthSample = 32 * 1024;
const sampleRecords = 200;

/** `text` starts with the header, if there is one. */
export function measureWidth(text: string, grammar: Grammar, hasHeader: boolean, line: number): number {
  const widths = recordWidths(text, grammar, hasHeader);
  const header = hasHeader ? (widths.shift() ?? 1) : 0;
  const width = widthOf(header, widths);
  if (width > importLimits.columns) throw tooManyColumns(width, line);
  return width;
}

function recordWidths(text: string, grammar: Grammar, hasHeader: boolean): number[] {
  const scanner = new Scanner(text, grammar);
  const widths: number[] = [];
  while (scanner.at < Math.min(text.length, widthSample) && widths.length < sampleRecords) {
    const strict = scanner.next('strict');
    // Perhaps only cut off by the end of the sample.
    if (strict.kind === 'unclosed' && widths.length > 1) break;
    const outcome = strict.kind === 'record' ? strict : scanner.next('literal');
    if (outcome.kind !== 'record') break;
    const isBlank = outcome.cells.length === 1 && outcome.cells[0] === '';
    if (!isBlank || (hasHeader && widths.length === 0)) widths.push(outcome.cells.length);
  }
  return widths;
}

/** The header's width, unless nine in ten data rows are wider: then the header lacks names. */
export function widthOf(header: number, widths: number[]): number {
  const common = mostCommon(widths);
  if (header === 0) return common;
  const wider = widths.filter((width) => width > header).length;
  return wider > 0 && wider >= widths.length * 0.9 ? Math.max(header, common) : header;
}

/** Where two are as common, several columns before one, and what came first. */
export function mostCommon(widths: number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || Number(a === 1) - Number(b === 1));
  return ranked[0]?.[0] ?? 1;
}
