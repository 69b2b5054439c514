// A column's profile as lines of text: counts, types, histograms, the most frequent values and the odd ones.
import type { ColumnProfile, Spread } from '../../../shared/schema/profile.ts';
import { columns, count, plural } from './print.ts';

/** Most frequent and odd values where all columns are shown. */
const fewValues = 5;

export function describeColumn(column: ColumnProfile, inFull: boolean): string[] {
  const shown = inFull ? Number.POSITIVE_INFINITY : fewValues;
  const facts = [
    ['  cells', cellsOf(column)],
    ['  types', column.types.map(({ type, rows }) => `${type} ${count(rows)}`).join(', ')],
    ...spreadRow('length', column.lengths, (n) => count(Math.round(n))),
    ...spreadRow('numbers', column.numbers, plainNumber),
    ...spreadRow('dates', column.dates, isoDay),
    ...decisionRow(column),
    ...fitRow(column),
    ['  top', topOf(column, shown)],
    ['  odd', column.outliers.slice(0, shown).map(oddOf).join(', ')],
  ].filter(([, text]) => text !== '');
  return [column.key, ...columns(facts), ...(inFull ? histograms(column) : [])];
}

function cellsOf({ rows, empty, distinct, approximate }: ColumnProfile): string {
  return `${count(rows)}, ${count(empty)} empty, ${approximate ? 'about ' : ''}${count(distinct)} distinct`;
}

const spreadRow = (name: string, spread: Spread | null, show: (n: number) => string): string[][] =>
  spread === null
    ? []
    : [
        [
          `  ${name}`,
          `${show(spread.min)} to ${show(spread.max)}, mean ${show(spread.mean)}  ${sparkline(spread)}`,
        ],
      ];

const levels = '▁▂▃▄▅▆▇█'.split('');

/** One character for each bar; a bar with no row is a blank. */
function sparkline({ bins }: Spread): string {
  const most = Math.max(...bins.map(({ rows }) => rows));
  return bins
    .map(({ rows }) => (rows === 0 ? ' ' : (levels[Math.ceil((rows / most) * levels.length) - 1] ?? '')))
    .join('');
}

function decisionRow({ decision }: ColumnProfile): string[][] {
  if (decision === null || decision.ambiguous.cells === 0) return [];
  const cells = plural(decision.ambiguous.cells, 'cell');
  const choice = decision.date_order ?? decision.decimal;
  const said =
    choice === undefined
      ? `not decided${decision.evidence === '' ? '' : `: ${decision.evidence}`}; give the column a ${decision.question ?? 'rule'}`
      : `${decision.date_order === undefined ? 'decimal' : 'date_order'} ${choice}: ${decision.evidence}`;
  return [['  reading', `${cells} could mean two things, ${said}`]];
}

function fitRow({ fit }: ColumnProfile): string[][] {
  if (fit === null) return [];
  const [first] = fit.examples;
  const why = first === undefined ? '' : `, such as row ${count(first.row)}: ${first.message}`;
  const failing =
    fit.failing_rows === 0 ? 'every value fits' : `${plural(fit.failing_rows, 'row')} would fail`;
  return [['  as', `${fit.target}: ${failing}${why}`]];
}

const topOf = ({ top }: ColumnProfile, shown: number): string =>
  top
    .slice(0, shown)
    .map(({ value, rows }) => `${quotedShort(value)} ${count(rows)}`)
    .join(', ');

const oddOf = ({ value, row, kind, type }: ColumnProfile['outliers'][number]): string =>
  `${quotedShort(value)} in row ${count(row)} (${kind === 'type' ? type : kind})`;

const quotedShort = (value: string): string =>
  JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);

const plainNumber = (n: number): string => n.toLocaleString('en-US', { maximumFractionDigits: 2 });

const isoDay = (days: number): string => new Date(Math.round(days) * 86_400_000).toISOString().slice(0, 10);

const histograms = ({ lengths, numbers, dates }: ColumnProfile): string[] => [
  ...histogram('length', lengths, plainNumber),
  ...histogram('numbers', numbers, plainNumber),
  ...histogram('dates', dates, isoDay),
];

const widestBar = 30;

function histogram(name: string, spread: Spread | null, show: (n: number) => string): string[] {
  if (spread === null || spread.bins.length < 2) return [];
  const most = Math.max(...spread.bins.map(({ rows }) => rows));
  const lines = spread.bins.map(({ from, to, rows }) => [
    `  ${show(from)}`,
    `– ${show(to)}`,
    `${'█'.repeat(Math.ceil((rows / most) * widestBar))} ${count(rows)}`.trimStart(),
  ]);
  return ['', `  ${name}`, ...columns(lines)];
}
