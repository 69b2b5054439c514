// One row of many is broken. The truth is the clean row where the fault can be told from it, else the row as it stands.
import { inLines, type Fault } from './fault.ts';
import { plain, writeLine } from './write-table.ts';

const row = (name: string, says: string[], pollute: Fault['pollute']): Fault => ({
  group: 'Row',
  name,
  says,
  pollute,
});

const short = (cells: readonly string[], kept: number): string[] =>
  cells.map((cell, at) => (at < kept ? cell : ''));

export const rowFaults: Fault[] = [
  row(
    'cells missing at its end',
    ['missing_cells'],
    inLines(({ lines, table, row: at, width }) => ({
      lines: lines.with(at + 1, writeLine((table.records[at] ?? []).slice(0, width - 2), plain)),
      records: table.records.with(at, short(table.records[at] ?? [], width - 2)),
    })),
  ),
  row(
    'cells too many at its end',
    ['extra_cells'],
    inLines(({ lines, table, row: at }) => ({
      lines: lines.with(at + 1, `${lines[at + 1]},surplus,more`),
      records: table.records.with(at, [...(table.records[at] ?? []), 'surplus', 'more']),
    })),
  ),
  row(
    'a delimiter too many',
    ['extra_delimiter', 'extra_cells'],
    inLines(({ lines, table, row: at, column }) => ({
      lines: lines.with(at + 1, writeLine((table.records[at] ?? []).toSpliced(column, 0, ''), plain)),
    })),
  ),
  row(
    'a delimiter lost',
    ['missing_delimiter', 'missing_cells'],
    inLines(({ lines, table, row: at, column }) => {
      const cells = table.records[at] ?? [];
      const merged = cells.toSpliced(column, 2, `${cells[column]}${cells[column + 1]}`, '');
      return {
        lines: lines.with(at + 1, writeLine(merged.toSpliced(column + 1, 1), plain)),
        records: table.records.with(at, merged),
      };
    }),
  ),
  row(
    'a value with the delimiter, not quoted',
    ['unquoted_delimiter', 'extra_cells'],
    inLines(({ lines, table, row: at }) => {
      const column = table.header.indexOf('Company Name');
      const cells = (table.records[at] ?? []).with(column, 'Hale, Vane and Sons Ltd');
      return {
        lines: lines.with(
          at + 1,
          cells.map((cell, i) => (i === column ? cell : writeLine([cell], plain))).join(','),
        ),
        records: table.records.with(at, cells),
      };
    }),
  ),
  row(
    'another delimiter',
    ['other_delimiter'],
    inLines(({ lines, table, row: at }) => ({
      lines: lines.with(at + 1, writeLine(table.records[at] ?? [], { ...plain, delimiter: ';' })),
    })),
  ),
  row(
    'a stray quote that opens a cell',
    ['unclosed_quote'],
    inLines(({ lines, table, row: at, column }) => {
      const cells = (table.records[at] ?? []).map((cell) => cell.replaceAll(/[",]/g, ''));
      const broken = cells.with(column, `"${cells[column]}`);
      return { lines: lines.with(at + 1, broken.join(',')), records: table.records.with(at, broken) };
    }),
  ),
  row(
    'a stray quote, every cell quoted',
    ['unescaped_quote', 'unclosed_quote'],
    inLines(
      ({ lines, table, row: at, column }) => {
        const cells = (table.records[at] ?? []).map((cell) => cell.replaceAll('"', ''));
        const broken = cells.with(column, `${cells[column]?.slice(0, 2)}"${cells[column]?.slice(2)}`);
        return {
          lines: lines.with(at + 1, broken.map((cell) => `"${cell}"`).join(',')),
          records: table.records.with(at, broken),
        };
      },
      { ...plain, all: true },
    ),
  ),
  row(
    'a quote too many before a quoted cell',
    ['unescaped_quote', 'unclosed_quote'],
    inLines(
      ({ lines, table, row: at, column }) => {
        const cells = (table.records[at] ?? []).map((cell) => cell.replaceAll('"', ''));
        const broken = cells.with(column, `"${cells[column]}`);
        return {
          lines: lines.with(at + 1, broken.map((cell) => `"${cell}"`).join(',')),
          records: table.records.with(at, broken),
        };
      },
      { ...plain, all: true },
    ),
  ),
  row(
    'two stray quotes, rows apart',
    ['unclosed_quote'],
    inLines(({ lines, table, row: at, column }) => {
      const second = at > 30 ? at - 20 : at + 20;
      const plainCells = (of: number): string[] =>
        (table.records[of] ?? []).map((cell) => cell.replaceAll(/[",]/g, ''));
      const open = plainCells(Math.min(at, second));
      const close = plainCells(Math.max(at, second));
      const opened = open.with(column, `"${open[column]}`);
      const closed = close.with(column, `${close[column]}"`);
      const [from, to] = [Math.min(at, second), Math.max(at, second)];
      return {
        lines: lines.with(from + 1, opened.join(',')).with(to + 1, closed.join(',')),
        records: table.records.with(from, opened).with(to, closed),
      };
    }),
  ),
];
