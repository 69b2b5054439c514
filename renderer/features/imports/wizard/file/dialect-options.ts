// The choices of "How it was read", and the words for them.
import { t, tc } from '../../../../../shared/messages/message.ts';
import {
  encodings,
  type Dialect,
  type DialectPatch,
  type Encoding,
  type Source,
} from '../../../../../shared/schema/import.ts';
import { countedIn, placeName, type Counted } from './format-options.ts';

type Option = { value: string; label: string };

const delimiterNames: Record<string, string> = {
  ',': t('comma'),
  ';': t('semicolon'),
  '\t': tc('delimiter', 'Tab'),
  '|': t('bar'),
  ':': t('colon'),
  '^': t('caret'),
  '~': t('tilde'),
  ' ': tc('delimiter', 'Space'),
};

/** What else people call it. */
const otherNames: Partial<Record<Encoding, string>> = {
  'windows-1252': t('Western, ISO-8859-1'),
  'windows-1250': t('Central European'),
  'windows-1251': t('Cyrillic'),
  'windows-1253': t('Greek'),
  'windows-1254': t('Turkish, ISO-8859-9'),
  'windows-1255': t('Hebrew'),
  'windows-1256': t('Arabic'),
  'windows-1257': t('Baltic'),
  'windows-1258': t('Vietnamese'),
  'windows-874': t('Thai'),
  gb18030: t('Chinese, GBK'),
  big5: t('Chinese, traditional'),
  shift_jis: t('Japanese'),
  'euc-jp': t('Japanese'),
  'euc-kr': t('Korean'),
  cp437: t('DOS, US'),
  cp850: t('DOS, Western'),
  cp852: t('DOS, Central European'),
  ibm866: t('DOS, Cyrillic'),
  macintosh: t('old Mac'),
};

export const encodingOptions = encodings.map((value) => ({ value, label: value }));

/** "Western, ISO-8859-1"; empty where the name says it all. */
export const encodingHint = (encoding: string): string =>
  otherNames[encodings.find((known) => known === encoding) ?? 'utf-8'] ?? '';

/** Encodings whose name, or what people call them, holds what was typed. */
export function findEncodings(typed: string): typeof encodingOptions {
  const wanted = typed.trim().toLowerCase();
  return encodingOptions.filter(({ value }) =>
    `${value} ${encodingHint(value)}`.toLowerCase().includes(wanted),
  );
}

/** Within a sentence: "comma", not ", comma". */
export const delimiterName = (delimiter: string): string =>
  delimiterNames[delimiter] ?? delimiter.replaceAll('\t', '⇥').replaceAll(' ', '␣');

/** One that cannot be seen is called by its name alone. */
const delimiterLabel = (delimiter: string): string => {
  const name = delimiterName(delimiter);
  return Object.hasOwn(delimiterNames, delimiter) && delimiter.trim() !== '' ? `${delimiter} ${name}` : name;
};

/** The usual delimiters, and the one in use where it is none of them. */
export function delimiterOptions(inUse: string): Option[] {
  const values = Object.keys(delimiterNames);
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
  'double-doubled': { label: t('" doubled inside'), patch: { quote: '"', escape: 'doubled' } },
  'double-backslash': { label: t('" with \\" inside'), patch: { quote: '"', escape: 'backslash' } },
  'single-doubled': { label: t("' doubled inside"), patch: { quote: "'", escape: 'doubled' } },
  'single-backslash': { label: t("' with \\' inside"), patch: { quote: "'", escape: 'backslash' } },
  none: { label: t('No quotes'), patch: { quote: '', escape: 'doubled' } },
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
/** Rows that a header is offered with, from the line in use. */
const offeredHeaderRows = 3;

const headerKey = (line: number, rows: number): string => (rows === 1 ? String(line) : `${line}+${rows}`);

const headerLabel = (counted: Counted, line: number, rows: number): string =>
  rows === 1
    ? placeName(counted, line)
    : t('{place} and the {below, plural, one {row} other {# rows}} below', {
        place: placeName(counted, line),
        below: rows - 1,
      });

/** `wanted`: a line that a person has typed, which may stand below all that is shown. */
export function headerOptions(source: Source, wanted: number | null = null): Option[] {
  const { header_line: inUse, header_lines: rowsInUse = 1 } = source.dialect;
  const lines = [...new Set(source.preview.map((row) => row.line))].slice(0, offeredHeaderLines);
  for (const line of [inUse, wanted]) if (line !== null && !lines.includes(line)) lines.push(line);
  const most = Math.max(offeredHeaderRows, rowsInUse);
  const choices = lines.flatMap((line) =>
    Array.from({ length: line === inUse ? most : 1 }, (_, at) => ({ line, rows: at + 1 })),
  );
  return [
    ...choices.map(({ line, rows }) => ({
      value: headerKey(line, rows),
      label: headerLabel(countedIn(source), line, rows),
    })),
    { value: noHeader, label: t('No header') },
  ];
}

/** "90,210", "row 12": the number in it; null where there is none. */
export function typedLine(search: string): number | null {
  const line = Number(/\d+/.exec(search.replaceAll(/[,.’\s]/g, ''))?.[0] ?? 0);
  return Number.isSafeInteger(line) && line > 0 ? line : null;
}

/** All of them until something else than the choice in use is typed; then those that fit. */
export function findHeaders(options: readonly Option[], search: string, inUse: string): Option[] {
  const line = typedLine(search);
  const isChoice = options.some(({ value, label }) => value === inUse && label === search);
  if (isChoice || search.trim() === '') return [...options];
  if (line !== null) return options.filter(({ value }) => value.split('+')[0] === String(line));
  return options.filter(({ label }) => label.toLowerCase().includes(search.trim().toLowerCase()));
}

export const headerValue = ({ header_line, header_lines = 1 }: Dialect): string =>
  header_line === null ? noHeader : headerKey(header_line, header_lines);

/** The number of rows is said where it is more than one, and where it was. */
export function patchForHeader(value: string, inUse: Pick<Dialect, 'header_lines'>): DialectPatch {
  if (value === noHeader) return { header_line: null };
  const [line, rows] = value.split('+').map(Number);
  const isPlain = rows === undefined && inUse.header_lines === undefined;
  return { header_line: line ?? 1, ...(isPlain ? {} : { header_lines: rows ?? 1 }) };
}

const remarkMarks = ['#', '//', '%', ';', '--'];

export function commentOptions(inUse = ''): Option[] {
  const marks = inUse === '' || remarkMarks.includes(inUse) ? remarkMarks : [...remarkMarks, inUse];
  return [
    { value: '', label: tc('remarks', 'None') },
    ...marks.map((mark) => ({ value: mark, label: t('Lines that begin with {mark}', { mark }) })),
  ];
}

export const lineEndingLabels: Record<Source['line_ending'], string> = {
  lf: 'LF',
  crlf: 'CRLF',
  cr: 'CR',
  mixed: t('Mixed'),
};

/** "certain", "96 %". */
export const confidenceLabel = (confidence: number): string =>
  confidence >= 0.995 ? t('certain') : `${Math.round(confidence * 100)} %`;
