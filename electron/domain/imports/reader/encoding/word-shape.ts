// How much a word of another script than Latin is built as its language builds words: vowels, signs over letters, final
// letters. Bytes of another encoding give the right letters in the wrong order.

const others = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u;

/** Of a word with Latin letters: whether it has others too. */
export const isMixed = (word: string): boolean => others.test(word);

export function shapeOf(word: string): number {
  if (/\p{Script=Thai}/u.test(word)) return 1 / (1 + 6 * share(word, thaiFault));
  if (/[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(word)) return 1 / (1 + 3 * share(word, semiticFault));
  return flow(word);
}

const share = (word: string, fault: RegExp): number => (word.match(fault)?.length ?? 0) / word.length;

/** A vowel or tone sign without a consonant under it, a leading vowel without one behind it. */
const thaiFault =
  /(?<![\u{E01}-\u{E2E}\p{Mn}])(?=\p{Script=Thai})\p{Mn}|[\u{E40}-\u{E44}](?![\u{E01}-\u{E2E}])|[\u{E3F}\u{E4F}-\u{E7F}]/gu;
/** A letter that only ends words, in the middle of one; points, which no list of names has. */
const semiticFault = /[ךםןףץةى](?=\p{L})|\p{M}/gu;

const vowels = /[аеёиоуыэюяіїєαεηιουωάέήίόύώϊϋ]/i;

/** Words that can be spoken have vowels, and not too many consonants in a row. */
function flow(word: string): number {
  const runs = word.split(vowels);
  const longest = Math.max(...runs.map((run) => run.length));
  return longest > 4 ? 0.5 : 1;
}
