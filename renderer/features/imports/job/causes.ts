// Short names of causes. The backend's messages speak of one row ("… is no host name"); a group needs a name for all.
import type { ErrorGroup } from '../../../../shared/contract/imports.ts';
import { targetLabel } from '../wizard/columns/fields.ts';

const causes: Record<string, (field: string) => string> = {
  required: (field) => `${field} is missing`,
  name_taken: () => 'Name belongs to another company',
  domain_taken: () => 'Domain belongs to another company',
  invalid_domain: () => 'Not a host name',
  invalid_year: () => 'Not a year',
  invalid_date: () => 'Not a date',
  invalid_number: () => 'Not an amount',
  invalid_option: (field) => `${field} not known`,
  invalid_country: () => 'Country not known',
  invalid_email: () => 'Not an e-mail address',
  invalid_phone: () => 'Not a phone number',
  invalid_url: () => 'Not a URL',
  invalid_text: (field) => `${field} holds a broken character`,
  bad_json: () => 'Not a whole JSON record',
  too_long: (field) => `${field} is too long`,
  too_many: (field) => `${field} has too many entries`,
};

/** The backend's own message where the cause has no short name. */
export function causeOf({ code, field, message }: ErrorGroup): string {
  if (!Object.hasOwn(causes, code)) return message;
  return causes[code]?.(field === null ? 'Value' : targetLabel(field)) ?? message;
}
