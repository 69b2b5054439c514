// Which delimiters and quotes are worth trying on a text.
import type { Dialect } from '../../../../../shared/schema/import.ts';

type Delimiter = { delimiter: string; /** How readily it is believed. */ prior: number };

const single: Delimiter[] = [
  { delimiter: ',', prior: 1 },
  { delimiter: ';', prior: 1 },
  { delimiter: '\t', prior: 1 },
  { delimiter: '|', prior: 1 },
  { delimiter: '^', prior: 0.9 },
  { delimiter: '~', prior: 0.9 },
  { delimiter: ':', prior: 0.6 },
  { delimiter: ' ', prior: 0.55 },
];

/** `, ` and `; ` are one delimiter only where cells in quotes follow: else the space belongs to the cell. */
const spaced: Delimiter[] = [
  { delimiter: ', ', prior: 0.95 },
  { delimiter: '; ', prior: 0.95 },
];

export function delimiterCandidates(text: string): Delimiter[] {
  const bare = text.replaceAll(/"[^"]*"/g, '');
  const candidates = [
    ...single.filter(({ delimiter }) => text.includes(delimiter)),
    ...spaced
      .filter(({ delimiter }) => isAlwaysSpaced(bare, delimiter))
      .map(({ delimiter, prior }) => ({ delimiter, prior: text.includes(`${delimiter}"`) ? 1.05 : prior })),
  ];
  return [...candidates, ...pairCandidates(text)];
}

/** Outside quotes the mark hardly ever stands without its space. */
function isAlwaysSpaced(bare: string, delimiter: string): boolean {
  const all = bare.split(delimiter.charAt(0)).length - 1;
  const spaced = bare.split(delimiter).length - 1;
  return spaced > 0 && spaced >= all * 0.95;
}

/** Two marks that only ever stand together, such as `||` or `|~`. Doubled commas are empty cells, not a delimiter. */
function pairCandidates(text: string): Delimiter[] {
  const lines = text.split(/\r\n|\n|\r/, 30).filter((line) => line !== '');
  const pairs = [...new Set(lines.slice(0, 3).flatMap(pairsIn))];
  return (
    pairs
      .filter((pair) => lines.filter((line) => line.includes(pair)).length >= lines.length * 0.8)
      .filter((pair) => standsTogether(lines, pair))
      // Two unlike marks never meet by chance; two alike may be an empty cell.
      .map((delimiter) => ({ delimiter, prior: delimiter[0] === delimiter[1] ? 0.97 : 1.1 }))
  );
}

const pairsIn = (line: string): string[] =>
  [...line.slice(0, 2000).matchAll(/(?=([^\w\s"',;.\-/()\p{Cc}\u0080-\uFFFF]{2}))/gu)].map(
    (match) => match[1] ?? '',
  );

function standsTogether(lines: string[], pair: string): boolean {
  const rest = lines.join('\n').replaceAll(pair, '');
  const stray = rest.split('').filter((mark) => pair.includes(mark)).length;
  return stray <= lines.length / 20;
}

export type Quoting = Pick<Dialect, 'quote' | 'escape'>;

/** The double quote is always tried; others only where cells are seen in them. */
export function quotingCandidates(text: string, delimiter: string): Quoting[] {
  const candidates: Quoting[] = [{ quote: '"', escape: 'doubled' }];
  if (text.includes('\\"') || text.includes(`\\${delimiter}`))
    candidates.push({ quote: '"', escape: 'backslash' });
  if (countQuotedCells(text, delimiter, "'") > 0) {
    candidates.push({ quote: "'", escape: 'doubled' });
    if (text.includes("\\'")) candidates.push({ quote: "'", escape: 'backslash' });
  }
  if (hasStrayQuote(text, delimiter)) candidates.push({ quote: '', escape: 'doubled' });
  return candidates;
}

/** Where all double quotes enclose cells they are no characters, however well the torn cells may look. */
const hasStrayQuote = (text: string, delimiter: string): boolean =>
  text.replaceAll(cellIn(delimiter, '"', { doubled: '"', unlike: '"' }), '').includes('"');

/** Cells that begin and end with the quote, on one line. */
export function countQuotedCells(text: string, delimiter: string, quote: string): number {
  const cell = cellIn(delimiter, quote, { doubled: `[\\\\${quote}]`, unlike: `${quote}\\r\\n` });
  let count = 0;
  for (const _ of text.matchAll(cell)) count += 1;
  return count;
}

/** A whole cell in quotes: what may stand before a quote inside it, and which characters do not. */
function cellIn(delimiter: string, quote: string, inside: { doubled: string; unlike: string }): RegExp {
  const edge = delimiter.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const text = `[^${inside.unlike}]*(?:${inside.doubled}${quote}[^${inside.unlike}]*)*`;
  return new RegExp(`(?<=^|[\\r\\n]|${edge})${quote}${text}${quote}(?=$|[\\r\\n]|${edge})`, 'g');
}
