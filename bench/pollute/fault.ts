// A fault: what it does to a clean table, and what a reader should make of the file then.
import { seededRandom } from '../company-file.ts';
import { companyTable, wordTable, type Table } from './clean-table.ts';
import { linesOf, plain, type Style } from './write-table.ts';

export type Polluted = { bytes: Buffer; truth: Table };

export type Fault = {
  group: string;
  name: string;
  /** Codes of which one must be among the issues; none where nothing was repaired or left out. */
  says?: string[];
  pollute(seed: number): Polluted;
};

/** Half of the tables have numbers, dates and domains, half have only words. */
export const tableFor = (seed: number): Table => (seed % 2 === 0 ? companyTable(seed) : wordTable(seed));

export const asBytes = (lines: readonly string[], truth: Table, end = '\n'): Polluted => ({
  bytes: Buffer.from(lines.map((line) => line + end).join('')),
  truth,
});

type Material = {
  table: Table;
  lines: string[];
  /** A data row, never the first two, and a column, never the first. */
  row: number;
  column: number;
  width: number;
};

/** A fault in the lines of a file. `change` answers the lines, and the table where that is another. */
export function inLines(
  change: (material: Material) => { lines: string[]; records?: string[][]; header?: string[] },
  style: Style = plain,
): Fault['pollute'] {
  return (seed) => {
    const table = tableFor(seed);
    const random = seededRandom(seed + 77);
    const width = table.header.length;
    const row = 2 + Math.floor(random() * (table.records.length - 4));
    const column = 1 + Math.floor(random() * (width - 2));
    const changed = change({ table, lines: linesOf(table, style), row, column, width });
    return asBytes(changed.lines, {
      header: changed.header ?? table.header,
      records: changed.records ?? table.records,
    });
  };
}
