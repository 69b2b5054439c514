import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWords, wantedWords } from './words.ts';

const finds = (text: string, search: string): boolean => hasWords(text, wantedWords(search));

describe('words', () => {
  it.each([
    ['Brückmann Präzision GmbH', 'bruck praz', true],
    ['Bruckmann', 'BRÜCK', true],
    ['Łódź Øresund Þór Straße', 'lodz ores thor strasse', true],
    ['Kabel', 'abel', false],
    ['info@norrvik-kabel.se', 'kabel', true],
    ['O’Neill', 'neill', true],
    ['東京都株式会社', '京都', true],
    ['東京都株式会社', '都', true],
    ['東京都株式会社', '社', true],
    ['東京都株式会社', '東都', false],
    ['東京都ABC', 'abc', true],
    ['Ελλάς', 'ΕΛΛΑΣ', true],
    ['Ёлка', 'елк', true],
    ['삼성전자', '삼성', true],
    ['हिन्दी', 'हिन्दी', true],
    ['½ … ℅', 'c', true],
    ['a', '', true],
  ])('%s holds %s: %s', (text, search, held) => {
    expect(finds(text, search)).toBe(held);
  });

  it('of a search without letters and digits are none', () => {
    expect(wantedWords(' & – % ')).toEqual([]);
  });

  const text = fc
    .array(
      fc.constantFrom(
        'a',
        'B',
        '7',
        ' ',
        '-',
        'é',
        'e\u0301',
        'ß',
        '東',
        '京',
        'が',
        'ก',
        '…',
        '😀',
        'İ',
        'Σ',
      ),
    )
    .map((parts) => parts.join(''));

  it('are found in any text that they were taken from', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(finds(one, one)).toBe(true);
      }),
    );
  });
});
