// Geometry and marks of the raw preview: column widths from the cells, and which cells another encoding would change.
import type { PreviewRow, Source } from '../../../../../shared/schema/import.ts';

/** Advance of the mono face at 12 px, cell padding with border, and the bounds of a column, in px. */
const characterWidth = 7.25;
const cellPadding = 18;
const narrowest = 56;
const widest = 200;

/** East Asian wide characters take two places in a mono face. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

export function textWidth(text: string): number {
  const seen = text.slice(0, 60);
  return (seen.length + (seen.match(wide)?.length ?? 0)) * characterWidth;
}

export const columnCount = (rows: readonly PreviewRow[]): number =>
  rows.reduce((most, row) => (row.kind === 'above' ? most : Math.max(most, row.cells.length)), 0);

/** Wide enough for the usual cell; a long one ends in an ellipsis. */
export function columnWidths(rows: readonly PreviewRow[]): number[] {
  const measured = rows.filter((row) => row.kind === 'header' || row.kind === 'data');
  return Array.from({ length: columnCount(rows) }, (_, index) => {
    const longest = measured.reduce((most, row) => Math.max(most, textWidth(row.cells[index] ?? '')), 0);
    return Math.round(Math.min(widest, Math.max(narrowest, longest + cellPadding)));
  });
}

export type CellMarks = ReadonlySet<string>;

export const cellMark = (line: number, columnIndex: number): string => `${line}:${columnIndex}`;

/** Cells that would read differently under the alternative encoding. */
export function differingCells(source: Source): CellMarks {
  const examples = source.encoding_alternative?.examples ?? [];
  const indexes = new Map(source.columns.map((column) => [column.header || column.key, column.index]));
  return new Set(
    examples.flatMap(({ line, column }) => {
      const index = indexes.get(column);
      return index === undefined ? [] : [cellMark(line, index)];
    }),
  );
}

/** A row of a sheet as a person sees it there: its cells, without the quotes of the text that it is read as. */
export const sheetLine = (cells: readonly string[]): string =>
  cells
    .map((cell) => cell.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"'))
    .filter((cell) => cell !== '')
    .join(' · ');

/** How a line above the header stands in the file, as near as its cells tell. */
export const rawLine = (row: PreviewRow, delimiter: string): string => row.cells.join(delimiter);
