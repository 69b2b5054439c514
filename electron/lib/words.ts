// Words as the full-text search knows them: without case and diacritics, and in a form that SQLite's plainest tokenizer takes apart in
// the very same way. A search matches where each of its words begins a word of the text.

const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');
const isAscii = /^[\0-\x7f]*$/;
/** Scripts that put no space between words. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const pieces = new RegExp(`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u');

function fold(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain.replace(special, (letter) => letters[letter] ?? letter);
}

/** Each pair of neighbours; any run of signs within is then found by its pairs. */
const pairs = (signs: readonly string[]): string[] =>
  signs.slice(0, -1).map((sign, at) => sign + (signs[at + 1] ?? ''));

/** The words of a text that is not all ASCII; `ofRun` makes them of a run of signs without spaces. */
function split(text: string, ofRun: (signs: string[]) => string[]): string[] {
  const found = fold(text).match(pieces) ?? [];
  return found.flatMap((piece) => (isUnspaced.test(piece) ? ofRun(Array.from(piece)) : [piece]));
}

/** Letters and digits of ASCII with any other signs among them. */
const foreign = /[a-zA-Z0-9]*[^\0-\x7f][a-zA-Z0-9\x80-\uffff]*/g;

/** Behind its pairs the last sign of a run stands alone: it may be all that is asked for. */
const foldForeign = (word: string): string =>
  ` ${split(word, (signs) => [...pairs(signs), ...signs.slice(-1)]).join(' ')} `;

/** A text whose words are its runs of ASCII letters, digits and signs beyond ASCII: what SQLite's tokenizer `ascii` makes of it. */
export const searchText = (text: string): string =>
  isAscii.test(text) ? text : text.replace(foreign, foldForeign);

const words = /[a-z0-9\x80-\uffff]+/g;

/** The words of a text. */
export const wordsOf = (text: string): string[] => searchText(text).toLowerCase().match(words) ?? [];

/** What a search asks for; each of them must begin a word. Empty where it holds no word at all. */
export const wantedWords = (search: string): string[] => [
  ...new Set(split(search, (signs) => (signs.length === 1 ? signs : pairs(signs)))),
];

export function hasWords(text: string, wanted: readonly string[]): boolean {
  const all = ` ${wordsOf(text).join(' ')}`;
  return wanted.every((word) => all.includes(` ${word}`));
}
