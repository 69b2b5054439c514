// Files without any fault: whatever mends polluted ones must leave these alone.
import { companyTable, wordTable, type Table } from './clean-table.ts';
import type { Fault } from './fault.ts';
import { plain, textOf } from './write-table.ts';

const clean = (name: string, tableOf: (seed: number) => Table): Fault => ({
  group: 'Clean',
  name,
  pollute(seed) {
    const truth = tableOf(seed);
    return { bytes: Buffer.from(textOf(truth, plain)), truth };
  },
});

/** Rows with nothing but a name, as lists of leads have them, the last one too. */
function sparse(seed: number): Table {
  const { header, records } = companyTable(seed);
  return {
    header: header.slice(1),
    records: records.map(([, ...cells], at) =>
      at % 4 === 3 ? cells.map((cell, column) => (column === 0 ? cell : '')) : cells,
    ),
  };
}

/** Companies that are called as totals and notes are. */
function odd(seed: number): Table {
  const { header, records } = companyTable(seed);
  const names = ['Total Energies', 'Source Ltd', 'Note & Co', 'Sum Bank', '#1 Motors', 'Records Inc.'];
  return { header, records: records.map((cells, at) => cells.with(1, names[at % names.length] ?? '')) };
}

export const cleanFiles: Fault[] = [
  clean('numbers, dates and words', (seed) => companyTable(seed)),
  clean('only words', (seed) => wordTable(seed)),
  clean('rows with a name only', sparse),
  clean('companies named like totals and notes', odd),
  clean('three rows', (seed) => companyTable(seed, 3)),
  clean('two columns', (seed) => {
    const { header, records } = companyTable(seed);
    return { header: header.slice(1, 3), records: records.map((cells) => cells.slice(1, 3)) };
  }),
];
