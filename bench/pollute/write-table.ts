// A table as text, in any dialect.
import type { Table } from './clean-table.ts';

export type Style = {
  delimiter: string;
  quote: string;
  escape: 'doubled' | 'backslash';
  end: string;
  /** Quote every cell, or those that need it. */
  all: boolean;
};

export const plain: Style = { delimiter: ',', quote: '"', escape: 'doubled', end: '\n', all: false };

export function writeLine(cells: readonly string[], { delimiter, quote, escape, all }: Style): string {
  const quoted = (cell: string): string => {
    const needs = all || cell.includes(delimiter) || cell.includes(quote) || /[\r\n]/.test(cell);
    if (quote === '' || !needs) return cell;
    const inside =
      escape === 'doubled'
        ? cell.replaceAll(quote, quote + quote)
        : cell.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
    return quote + inside + quote;
  };
  return cells.map(quoted).join(delimiter);
}

/** The lines of the file, the header first; without line ends. */
export const linesOf = ({ header, records }: Table, style: Style): string[] =>
  [header, ...records].map((cells) => writeLine(cells, style));

export const textOf = (table: Table, style: Style): string =>
  linesOf(table, style)
    .map((line) => line + style.end)
    .join('');
