// Tax ids as people and registers write them: one is the same however it is spaced, and with its country before it or without.
export type TaxOffice = { taxId: string; countryCode: string | null };

/** What people write between the characters. */
export const taxIdMarks = [' ', '\u00a0', '.', '/', '-'];

/** Where it is not the code of the country that stands before them. */
const otherPrefixes: Readonly<Record<string, string>> = { GR: 'EL' };

const plainTaxId = (taxId: string): string =>
  taxIdMarks.reduce((text, mark) => text.replaceAll(mark, ''), taxId).toUpperCase();

/** Without marks, and without the country that may stand before it. */
export function bareTaxId({ taxId, countryCode }: TaxOffice): string {
  const plain = plainTaxId(taxId);
  const prefix = prefixesOf(countryCode).find((one) => plain.startsWith(one) && plain !== one);
  return plain.slice(prefix?.length ?? 0);
}

/** Every way in which it may be written, without marks; of one that is nothing but marks none. */
export function writtenTaxIds(office: TaxOffice): string[] {
  const bare = bareTaxId(office);
  return bare === '' ? [] : ['', ...prefixesOf(office.countryCode)].map((prefix) => prefix + bare);
}

const prefixesOf = (countryCode: string | null): string[] =>
  countryCode === null ? [] : [countryCode, otherPrefixes[countryCode] ?? []].flat();
