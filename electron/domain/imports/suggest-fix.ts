// What a person probably meant by a value that its field refuses. Pure guesses: each is a value that the field would take,
// and none is applied without a person.
import type { CompanyField } from '../../../shared/schema/company.ts';
import { countryCodes } from '../../../shared/schema/country-codes.ts';
import { parseItem, type ListTarget } from '../companies/field-rules.ts';
import { convertCell, listTargets } from './cells/convert-cell.ts';

/** Null where nothing is likely. */
export function suggestFix(field: CompanyField, value: string): string | null {
  const text = value.trim();
  const guesses = guessers[field]?.(text) ?? [];
  return guesses.find((guess) => guess !== text && guess !== '' && isTaken(field, guess)) ?? null;
}

const isTaken = (field: CompanyField, guess: string): boolean =>
  listTargets.has(field) ? parseItem[field as ListTarget](guess).ok : convertCell(field, guess).ok;

type Guesser = (text: string) => string[];

/** Letters that are typed, or read from paper, in place of digits. */
const withDigits = (text: string): string =>
  text.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1').replace(/[Ss]/g, '5').replace(/B/g, '8');

/** Only where most of it is digits already: "SOLO" is no number. */
const misreadDigits: Guesser = (text) => {
  const digits = text.replace(/\D/g, '').length;
  return digits * 2 >= text.length ? [withDigits(text)] : [];
};

const domains: Guesser = (text) => {
  const plain = text
    .replace(/^<|>$/g, '')
    .replace(/^https?[:/\\]*/i, '')
    .replace(/\s*\.\s*/g, '.')
    .replace(/,/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/[.;:]+$/, '')
    .trim();
  const afterAt = plain.slice(plain.lastIndexOf('@') + 1);
  return [
    afterAt,
    afterAt.replace(/[\s_]+/g, '-'),
    afterAt.replace(/[\s_]+/g, ''),
    afterAt.replace(/[()'"&+!]/g, '').replace(/[\s_]+/g, '-'),
  ].filter((guess) => guess.includes('.'));
};

const years: Guesser = (text) => {
  const found = text.match(/(?<!\d)(1\d{3}|20\d{2})(?!\d)/g) ?? [];
  return [...misreadDigits(text.replace(/\s+/g, '')), ...(found.length === 1 ? found : [])];
};

const counts: Guesser = (text) => {
  const numbers = (text.match(/\d+(?:[,. ']\d{3})*/g) ?? []).map((digits) =>
    Number(digits.replace(/\D/g, '')),
  );
  const [first] = numbers;
  if (first === undefined) return [];
  const more = /\+|over|more than|>/i.test(text) ? first + 1 : first;
  const single = numbers.length === 1 ? [String(more)] : [];
  const pair = numbers.length === 2 ? [`${first}-${numbers[1]}`] : [];
  return [...misreadDigits(text), ...pair, ...single].flatMap((guess) => {
    const range = convertCell('employeeRange', guess);
    return range.ok && typeof range.value === 'string' ? [range.value] : [];
  });
};

const amounts: Guesser = (text) => misreadDigits(text);

const dates: Guesser = (text) => {
  const plain = text.replace(/\s+/g, '');
  const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0');
  const guesses = misreadDigits(plain);
  const ymd = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(guesses[0] ?? plain);
  if (ymd) guesses.push(`${ymd[1]}-${pad(ymd[2])}-${pad(ymd[3])}`);
  const named = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(plain);
  // Only where no month is so late can the first be nothing but a day.
  if (named && Number(named[1]) > 12) guesses.push(`${named[3]}-${pad(named[2])}-${pad(named[1])}`);
  if (named && Number(named[2]) > 12) guesses.push(`${named[3]}-${pad(named[1])}-${pad(named[2])}`);
  return guesses;
};

const emails: Guesser = (text) => {
  const plain = text
    .replace(/^mailto:/i, '')
    .replace(/\s*[([{]?\s*\b(?:at)\b\s*[)\]}]?\s*/i, '@')
    .replace(/\s*[([{]\s*dot\s*[)\]}]\s*/gi, '.')
    .replace(/^.*<([^<>]+)>.*$/, '$1');
  const dots = plain
    .replace(/,/g, '.')
    .replace(/\s+/g, '')
    .replace(/\.{2,}/g, '.');
  return [plain, dots.replace(/[.;]+$/, '')];
};

const urls: Guesser = (text) => [text.replace(/\s*([./:])\s*/g, '$1'), text.replace(/\s+/g, '%20')];

let countries: readonly { folded: string; name: string }[] | null = null;

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

function countryNames() {
  countries ??= ['en', 'de', 'fr', 'es', 'it', 'nl'].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return [...countryCodes].flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [{ folded: folded(name), name }];
    });
  });
  return countries;
}

/** The name that is one slip away, or two in a long one; none where another country is as near. */
const nearestCountry: Guesser = (text) => {
  const wanted = folded(text);
  const most = wanted.length >= 7 ? 2 : 1;
  if (wanted.length < 4) return [];
  const near = countryNames()
    .map(({ folded: name, name: shown }) => ({ shown, steps: editDistance(wanted, name, most) }))
    .filter(({ steps }) => steps <= most)
    .toSorted((a, b) => a.steps - b.steps);
  const [best] = near;
  const codes = new Set(near.filter(({ steps }) => steps === best?.steps).map(({ shown }) => codeOf(shown)));
  return best && codes.size === 1 ? [best.shown] : [];
};

const codeOf = (name: string): unknown => {
  const read = convertCell('countryCode', name);
  return read.ok ? read.value : null;
};

/** Letters to add, drop, change or swap with their neighbour; more than `most` are not counted out. */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let steps = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      row.push(steps);
    }
    before = last;
    last = row;
  }
  return last[other.length] ?? 0;
}

const guessers: { [F in CompanyField]?: Guesser } = {
  domain: domains,
  foundationYear: years,
  employeeRange: counts,
  fundingRaised: amounts,
  lastFundingDate: dates,
  countryCode: nearestCountry,
  emails,
  urls,
};
