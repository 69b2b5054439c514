// Lines that are no rows: above, below and between them, and headers that are not one row of names.
import { inLines, type Fault } from './fault.ts';

const padded = (text: string, width: number): string => text + ','.repeat(width - 1);

const lines = (name: string, says: string[], pollute: Fault['pollute']): Fault => ({
  group: 'Structure',
  name,
  ...(says.length > 0 ? { says } : {}),
  pollute,
});

const title = ['Account export', 'Created 31.10.2026 18:04 by Ada Hale'];
const notes = ['Source: register of companies', 'Figures in thousands of EUR, not audited.'];
const branch = ['Branch,Town,Staff', 'North,Leeds,12', 'South,York,40', 'West,Bath,7'];
const wide = [
  'Code,Product,Group,Unit,Price,Stock,Min,Max,Shelf,Supplier,Ordered',
  ...['1001', '1002', '1003'].map(
    (code) => `${code},Bolt ${code},Steel,piece,0.12,900,100,2000,A1,Hale,2026-01-04`,
  ),
];

export const structureFaults: Fault[] = [
  lines(
    'preamble',
    ['above_table'],
    inLines(({ lines: all }) => ({ lines: [...title, ...all] })),
  ),
  lines(
    'preamble and an empty line',
    ['above_table'],
    inLines(({ lines: all }) => ({ lines: [...title, '', ...all] })),
  ),
  lines(
    'preamble with delimiters',
    ['above_table'],
    inLines(({ lines: all, width }) => ({ lines: [...title.map((text) => padded(text, width)), ...all] })),
  ),
  lines(
    'footer',
    ['below_table'],
    inLines(({ lines: all }) => ({ lines: [...all, ...notes] })),
  ),
  lines(
    'footer below an empty line',
    ['below_table'],
    inLines(({ lines: all }) => ({ lines: [...all, '', ...notes] })),
  ),
  lines(
    'footer with delimiters',
    ['below_table'],
    inLines(({ lines: all, width }) => ({
      lines: [...all, ...notes.map((text) => padded(text.replaceAll(',', ''), width))],
    })),
  ),
  lines(
    'empty lines',
    [],
    inLines(({ lines: all, row }) => ({
      lines: all.flatMap((line, at) => (at % 7 === row % 7 ? [line, ''] : [line])),
    })),
  ),
  lines(
    'rows of delimiters only',
    [],
    inLines(({ lines: all, row, width }) => ({ lines: all.toSpliced(row, 0, padded('', width)) })),
  ),
  lines(
    'comment lines',
    ['comment_line'],
    inLines(({ lines: all, row }) => ({
      lines: all.toSpliced(row, 0, '# checked by Ada').toSpliced(5, 0, '# new, since March'),
    })),
  ),
  lines(
    'header in two rows, units below',
    [],
    inLines(({ lines: all, table }) => ({
      lines: all.toSpliced(
        1,
        0,
        table.header.map((_, at) => (at % 2 === 0 ? '(text)' : '(as given)')).join(','),
      ),
      header: table.header.map((name, at) => `${name} ${at % 2 === 0 ? '(text)' : '(as given)'}`),
    })),
  ),
  lines(
    'header in two rows, groups above',
    [],
    inLines(({ lines: all, table }) => {
      const half = Math.ceil(table.header.length / 2);
      return {
        lines: [
          table.header.map((_, at) => (at === 0 ? 'Firm' : at === half ? 'More' : '')).join(','),
          ...all,
        ],
        header: table.header.map((name, at) => `${at < half ? 'Firm' : 'More'} ${name}`),
      };
    }),
  ),
  lines(
    'header twice',
    [],
    inLines(({ lines: all }) => ({ lines: [all[0] ?? '', ...all] })),
  ),
  lines(
    'header again among the rows',
    ['repeated_header'],
    inLines(({ lines: all, row }) => ({ lines: all.toSpliced(row, 0, all[0] ?? '') })),
  ),
  lines(
    'no header',
    [],
    inLines(({ lines: all, table }) => ({ lines: all.slice(1), header: table.header.map(() => '') })),
  ),
  lines(
    'names that repeat',
    [],
    inLines(({ lines: all, table, column }) => {
      const header = table.header.with(column, table.header[0] ?? '');
      return { lines: all.with(0, header.join(',')), header };
    }),
  ),
  lines(
    'an empty name',
    [],
    inLines(({ lines: all, table, column }) => {
      const header = table.header.with(column, '');
      return { lines: all.with(0, header.join(',')), header };
    }),
  ),
  lines(
    'header only',
    [],
    inLines(({ lines: all }) => ({ lines: all.slice(0, 1), records: [] })),
  ),
  lines(
    'one row',
    [],
    inLines(({ lines: all, table }) => ({ lines: all.slice(0, 2), records: table.records.slice(0, 1) })),
  ),
  lines(
    'another table below, narrower',
    ['other_table'],
    inLines(({ lines: all }) => ({ lines: [...all, '', ...branch] })),
  ),
  lines(
    'another table below, with a title',
    ['other_table'],
    inLines(({ lines: all }) => ({ lines: [...all, '', 'Branches', ...branch] })),
  ),
  lines(
    'another table below, wider',
    ['other_table'],
    inLines(({ lines: all }) => ({ lines: [...all, '', ...wide] })),
  ),
  lines(
    'another table right below',
    ['other_table'],
    inLines(({ lines: all }) => ({ lines: [...all, ...branch] })),
  ),
  lines(
    'another table below, as wide',
    ['other_table'],
    inLines(({ lines: all, width }) => {
      const row = (cells: (at: number) => string): string =>
        Array.from({ length: width }, (_, at) => cells(at)).join(',');
      const names = ['Code', 'Product', 'Group', 'Unit', 'Grade', 'Shelf', 'Supplier', 'Buyer', 'State'];
      return {
        lines: [...all, '', row((at) => names[at] ?? ''), row((at) => `x${at}`), row((at) => `y${at}`)],
      };
    }),
  ),
  lines(
    'another table above',
    ['above_table'],
    inLines(({ lines: all }) => ({ lines: [...branch, '', ...all] })),
  ),
  lines(
    'total row',
    ['total_row'],
    inLines(({ lines: all, table, width }) => ({
      lines: [...all, ['Total', ...Array.from({ length: width - 2 }, () => ''), '1200'].join(',')],
      records: table.records,
    })),
  ),
  lines(
    'total row in another language, below an empty line',
    ['total_row'],
    inLines(({ lines: all, table, width }) => ({
      lines: [
        ...all,
        '',
        ['Summe', ...Array.from({ length: width - 2 }, () => ''), '1.200,50']
          .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
          .join(','),
      ],
      records: table.records,
    })),
  ),
];
