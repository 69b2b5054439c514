// Phone numbers in the one form that every system dials: E.164, `+4935155501`. An extension stays behind it.
import { t } from '../../../../shared/messages/message.ts';
import { isSupportedCountry, ParseError, type CountryCode } from 'libphonenumber-js/max';
import { readPhone, writePhone } from '../../../lib/phone-number.ts';
import { fault, quoted, type FieldFault } from '../../companies/field-result.ts';

/** `country` for numbers that are written without their country's code. */
export function toE164(text: string, country: string | undefined): string | FieldFault {
  if (text.trim() === '') return '';
  const home = country !== undefined && isSupportedCountry(country) ? country : undefined;
  return numberOf(text, home);
}

function numberOf(text: string, home: CountryCode | undefined): string | FieldFault {
  try {
    const number = readPhone(text, home);
    if (!number.isPossible()) return noNumber(text, home);
    return writePhone(number);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return error.message === 'INVALID_COUNTRY' && home === undefined ? noCountry(text) : noNumber(text, home);
  }
}

const noCountry = (text: string): FieldFault =>
  fault(
    'invalid_phone',
    t('{value} has no country code. Choose the country of the column’s numbers, or write +49 …', {
      value: quoted(text),
    }),
  );

const noNumber = (text: string, country: string | undefined): FieldFault =>
  fault(
    'invalid_phone',
    country === undefined
      ? t('{value} is no phone number. Correct it, or leave it empty.', { value: quoted(text) })
      : t('{value} is no phone number in {country}. Correct it, or leave it empty.', {
          value: quoted(text),
          country,
        }),
  );
