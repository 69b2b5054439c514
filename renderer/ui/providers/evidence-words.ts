// Why a provider takes something for the same record, in words. Providers tell it by short codes.
import { t } from '../../../shared/messages/message.ts';

const words: Readonly<Record<string, string>> = {
  domain: t('Domain is equal'),
  website: t('Domain of the website'),
  email: t('Domain of the e-mail address'),
  phone: t('Phone number is valid'),
  name: t('Name is equal'),
  alsoNamed: t('Another of its names is equal'),
  otherName: t('Name differs'),
  legalForm: t('Legal form is equal'),
  otherLegalForm: t('Legal form differs'),
  country: t('Country is equal'),
  otherCountry: t('Country differs'),
  postcode: t('Postcode is equal'),
  dissolved: t('No longer active'),
  lei: t('LEI is equal'),
  likelihood: t('Its own estimate'),
  asked: t('As sure as was set for it'),
  registrationNumber: t('Registration number is equal'),
};

/** A code that is not known here stands as it is. */
export const evidenceWords = (code: string): string => words[code] ?? code;
