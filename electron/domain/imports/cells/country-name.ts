// Country names as people write them, in the languages of the world's bigger economies, and three-letter codes → ISO code.
import { countryCodes } from '../../../../shared/schema/country-codes.ts';
import { countryAliases, threeLetters } from './country-aliases.ts';

const languages = 'en de fr es it nl pt pl sv da nb fi cs hu ro tr ru uk el ja zh ko ar'.split(' ');

/** Letters and digits only: "Côte d’Ivoire" = "cote d ivoire". */
const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Words that tell no two countries apart. */
const smallWords = new Set('the of and de la el los las le les du des et y'.split(' '));

/** "Korea, Republic of" = "the Republic of Korea": the words that matter, in one order. */
function wordsOf(name: string): string[] {
  const words = folded(name).split(' ');
  const telling = words.filter((word) => !smallWords.has(word));
  // AND is Andorra's code.
  const kept = telling.length === 0 ? words : telling;
  return kept.map((word) => (word === 'saint' ? 'st' : word)).toSorted();
}

const keyOf = (words: readonly string[]): string => words.join(' ');

let names: ReadonlyMap<string, string> | null = null;

function buildNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, code: string): void => {
    const key = keyOf(wordsOf(name));
    if (key !== '' && !found.has(key)) found.set(key, code);
  };
  for (const [code, aliases] of Object.entries(countryAliases)) for (const name of aliases) add(name, code);
  for (const pair of threeLetters.split(' ')) add(pair.slice(0, 3), pair.slice(4));
  for (const language of languages) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of countryCodes) add(display.of(code) ?? '', code);
  }
  return found;
}

/** What a country calls itself in full, where only one country is left without it. */
const forms = new Set(
  (
    'republic kingdom principality commonwealth federal federative plurinational bolivarian united islamic sultanate ' +
    'grand duchy union co operative'
  ).split(' '),
);

/** The code of a country's name or three-letter code; null where none is known, or more than one could be meant. */
export function findCountryCode(name: string): string | null {
  names ??= buildNames();
  const words = wordsOf(name);
  const code = names.get(keyOf(words));
  if (code !== undefined) return code;
  const bare = words.filter((word) => !forms.has(word));
  return bare.length === words.length ? null : (names.get(keyOf(bare)) ?? null);
}
