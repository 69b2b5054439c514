// Other delimiters, quotes and line ends than a comma, a double quote and LF. None of them is wrong.
import { seededRandom } from '../company-file.ts';
import { asBytes, inLines, tableFor, type Fault } from './fault.ts';
import { linesOf, plain, textOf, writeLine, type Style } from './write-table.ts';

const shown = (delimiter: string): string => `"${delimiter.replaceAll('\t', '\\t')}"`;

function written(name: string, style: Partial<Style>): Fault {
  return {
    group: 'Dialect',
    name,
    pollute(seed) {
      const truth = tableFor(seed);
      return { bytes: Buffer.from(textOf(truth, { ...plain, ...style })), truth };
    },
  };
}

const delimiters = [';', '\t', '|', '^', ':', '~', ' ', ', ', '; ', '||', '::', '|~'];

/** Each line as `ends` says, the last one without an end where that is empty. */
const withEnds = (name: string, endOf: (at: number, random: () => number) => string): Fault => ({
  group: 'Dialect',
  name,
  pollute(seed) {
    const truth = tableFor(seed);
    const random = seededRandom(seed);
    const text = linesOf(truth, plain).map((line, at) => line + endOf(at, random));
    return { bytes: Buffer.from(text.join('')), truth };
  },
});

export const dialectFaults: Fault[] = [
  ...delimiters.map((delimiter) => written(`delimiter ${shown(delimiter)}`, { delimiter })),
  ...delimiters
    .slice(0, 3)
    .map((delimiter) =>
      written(`delimiter ${shown(delimiter)}, every cell quoted`, { delimiter, all: true }),
    ),
  {
    group: 'Dialect',
    name: 'sep= line',
    says: ['above_table'],
    pollute(seed) {
      const truth = tableFor(seed);
      return asBytes(['sep=;', ...linesOf(truth, { ...plain, delimiter: ';' })], truth);
    },
  },
  written('every cell quoted', { all: true }),
  written("quote '", { quote: "'" }),
  written("quote ', every cell", { quote: "'", all: true }),
  written('quotes escaped by a backslash', { escape: 'backslash' }),
  written('quotes escaped by a backslash, every cell quoted', { escape: 'backslash', all: true }),
  {
    group: 'Dialect',
    name: 'no quotes, delimiters escaped by a backslash',
    pollute(seed) {
      const truth = tableFor(seed);
      const escaped = (cell: string): string => cell.replaceAll(/[\\,"]/g, '\\$&');
      return asBytes(
        [truth.header, ...truth.records].map((cells) => cells.map(escaped).join(',')),
        truth,
      );
    },
  },
  {
    group: 'Dialect',
    name: 'no quotes, tabs',
    pollute(seed) {
      const truth = tableFor(seed);
      return asBytes(
        [truth.header, ...truth.records].map((cells) => cells.join('\t')),
        truth,
      );
    },
  },
  {
    group: 'Dialect',
    name: 'spaces after delimiters, quotes behind them',
    pollute(seed) {
      const truth = tableFor(seed);
      const lines = [truth.header, ...truth.records].map((cells) =>
        cells.map((cell) => writeLine([cell], { ...plain, all: cell !== '' })).join(', '),
      );
      return asBytes(lines, truth);
    },
  },
  {
    group: 'Dialect',
    name: 'a space before quotes only',
    pollute(seed) {
      const truth = tableFor(seed);
      const lines = linesOf(truth, plain).map((line) => line.replaceAll(/,"(?!["\r\n,])/g, ', "'));
      return asBytes(lines, truth);
    },
  },
  written('CRLF', { end: '\r\n' }),
  written('CR', { end: '\r' }),
  withEnds('mixed line ends', (_, random) => ['\n', '\r\n', '\r'][Math.floor(random() * 3)] ?? '\n'),
  withEnds('one line end differs', (at) => (at === 30 ? '\n' : '\r\n')),
  withEnds('no final line end', (at) => (at === 60 ? '' : '\n')),
  {
    group: 'Dialect',
    name: 'line breaks in cells',
    pollute: inLines(({ table, row }) => {
      const records = table.records.map((cells, at) =>
        at % 9 === row % 9 ? cells.with(1, `${cells[1]}\nBranch`) : cells,
      );
      return { lines: linesOf({ ...table, records }, plain), records };
    }),
  },
  {
    group: 'Dialect',
    name: 'NUL characters',
    says: ['nul_character'],
    pollute: inLines(({ table, row, column }) => {
      const records = table.records.map((cells, at) =>
        at === row ? cells.with(column, `${cells[column]}\0`) : cells,
      );
      return { lines: linesOf({ ...table, records }, plain), records };
    }),
  },
];
