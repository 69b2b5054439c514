import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFast } from './fast-lane.ts';
import type { Grammar } from './grammar.ts';
import { parseText, type ParsedText } from './parse-text.ts';
import { Scanner } from './scanner.ts';

const grammars: Grammar[] = [
  { delimiter: ',', quote: '"', escape: 'doubled', ends: 'lf' },
  { delimiter: ', ', quote: '"', escape: 'doubled', ends: 'lf' },
  { delimiter: ' ', quote: "'", escape: 'doubled', ends: 'lf' },
  { delimiter: ',', quote: '', escape: 'doubled', ends: 'lf' },
  { delimiter: ',', quote: '"', escape: 'doubled', ends: 'cr' },
  { delimiter: ',', quote: '"', escape: 'backslash', ends: 'lf' },
  { delimiter: ',', quote: '"', escape: 'doubled', ends: 'any' },
];

/** Texts as broken as can be, made of the characters that mean something. */
const messy = fc.stringMatching(/^[a",' \t\u3000\\\n\r]{0,40}$/);
const grammar = fc.constantFrom(...grammars);

function scanned(text: string, rules: Grammar) {
  const scanner = new Scanner(text, rules);
  const records: { cells: string[]; line: number }[] = [];
  while (!scanner.done) {
    const { line } = scanner;
    const outcome = scanner.next('strict');
    if (outcome.kind !== 'record') return null;
    records.push({ cells: outcome.cells, line });
  }
  return records;
}

/** All of a text, given in pieces that end at line ends, as a reader gets it. */
function inPieces(text: string, rules: Grammar, width: number): ParsedText['records'] {
  const end = rules.ends === 'cr' ? /(?<=\r)/ : rules.ends === 'lf' ? /(?<=\n)/ : /(?<=\n|\r(?!\n))/;
  let line = 1;
  let rest = '';
  const records: ParsedText['records'] = [];
  for (const piece of [...text.split(end), null]) {
    const parsed = parseText(rest + (piece ?? ''), rules, { line, width, final: piece === null });
    records.push(...parsed.records);
    ({ rest, nextLine: line } = parsed);
  }
  return records;
}

describe('the fast lane', () => {
  test('gives exactly what the scanner gives, for every text that it takes', () => {
    fc.assert(
      fc.property(messy, grammar, (text, rules) => {
        const fast = parseFast(text, rules, { line: 1, width: null });
        fc.pre(fast !== null);
        expect(fast?.records).toEqual(scanned(text.slice(0, fast?.read), rules));
      }),
      { numRuns: 5000 },
    );
  });

  test('takes clean text, so that it is worth having', () => {
    const [rules] = grammars;
    expect(rules && parseFast('a,b\n"c,d","e\nf"\n', rules, { line: 1, width: 2 })).toMatchObject({
      read: 16,
      nextLine: 4,
    });
    expect(rules && parseFast('a,"b" c\nd,"e"\n', rules, { line: 1, width: 2 })).toBeNull();
    expect(rules && parseFast('a\r\nb\n', rules, { line: 1, width: 1 })).toBeNull();
  });
});

describe('parseText', () => {
  test('reads every text to its end, whatever is broken, and keeps its letters', () => {
    fc.assert(
      fc.property(messy, grammar, fc.integer({ min: 1, max: 4 }), (text, rules, width) => {
        const { records, rest } = parseText(text, rules, { line: 1, width, final: true });
        expect(rest).toBe('');
        const letters = records.flatMap(({ cells }) => cells).join('');
        expect(letters.replaceAll(/[^a]/g, '')).toBe(text.replaceAll(/[^a]/g, ''));
      }),
      { numRuns: 3000 },
    );
  });

  test('gives the same records in one piece and in many, where nothing is broken', () => {
    fc.assert(
      fc.property(messy, grammar, fc.integer({ min: 1, max: 4 }), (text, rules, width) => {
        const whole = parseText(text, rules, { line: 1, width, final: true });
        fc.pre(whole.issues.length === 0);
        expect(inPieces(text, rules, width)).toEqual(whole.records);
      }),
      { numRuns: 3000 },
    );
  });

  test('numbers lines upwards and within the text', () => {
    fc.assert(
      fc.property(messy, grammar, (text, rules) => {
        const { records } = parseText(text, rules, { line: 1, width: 2, final: true });
        const lines = records.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        expect(lines.every((line) => line <= text.split(/\r\n|\n|\r/).length)).toBe(true);
      }),
    );
  });
});
