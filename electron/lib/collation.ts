// In whose order texts are sorted: that of the language a request asks for, or the one that most languages share. A closed list, as these
// names become part of statements.
import { wishedLanguages } from './wished-languages.ts';

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

/** What `Intl` knows it by. */
export const collationLocale = (collation: Collation): string => (collation === 'root' ? 'en' : collation);

/** From an `Accept-Language` header: its language of the highest weight. */
export function collationOf(accepted: string | null): Collation {
  const [best] = wishedLanguages(accepted);
  return tailored.find((language) => language === best) ?? 'root';
}
