// Short names of causes. The backend's messages speak of one row ("… is no host name"); a group needs a name for all.
import type { ErrorGroup } from '../../../../shared/contract/imports.ts';
import { t } from '../../../../shared/messages/message.ts';
import { targetLabel } from '../wizard/columns/fields.ts';

const causes: Record<string, (field: string) => string> = {
  required: (field) => t('{field} is missing', { field }),
  name_taken: () => t('Name belongs to another company'),
  domain_taken: () => t('Domain belongs to another company'),
  invalid_domain: () => t('Not a host name'),
  invalid_year: () => t('Not a year'),
  invalid_date: () => t('Not a date'),
  invalid_number: () => t('Not an amount'),
  invalid_option: (field) => t('{field} not known', { field }),
  invalid_country: () => t('Country not known'),
  invalid_email: () => t('Not an e-mail address'),
  invalid_phone: () => t('Not a phone number'),
  invalid_url: () => t('Not a URL'),
  invalid_text: (field) => t('{field} holds a broken character', { field }),
  bad_json: () => t('Not a whole JSON record'),
  too_long: (field) => t('{field} is too long', { field }),
  too_many: (field) => t('{field} has too many entries', { field }),
};

/** The backend's own message where the cause has no short name. */
export function causeOf({ code, field, message }: ErrorGroup): string {
  if (!Object.hasOwn(causes, code)) return message;
  return causes[code]?.(field === null ? t('Value') : targetLabel(field)) ?? message;
}
