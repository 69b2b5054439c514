// The choices of "How it was read", and the words for them.
import {
  encodings,
  type Dialect,
  type DialectPatch,
  type Source,
} from '../../../../../shared/schema/import.ts';
import { formatCount } from '../../../../lib/format.ts';
import { lineWord } from './format-options.ts';

type Option = { value: string; label: string };

const namedDelimiters: Record<string, string> = {
  ',': ', comma',
  ';': '; semicolon',
  '\t': 'Tab',
  '|': '| bar',
  ':': ': colon',
  '^': '^ caret',
  ' ': 'Space',
};

export const encodingOptions = encodings.map((value) => ({ value, label: value }));

/** Within a sentence: "comma", not ", comma". */
export const delimiterName = (delimiter: string): string => delimiterLabel(delimiter).replace(/^\W /, '');

const delimiterLabel = (delimiter: string): string =>
  namedDelimiters[delimiter] ?? delimiter.replaceAll('\t', '⇥').replaceAll(' ', '␣');

/** The usual delimiters, and the one in use where it is none of them. */
export function delimiterOptions(inUse: string): Option[] {
  const values = Object.keys(namedDelimiters);
  return [...values, ...(values.includes(inUse) ? [] : [inUse])].map((value) => ({
    value,
    label: delimiterLabel(value),
  }));
}

/** What a person typed as a delimiter; null where it cannot be one. `\t` stands for a tab. */
export function parseDelimiter(typed: string): string | null {
  const text = typed.replaceAll('\\t', '\t');
  const fits = text.length >= 1 && text.length <= 2 && !/["'\r\n]/.test(text);
  return fits ? text : null;
}

const quoteStyles: Record<string, { label: string; patch: Pick<Dialect, 'quote' | 'escape'> }> = {
  'double-doubled': { label: '" doubled inside', patch: { quote: '"', escape: 'doubled' } },
  'double-backslash': { label: '" with \\" inside', patch: { quote: '"', escape: 'backslash' } },
  'single-doubled': { label: "' doubled inside", patch: { quote: "'", escape: 'doubled' } },
  'single-backslash': { label: "' with \\' inside", patch: { quote: "'", escape: 'backslash' } },
  none: { label: 'No quotes', patch: { quote: '', escape: 'doubled' } },
};

export const quoteOptions: Option[] = Object.entries(quoteStyles).map(([value, { label }]) => ({
  value,
  label,
}));

export function quoteStyleOf({ quote, escape }: Pick<Dialect, 'quote' | 'escape'>): string {
  const found = Object.entries(quoteStyles).find(
    ([, { patch }]) => patch.quote === quote && (quote === '' || patch.escape === escape),
  );
  return found?.[0] ?? 'double-doubled';
}

export const patchForQuoteStyle = (style: string): DialectPatch => quoteStyles[style]?.patch ?? {};

export const noHeader = 'none';
/** A header further down is set by its line number in the table. */
const offeredHeaderLines = 20;

export function headerOptions(source: Source): Option[] {
  const lines = source.preview.map((row) => row.line).slice(0, offeredHeaderLines);
  const inUse = source.dialect.header_line;
  if (inUse !== null && !lines.includes(inUse)) lines.push(inUse);
  return [
    ...lines.map((line) => ({ value: String(line), label: `${lineWord(source)} ${formatCount(line)}` })),
    { value: noHeader, label: 'No header' },
  ];
}

export const headerValue = (dialect: Dialect): string =>
  dialect.header_line === null ? noHeader : String(dialect.header_line);

export const patchForHeader = (value: string): DialectPatch => ({
  header_line: value === noHeader ? null : Number(value),
});

export const lineEndingLabels: Record<Source['line_ending'], string> = {
  lf: 'LF',
  crlf: 'CRLF',
  cr: 'CR',
  mixed: 'Mixed',
};

/** "certain", "96 %". */
export const confidenceLabel = (confidence: number): string =>
  confidence >= 0.995 ? 'certain' : `${Math.round(confidence * 100)} %`;
