// Which of a record's ids is a Legal Entity Identifier (ISO 17442), and which may be a number in a register.
import type { LookupInput } from '../provider.ts';

/** By its two check digits (ISO 7064, modulo 97). */
export function findLei({ externalId = '' }: LookupInput): string | null {
  const lei = externalId.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!/^[0-9A-Z]{18}[0-9]{2}$/.test(lei)) return null;
  const digits = Array.from(lei, (sign) => String(Number.parseInt(sign, 36))).join('');
  return BigInt(digits) % 97n === 1n ? lei : null;
}

/** Such as `HRB 6684`, `556016-0680` or `01234567`: an id of another system's making looks otherwise. */
const likeNumber = /^[A-Z]{0,4}[ -]?\d[\d ./-]{3,18}[A-Z]?$/i;

export function registrationNumbers({ externalId, taxId, countryCode = '' }: LookupInput): string[] {
  const ids = [externalId, taxId?.startsWith(countryCode) ? taxId.slice(countryCode.length) : taxId];
  const found = ids.map((id) => id?.trim() ?? '').filter((id) => likeNumber.test(id));
  return countryCode === '' ? [] : [...new Set(found)];
}

/** However it is spaced and dotted. */
export const bareNumber = (number: string): string =>
  number
    .replaceAll(/[^0-9A-Z]/gi, '')
    .toUpperCase()
    .replace(/^0+/, '');
