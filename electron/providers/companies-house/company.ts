// What is told of a company in the register in words: its facts, and the texts of its address and its constants.
import { companyLimits } from '../../../shared/schema/company.ts';
import { factsIn } from '../../../shared/schema/fact-places.ts';
import type { NormalizedPart } from '../../../shared/schema/normalized.ts';
import { factsOf, listed, type Facts } from '../registers/facts.ts';
import type { Officer, Owner, Profile, RegisteredAddress } from './shapes.ts';

/** Those that do not stand as they are read. */
const forms: Readonly<Record<string, string>> = {
  ltd: 'Private limited company',
  plc: 'Public limited company',
  llp: 'Limited liability partnership',
  'private-limited-guarant-nsc': 'Private company limited by guarantee without share capital',
  'private-limited-guarant-nsc-limited-exemption':
    'Private company limited by guarantee without share capital, exempt from using “Limited”',
  'private-limited-shares-section-30-exemption': 'Private limited company, exempt from using “Limited”',
  'private-unlimited': 'Private unlimited company',
  'private-unlimited-nsc': 'Private unlimited company without share capital',
  'oversea-company': 'Overseas company',
  'old-public-company': 'Old public company',
};

const ended = new Set(['dissolved', 'converted-closed', 'closed', 'removed']);
export const isEnded = (status: string | null | undefined): boolean => ended.has(status ?? '');

export const isOfBritain = ({ jurisdiction }: Profile): boolean =>
  jurisdiction !== 'noneu' && jurisdiction !== 'european-union';

export function addressText({
  premises,
  address_line_1,
  care_of,
  po_box,
  ...rest
}: RegisteredAddress): string {
  const street = [premises, address_line_1].filter(Boolean).join(' ');
  const { address_line_2, locality, region, postal_code, country } = rest;
  const box = po_box ? `PO Box ${po_box}` : null;
  const lines = [
    care_of && `c/o ${care_of}`,
    box,
    street,
    address_line_2,
    locality,
    region,
    postal_code,
    country,
  ];
  const written = lines.map((line) => line?.trim() ?? '').filter(Boolean);
  return [...new Set(written)].join(', ').slice(0, companyLimits.addresses);
}

/** What `factsOfCompany` may tell. */
export const companyFacts = [
  'legalName',
  'registrationNumber',
  'legalForm',
  'status',
  'statusDetail',
  'jurisdiction',
  'incorporationDate',
  'dissolvedOn',
  'insolvency',
  'sicCodes',
  'formerNames',
  'officers',
  'personsWithSignificantControl',
];

export function factsOfCompany(
  said: NormalizedPart,
  company: Profile,
  people: readonly Officer[],
  controls: readonly Owner[],
): Facts {
  const { company_status_detail } = company;
  return factsOf({
    ...factsIn(said, ['legalName', 'registrationNumber', 'legalForm', 'status', 'jurisdiction']),
    ...factsIn(said, ['incorporationDate', 'dissolvedOn']),
    statusDetail: company_status_detail && inWords(company_status_detail),
    insolvency: company.has_insolvency_history === true ? 'yes' : null,
    sicCodes: listed(company.sic_codes ?? []),
    formerNames: listed((company.previous_company_names ?? []).map(({ name }) => name)),
    officers: listed(once(people.filter(({ resigned_on }) => !resigned_on).map(officerText))),
    personsWithSignificantControl: listed(once(controls.filter(isInControl).map(ownerText))),
  });
}

export const formOf = ({ type }: Profile): string | null => (type ? (forms[type] ?? inWords(type)) : null);

const isInControl = ({ ceased, ceased_on }: Owner): boolean => ceased !== true && !ceased_on;

const officerText = ({ name, officer_role, appointed_on }: Officer): string =>
  `${name} (${[inWords(officer_role), appointed_on && `since ${appointed_on}`].filter(Boolean).join(', ')})`;

function ownerText({ name, kind, natures_of_control }: Owner): string {
  const what = (natures_of_control ?? []).map(inWords).join(', ');
  return `${name ?? inWords(kind)}${what === '' ? '' : ` (${what})`}`;
}

/** Their constants speak for themselves: `ownership-of-shares-75-to-100-percent`. */
export const inWords = (constant: string): string => constant.replaceAll('-', ' ');

/** The same one may be sent twice. */
const once = (texts: readonly string[]): string[] => [...new Set(texts)];
