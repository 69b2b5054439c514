// A company of the British register in the shape of all providers: who runs it, who owns how much of it, and whose subsidiary it is.
import type {
  Address,
  Identifiers,
  NormalizedPart,
  Officer as KnownOfficer,
  Relative,
  Shareholder,
} from '../../../shared/schema/normalized.ts';
import type { LookupInput } from '../provider.ts';
import { countryCodeOf } from '../registers/country-name.ts';
import { spelledAs } from '../registers/legal-name.ts';
import { dayOf, known } from '../registers/normalized.ts';
import { addressText, formOf, inWords, isOfBritain } from './company.ts';
import { personName } from './person-name.ts';
import type { Identification, Officer, Owner, Profile, RegisteredAddress } from './shapes.ts';

const register = 'Companies House';

export function normalizedOf(
  company: Profile,
  people: readonly Officer[],
  controls: readonly Owner[],
  { name }: LookupInput,
): NormalizedPart {
  const { registered_office_address: address, jurisdiction, company_status: status } = company;
  const addresses = [address ? addressText(address) : ''].filter((text) => text !== '');
  return {
    identity: known({
      fullName: spelledAs(name, company.company_name),
      legalName: company.company_name,
      previousNames: (company.previous_company_names ?? []).map(({ name }) => name),
    }),
    legal: known({
      legalForm: formOf(company),
      status: status && inWords(status),
      incorporationDate: dayOf(company.date_of_creation),
      dissolutionDate: dayOf(company.date_of_cessation),
      jurisdiction: jurisdiction && inWords(jurisdiction),
      registeredAddress: address && addressOf(address, company),
    }),
    activity: known({ codes: (company.sic_codes ?? []).map((code) => ({ scheme: 'UK SIC 2007', code })) }),
    size: known({ foundationYear: dayOf(company.date_of_creation)?.slice(0, 4) }),
    contacts: known({ countryCode: isOfBritain(company) ? 'GB' : null, addresses }),
    identifiers: { registrationNumber: company.company_number, register },
    officers: once([...people.map(officerOf), ...controls.flatMap(controllerOf)]),
    shareholders: once(controls.flatMap(ownerOf)),
    parents: once(controls.flatMap(parentOf)),
  };
}

function addressOf(address: RegisteredAddress, company: Profile): Address {
  const { premises, address_line_1, locality, region, postal_code, country } = address;
  return known({
    text: addressText(address),
    street: [premises, address_line_1].filter(Boolean).join(' '),
    city: locality,
    region,
    postalCode: postal_code,
    countryCode: countryCodeOf(country ?? '') ?? (isOfBritain(company) ? 'GB' : null),
  });
}

function officerOf(officer: Officer): KnownOfficer {
  const { officer_role: role, appointed_on, resigned_on, identification } = officer;
  const isCompany = role.startsWith('corporate-');
  return {
    entity: isCompany ? 'company' : 'person',
    name: isCompany ? officer.name : personName(officer.name),
    role: inWords(role),
    ...known({ from: dayOf(appointed_on), to: dayOf(resigned_on) }),
    ...identified(identification),
  };
}

/** Of one whose details are protected there is nothing to say. */
function partyOf({ name, name_elements, kind, notified_on, ceased_on, identification }: Owner) {
  if (!name) return null;
  const isPerson = kind.startsWith('individual-');
  const { forename, middle_name, surname } = name_elements ?? {};
  const whole = [forename, middle_name, surname].filter(Boolean).join(' ');
  return {
    entity: isPerson ? ('person' as const) : ('company' as const),
    name: isPerson && whole !== '' ? whole : name,
    ...known({ from: dayOf(notified_on), to: dayOf(ceased_on) }),
    ...identified(identification),
  };
}

const shares = /^ownership-of-shares-(\d+)-to-(\d+)-percent/;

/** They tell ranges; the largest counts where somebody holds some for others too. */
function rangeOf({ natures_of_control }: Owner): { share: number; shareUpTo: number } | null {
  const ranges = (natures_of_control ?? []).flatMap((nature) => {
    const [, from, to] = shares.exec(nature) ?? [];
    return from === undefined ? [] : [{ share: Number(from), shareUpTo: Number(to) }];
  });
  return ranges.toSorted((one, other) => other.share - one.share)[0] ?? null;
}

function ownerOf(owner: Owner): Shareholder[] {
  const party = partyOf(owner);
  const range = rangeOf(owner);
  return party && range ? [{ ...party, ...range }] : [];
}

/** Of which it is a subsidiary, today. */
function parentOf(owner: Owner): Relative[] {
  const party = partyOf(owner);
  const { share = 0 } = rangeOf(owner) ?? {};
  const isParent = party?.entity === 'company' && share >= 50 && party.to === undefined;
  return isParent ? [{ ...party, share }] : [];
}

/** Who controls it otherwise than by shares, such as by votes. */
function controllerOf(owner: Owner): KnownOfficer[] {
  const party = partyOf(owner);
  const natures = owner.natures_of_control ?? [];
  if (!party || natures.some((nature) => shares.test(nature))) return [];
  const how = natures.map(inWords).join(', ');
  return [{ ...party, role: how === '' ? 'person with significant control' : how }];
}

function identified(identification: Identification | null | undefined): {
  countryCode?: string;
  identifiers?: Identifiers;
} {
  const { registration_number, place_registered, country_registered } = identification ?? {};
  const countryCode = countryCodeOf(country_registered ?? '') ?? countryCodeOf(place_registered ?? '');
  const number = registration_number?.trim();
  const identifiers = known({ registrationNumber: number, register: number && place_registered });
  return known({ countryCode, identifiers });
}

/** The same one may be sent twice. */
const once = <T>(entries: readonly T[]): T[] => [
  ...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values(),
];
