// Whether one of a record's addresses, which are free texts, names a postcode: as words of their own, however they are spaced.

/** Shorter ones are house numbers as often as not. */
const shortest = 4;

export function hasPostcode(addresses: readonly string[], postcode: string): boolean {
  const wanted = wordsOf(postcode).join('');
  if (wanted.length < shortest) return false;
  return addresses.some((address) => {
    const words = wordsOf(address);
    return words.some((word, at) => word === wanted || word + (words[at + 1] ?? '') === wanted);
  });
}

const wordsOf = (text: string): string[] => text.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? [];
