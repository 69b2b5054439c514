// What Companies House sends, as far as it is told. Source: https://developer-specs.company-information.service.gov.uk/
import { z } from 'zod';

const text = z.string().nullish();

export const registeredAddress = z.looseObject({
  care_of: text,
  po_box: text,
  premises: text,
  address_line_1: text,
  address_line_2: text,
  locality: text,
  region: text,
  postal_code: text,
  country: text,
});
export type RegisteredAddress = z.infer<typeof registeredAddress>;

export const searchResult = z.looseObject({
  company_number: z.string(),
  title: z.string(),
  company_status: text,
  address: registeredAddress.nullish(),
  /** A former name, where that is what was found. */
  snippet: text,
});
export type SearchResult = z.infer<typeof searchResult>;
export const searchResults = z.object({ items: z.array(searchResult) });

export const profile = z.looseObject({
  company_number: z.string(),
  company_name: z.string(),
  company_status: text,
  company_status_detail: text,
  type: text,
  jurisdiction: text,
  date_of_creation: text,
  date_of_cessation: text,
  sic_codes: z.array(z.string()).nullish(),
  registered_office_address: registeredAddress.nullish(),
  previous_company_names: z.array(z.looseObject({ name: z.string() })).nullish(),
  has_insolvency_history: z.boolean().nullish(),
});
export type Profile = z.infer<typeof profile>;

/** Of a company that is an officer or an owner. */
const identification = z.looseObject({
  registration_number: text,
  place_registered: text,
  country_registered: text,
});
export type Identification = z.infer<typeof identification>;

const officer = z.looseObject({
  name: z.string(),
  officer_role: z.string(),
  appointed_on: text,
  resigned_on: text,
  identification: identification.nullish().catch(null),
});
export type Officer = z.infer<typeof officer>;
export const officers = z.object({ items: z.array(officer) });

/** Of one whose details are protected there is no name. */
const owner = z.looseObject({
  name: text,
  kind: z.string(),
  name_elements: z.looseObject({ forename: text, middle_name: text, surname: text }).nullish().catch(null),
  natures_of_control: z.array(z.string()).nullish(),
  notified_on: text,
  ceased_on: text,
  ceased: z.boolean().nullish(),
  identification: identification.nullish().catch(null),
});
export type Owner = z.infer<typeof owner>;
export const owners = z.object({ items: z.array(owner) });
