// Finds delimiter and quotes by trying each on the head of the text and judging the table that comes out.
import { t } from '../../../../../shared/messages/message.ts';
import type { Dialect, DialectPatch, Guess } from '../../../../../shared/schema/import.ts';
import type { Grammar, LineEnds } from '../records/grammar.ts';
import { countQuotedCells, delimiterCandidates, quotingCandidates, type Quoting } from './candidates.ts';
import { scoreTable, type TableScore } from './score-table.ts';

export type TableGuess = {
  grammar: Grammar;
  delimiter: Guess;
  quote: Guess;
};

type Scored = TableScore & { weighted: number };

/** Enough of the text to judge by: more where its records are long. */
const sampleLength = 32 * 1024;
const sampleLines = 60;
const nothing: Quoting = { quote: '"', escape: 'doubled' };

export function detectTable(text: string, ends: LineEnds, fixed: DialectPatch): TableGuess {
  const sample = judgedPart(text);
  const declared = fixed.delimiter === undefined ? separatorLine(text) : null;
  const ranked = rank(sample, ends, declared === null ? fixed : { ...fixed, delimiter: declared });
  const best = ranked[0] ?? oneColumn(sample, ends, fixed);
  return {
    grammar: best.grammar,
    delimiter: fixed.delimiter !== undefined ? chosen() : delimiterGuess(best, ranked, declared),
    quote: fixed.quote !== undefined ? chosen() : quoteGuess(sample, best),
  };
}

export const chosen = (): Guess => ({ confidence: 1, reason: t('Chosen by you.') });

function judgedPart(text: string): string {
  const sample = wholeLines(text, sampleLength);
  return sample.split(/[\r\n]+/, sampleLines).length < sampleLines
    ? wholeLines(text, sampleLength * 6)
    : sample;
}

/** `sep=;` on the first line, as Excel writes it. */
export function separatorLine(text: string): string | null {
  return /^"?sep=(.{1,2}?)"?(?:\r|\n|$)/i.exec(text)?.[1] ?? null;
}

function rank(sample: string, ends: LineEnds, fixed: DialectPatch): Scored[] {
  const delimiters =
    fixed.delimiter === undefined ? delimiterCandidates(sample) : [{ delimiter: fixed.delimiter, prior: 1 }];
  const scored = delimiters.flatMap(({ delimiter, prior }) =>
    quotings(sample, delimiter, fixed).map((quoting) => {
      const table = scoreTable(sample, { delimiter, ...quoting, ends });
      return { ...table, weighted: table.score * prior };
    }),
  );
  if (fixed.delimiter === undefined) scored.push(oneColumn(sample, ends, fixed));
  return scored.sort((a, b) => b.weighted - a.weighted);
}

function quotings(sample: string, delimiter: string, fixed: DialectPatch): Quoting[] {
  const candidates = quotingCandidates(sample, delimiter);
  const fitting = candidates.filter(
    ({ quote, escape }) => quote === (fixed.quote ?? quote) && escape === (fixed.escape ?? escape),
  );
  if (fitting.length > 0) return fitting;
  return [{ quote: fixed.quote ?? nothing.quote, escape: fixed.escape ?? nothing.escape }];
}

/** The table has one column: read with a delimiter that its values do not hold. Standard ones in most lines speak against it. */
function oneColumn(sample: string, ends: LineEnds, fixed: DialectPatch): Scored {
  const delimiter = [',', ';', '\t', '|'].find((mark) => !sample.includes(mark)) ?? '\u001F';
  const quoting = quotings(sample, delimiter, fixed);
  const tables = quoting.map((each) => scoreTable(sample, { delimiter, ...each, ends }));
  const best =
    tables.sort((a, b) => b.score - a.score)[0] ?? scoreTable(sample, { delimiter, ...nothing, ends });
  const lines = sample.split(/[\r\n]+/, sampleLines).filter((line) => line !== '');
  const cut = lines.filter((line) => /[,;\t|]/.test(line)).length / Math.max(1, lines.length);
  const doubt = best.score < 0.4 && cut >= 0.5 ? 1.2 - 0.6 * cut : 1;
  return { ...best, weighted: best.score * doubt };
}

export function wholeLines(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = Math.max(text.lastIndexOf('\n', length), text.lastIndexOf('\r', length));
  return end === -1 ? text.slice(0, length) : text.slice(0, end + 1);
}

function delimiterGuess(best: Scored, ranked: Scored[], declared: string | null): Guess {
  if (declared !== null) return { confidence: 1, reason: t('Line 1 says sep={declared}', { declared }) };
  if (best.width === 1)
    return { confidence: 0.8, reason: t('No delimiter splits the lines evenly: one column.') };
  const rival = ranked.find(({ grammar }) => grammar.delimiter !== best.grammar.delimiter)?.weighted ?? 0;
  const lead = (best.weighted - rival) / best.weighted;
  const confidence = Math.min(1, 0.5 + lead * 0.5 + (best.fitting / best.total) * 0.2);
  return {
    confidence: Math.round(confidence * 100) / 100,
    reason: t('{fitting} of {total} lines split into {width} columns.', {
      fitting: best.fitting,
      total: best.total,
      width: best.width,
    }),
  };
}

function quoteGuess(sample: string, { grammar }: TableScore): Guess {
  const { quote, delimiter, escape } = grammar;
  if (quote === '')
    return { confidence: 0.8, reason: t('Quotes do not enclose cells here; they are characters.') };
  const cells = countQuotedCells(sample, delimiter, quote);
  if (cells === 0) return { confidence: 1, reason: t('No cell is quoted.') };
  return {
    confidence: 1,
    reason:
      escape === 'backslash'
        ? t(
            '{n, plural, one {# quoted cell} other {# quoted cells}} at the start of the file, a quote inside follows a backslash.',
            { n: cells },
          )
        : t('{n, plural, one {# quoted cell} other {# quoted cells}} at the start of the file.', {
            n: cells,
          }),
  };
}

export const grammarPart = ({
  delimiter,
  quote,
  escape,
}: Grammar): Pick<Dialect, 'delimiter' | 'quote' | 'escape'> => ({
  delimiter,
  quote,
  escape,
});
