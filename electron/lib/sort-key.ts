// A key of a text whose plain order, byte by byte and without ASCII case, is the order in which people of a language expect it. Most of it
// is ASCII: "Łódź" becomes "lodz" and stands beside "Lodz", or "l{…odz{…" in Polish, behind every "lz…". Where each letter goes is asked
// of `Intl`, once for each language. A text in ASCII needs no key, being in that order already, but for `pairsOf`.
import { collationLocale, type Collation } from './collation.ts';

/** Pairs of ASCII letters that are one letter in a language. */
const pairs: Partial<Record<Collation, readonly string[]>> = {
  cs: ['ch'],
  da: ['aa'],
  fo: ['aa'],
  nb: ['aa'],
  nn: ['aa'],
  no: ['aa'],
  sk: ['ch'],
};

/** Texts that are in the order as they are. */
export const unkeyedIn = (collation: Collation): RegExp =>
  collation in pairs
    ? new RegExp(`^(?!.*(?:${pairsOf(collation).join('|')}))[\\0-\\x7f]*$`, 'is')
    : /^[\0-\x7f]*$/;

export const pairsOf = (collation: Collation): readonly string[] => pairs[collation] ?? [];

/** Texts of one key but for marks follow each other by these: "Apfel", "Äpfel", "Apfelwein". */
export function sortKey(text: string, collation: Collation): string {
  const table = tableOf(collation);
  return (table.near && nearKey(text, table.near)) ?? farKey(text, table);
}

/** Most texts hold no sign beyond those of Europe's languages: sign by sign is twice as fast then. Null for any other. */
function nearKey(text: string, near: readonly Sign[]): string | null {
  let key = '';
  let marked = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < firstForeign) continue;
    const sign = near[code - firstForeign];
    if (sign === undefined) return null;
    key += text.slice(from, at) + sign.key;
    if (sign.key !== sign.low) marked += sign.low;
    from = at + 1;
  }
  return withMarks(key + text.slice(from), marked);
}

const withMarks = (key: string, marked: string): string => (marked === '' ? key : `${key}\u0001${marked}`);

function farKey(text: string, table: Table): string {
  let marked = '';
  const key = composed(text).replace(table.foreign, (sign) => {
    const { key: own, low } = signOf(sign, table);
    if (own !== low) marked += low;
    return own;
  });
  return withMarks(key, marked);
}

/** Marks that stand alone are rare, and looking for them is cheaper than to compose every text. */
const composed = (text: string): string => (/[\u0300-\u036f]/.test(text) ? text.normalize('NFC') : text);

type Sign = { key: string; low: string };
type Table = {
  signs: Map<string, Sign>;
  foreign: RegExp;
  collator: Intl.Collator;
  /** From the first sign beyond ASCII on; null where pairs must be looked for. */
  near: readonly Sign[] | null;
};
const firstForeign = 0x80;
const firstFar = 0x2_50;
const tables = new Map<Collation, Table>();

function tableOf(collation: Collation): Table {
  const known = tables.get(collation);
  if (known) return known;
  const collator = new Intl.Collator(collationLocale(collation), { sensitivity: 'base' });
  const single = pairsOf(collation);
  // Both cases spelled out: a pattern without case would take "ſ" for an "s" of ASCII.
  const eitherCase = single.map((pair) =>
    pair.replace(/./g, (letter) => `[${letter}${letter.toUpperCase()}]`),
  );
  const foreign = new RegExp([foreignSign, ...eitherCase].join('|'), 'gu');
  const table: Table = { collator, foreign, signs: latinSigns(collator, [...latin, ...single]), near: null };
  if (single.length === 0) table.near = codes(firstForeign, firstFar).map((sign) => signOf(sign, table));
  tables.set(collation, table);
  return table;
}

/** Beyond ASCII, but for the scripts of East Asia, which stay in the order of their numbers. */
const foreignSign = String.raw`[^\0-\x7f\u2e80-\ud7ff\u{20000}-\u{3ffff}]`;

function signOf(sign: string, { signs, collator }: Table): Sign {
  const known = signs.get(sign);
  if (known) return known;
  const low = sign.toLowerCase().normalize('NFC');
  const made = signs.get(low) ?? { key: keyOf(low, collator), low };
  signs.set(sign, made);
  return made;
}

const codes = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, at) => String.fromCodePoint(from + at));

const latin = [...codes(firstForeign, firstFar), ...codes(0x1e00, 0x1f00)].filter(
  (sign) => /\p{Script=Latin}/u.test(sign) && sign === sign.toLowerCase(),
);
const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const spelled = [...letters, 'ae', 'db', 'dz', 'hv', 'ij', 'lj', 'nj', 'oe', 'qp', 'ss', 'tc', 'th', 'ts'];

/** A letter is sorted as what it is equal to, or behind all that begins with the letter before it. */
function latinSigns(collator: Intl.Collator, signs: readonly string[]): Map<string, Sign> {
  const found = new Map<string, Sign>();
  const own: string[] = [];
  for (const sign of signs) {
    const equal = [plainOf(sign), ...spelled].find(
      (text) => text !== sign && isAscii(text) && collator.compare(text, sign) === 0,
    );
    if (equal === undefined) own.push(sign);
    else found.set(sign, { key: equal, low: sign });
  }
  let before = '';
  let rank = 0;
  for (const sign of own.sort(collator.compare)) {
    if (before !== '' && collator.compare(before, sign) !== 0) rank += 1;
    const key = `${letterBefore(sign, collator)}{${ranks[rank] ?? '~'}`;
    found.set(sign, { key, low: sign });
    before = sign;
  }
  return found;
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

function letterBefore(sign: string, collator: Intl.Collator): string {
  const before = letters.find((letter, at) => {
    const next = letters[at + 1];
    return collator.compare(letter, sign) < 0 && (next === undefined || collator.compare(sign, next) < 0);
  });
  return before ?? 'z';
}

/** One sign of ASCII each, in order; capitals would become small. */
const ranks = codes(0x21, 0x7f).filter((sign) => sign === sign.toLowerCase());

/** A sign of another script: without marks where that is the same letter, else as it is. */
function keyOf(sign: string, collator: Intl.Collator): string {
  if (/^[\u0300-\u036f]+$/.test(sign)) return '';
  if (/[‘’‚‛]/.test(sign)) return "'";
  if (/[“”„‟«»]/.test(sign)) return '"';
  if (/\p{Pd}/u.test(sign)) return '-';
  const plain = plainOf(sign);
  return isAscii(plain) || collator.compare(plain, sign) === 0 ? plain : sign;
}

const plainOf = (sign: string): string =>
  sign
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
