import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { collationLocale, type Collation } from './collation.ts';
import { sortKey } from './sort-key.ts';

const random = seededRandom(5);
const below = (count: number): number => Math.floor(random() * count);

const marked = Array.from({ length: 0x180 - 0xc0 }, (_, at) => String.fromCodePoint(0xc0 + at)).filter(
  (sign) => /\p{L}/u.test(sign),
);
const plain = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ');
const word = (letters: readonly string[]): string =>
  Array.from({ length: 1 + below(4) }, () => letters[below(letters.length)]).join('');

/** As a list compares keys: by their signs, without ASCII case. */
const compareKeys = (one: string, other: string): number =>
  Math.sign(one.toLowerCase() < other.toLowerCase() ? -1 : Number(one.toLowerCase() > other.toLowerCase()));
/** What stands before the marks. */
const baseOf = (text: string, collation: Collation): string =>
  sortKey(text, collation).split('\u0001')[0] ?? '';
const sorted = (collation: Collation, words: readonly string[]): string[] =>
  words.toSorted((one, other) => compareKeys(sortKey(one, collation), sortKey(other, collation)));

describe('a sort key', () => {
  it.each<Collation>(['root', 'sv', 'fi', 'is', 'pl', 'es', 'ro', 'sl', 'vi', 'eo'])(
    'orders random words as the collator of %s does',
    (collation) => {
      const collator = new Intl.Collator(collationLocale(collation), { sensitivity: 'base' });
      const letters = [...marked, ...plain, ...plain];
      for (let round = 0; round < 3000; round += 1) {
        const one = word(letters);
        const other = below(3) === 0 ? one.slice(0, -1) + word(letters) : word(letters);
        const wanted = collator.compare(one, other);
        expect([one, other, compareKeys(baseOf(one, collation), baseOf(other, collation))]).toEqual([
          one,
          other,
          wanted,
        ]);
        const byKey = compareKeys(sortKey(one, collation), sortKey(other, collation));
        expect(wanted === 0 || byKey === wanted).toBe(true);
      }
    },
  );

  it('puts marked letters beside their plain ones, behind the same word without marks', () => {
    const words = [
      'Apfel',
      'Äpfel',
      'Apfelwein',
      'Łódź',
      'Lodz AG',
      'Ørsted',
      'Orsay',
      'Ostsee',
      'Straße',
      'Strasse',
    ];
    expect(sorted('root', words.toReversed())).toEqual([
      'Apfel',
      'Äpfel',
      'Apfelwein',
      'Łódź',
      'Lodz AG',
      'Orsay',
      'Ørsted',
      'Ostsee',
      'Strasse',
      'Straße',
    ]);
  });

  it('puts the last letters of the north last', () => {
    const words = ['Zebra', 'Åre', 'Ärla', 'Öre', 'Alfa', 'Uppsala'];
    expect(sorted('sv', words)).toEqual(['Alfa', 'Uppsala', 'Zebra', 'Åre', 'Ärla', 'Öre']);
    expect(sorted('da', ['Åse', 'Østre', 'Ærø', 'Zar', 'Aarhus', 'Abe'])).toEqual([
      'Abe',
      'Zar',
      'Ærø',
      'Østre',
      'Aarhus',
      'Åse',
    ]);
    expect(sorted('cs', ['Chyba', 'Cizí', 'Čas', 'Hora', 'Ihned'])).toEqual([
      'Cizí',
      'Čas',
      'Hora',
      'Chyba',
      'Ihned',
    ]);
  });

  it('leaves ASCII and the scripts of East Asia as they are', () => {
    for (const text of ['Acme 24 (old) ~', '東京 一', '한국', 'カタ', '𠀋'])
      expect(sortKey(text, 'sv')).toBe(text);
  });

  it('does not mind how a letter is composed, nor case, nor the form of a quote or dash', () => {
    expect(sortKey('A\u0308pfel', 'root')).toBe(sortKey('Äpfel', 'root'));
    expect(sortKey('ÄPFEL', 'root').toLowerCase()).toBe(sortKey('äpfel', 'root'));
    expect(baseOf('O’Neil – „a“', 'root')).toBe(`O'Neil - "a"`);
    expect(baseOf('ΆΛΦΑ', 'root')).toBe(baseOf('αλφα', 'root'));
  });
});
