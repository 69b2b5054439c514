// An address of People Data Labs in one text.
import { companyLimits } from '../../../shared/schema/company.ts';
import { capitalised } from '../registers/capitalised.ts';
import { countryCodeOf } from '../registers/country-name.ts';
import { textOf, type Raw } from './values.ts';

/** Empty where no more than a region is known: that is no address. */
export function addressText({ street, address_line_2, postal_code, locality, region, country }: Raw): string {
  const [line, line2, town, state] = [street, address_line_2, locality, region].map((part) =>
    capitalised(textOf(part) ?? ''),
  );
  if (!line && !town) return '';
  const lines = [line, line2, town, [state, textOf(postal_code)?.toUpperCase()].filter(Boolean).join(' ')];
  const text = [...lines, countryCodeOf(textOf(country) ?? '') ?? capitalised(textOf(country) ?? '')];
  return text.filter(Boolean).join(', ').slice(0, companyLimits.addresses);
}
