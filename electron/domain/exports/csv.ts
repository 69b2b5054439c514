// Writes CSV as RFC 4180 has it, and keeps spreadsheets from running cells as formulas (OWASP "CSV injection").
// stripGuard takes off exactly what the guard put on: guard and strip are inverse for every possible cell.

export type CsvOptions = {
  /** Put an apostrophe before cells that a spreadsheet would run as a formula. */
  guard?: boolean;
};

/** One record with its line end. */
export function csvLine(cells: string[], { guard = false }: CsvOptions = {}): string {
  // A record of one empty cell would be an empty line, which readers skip.
  if (cells.length === 1 && cells[0] === '') return '""\r\n';
  return `${cells.map((cell) => quoted(guard ? guardCell(cell) : cell)).join(',')}\r\n`;
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const guardCell = (cell: string): string => (needsGuard(cell) ? `'${cell}` : cell);

export function stripGuard(cell: string): string {
  return cell.startsWith("'") && needsGuard(cell.slice(1)) ? cell.slice(1) : cell;
}

// Apostrophes in front count too: a cell that came with a guard of its own gets another, so that one can be taken off.
// oxlint-disable-next-line no-control-regex
const formula = /^'*[=+\-@\t\r\0]/;
const plainNumber = /^[+-]?(\d+([.,]\d+)*|[.,]\d+)([eE][+-]?\d+)?%?$/;
const phoneNumber = /^\+\d[\d ()./-]*$/;

const needsGuard = (cell: string): boolean =>
  formula.test(cell) && !plainNumber.test(cell) && !phoneNumber.test(cell);
