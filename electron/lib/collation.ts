// In whose order texts are sorted: that of the language a request asks for, or the one that most languages share. A closed list, as these
// names become part of statements.

/** Languages that place letters otherwise than the root order (https://www.unicode.org/reports/tr35/tr35-collation.html) does. */
const tailored = [
  'az',
  'bs',
  'cs',
  'cy',
  'da',
  'eo',
  'es',
  'et',
  'fi',
  'fo',
  'gl',
  'hr',
  'hu',
  'is',
  'kl',
  'lt',
  'lv',
  'mt',
  'nb',
  'nn',
  'no',
  'pl',
  'ro',
  'sk',
  'sl',
  'sq',
  'sv',
  'tr',
  'vi',
] as const;

export type Collation = 'root' | (typeof tailored)[number];

export const collations: readonly Collation[] = ['root', ...tailored];

/** What `Intl` knows it by. */
export const collationLocale = (collation: Collation): string => (collation === 'root' ? 'en' : collation);

/** From an `Accept-Language` header: its language of the highest weight. */
export function collationOf(accepted: string | null): Collation {
  const wishes = (accepted ?? '').split(',').map(parseWish);
  const best = wishes.reduce((one, other) => (other.weight > one.weight ? other : one), {
    language: '',
    weight: 0,
  });
  return tailored.find((language) => language === best.language) ?? 'root';
}

function parseWish(wish: string): { language: string; weight: number } {
  const [range = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return { language: range.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0 };
}
