// How phone numbers are read and written everywhere: E.164, `+4935155501`, the one form that every system dials. An extension
// stays behind it.
import { parsePhoneNumberWithError, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';

/** Throws libphonenumber's ParseError. `home`: for numbers that are written without their country's code. */
export function readPhone(text: string, home: CountryCode | undefined): PhoneNumber {
  const dialled = text.trim().replace(/^(?:\(00\)|00)\s*(?=[1-9])/, '+');
  return parsePhoneNumberWithError(dialled, { ...(home && { defaultCountry: home }), extract: false });
}

export const writePhone = ({ number, ext }: PhoneNumber): string =>
  ext === undefined ? number : `${number} ext. ${ext}`;
