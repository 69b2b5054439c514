// A header as people write it → a key that is the same for every way to write it: "Company Name", "company_name",
// "CompanyName", "COMPANY NAME*" and the same in full-width letters.

export type HeaderKey = {
  /** Letters and digits only, lower case, without accents and without what stands in brackets. */
  key: string;
  words: string[];
  /** What stood in brackets: a unit ("USD"), or which of several names it is ("英字"). */
  aside: string;
};

export function headerKey(header: string): HeaderKey {
  const text = header.normalize('NFKC').trim();
  const aside = [...text.matchAll(/[([【](.*?)[)\]】]/g)].map((match) => match[1] ?? '').join(' ');
  const bare = text.replaceAll(/[([【].*?[)\]】]/g, ' ');
  const words = wordsOf(bare === '' || bare.trim() === '' ? text : bare);
  return { key: words.join(''), words, aside: wordsOf(aside).join(' ') };
}

function wordsOf(text: string): string[] {
  return text
    .replaceAll(/__[crs]$/gi, '')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}ー]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '');
}

/** Keys of one name of the dictionary: with umlauts as one letter and as two. */
export function nameKeys(name: string): string[] {
  const spelled = name
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll(/[ÄÖÜ]/g, spellCapital);
  return [...new Set([headerKey(name).key, headerKey(spelled).key])];
}

const spellCapital = (letter: string): string => ({ Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' })[letter] ?? letter;
