// Whether somebody whom a provider names is here already. A company by what registers call it, then by its name and country. A person
// by the name, but only among those who have to do with the company or with one that is related to it: elsewhere the same name is
// somebody else.
import { nameCore } from '../../lib/name-core.ts';
import { nameLikeness } from '../../lib/name-likeness.ts';
import type { TaxOffice } from '../../lib/tax-id.ts';
import { findKeyHits } from '../../store/company-keys.ts';
import { findCompanyByNo, findCompanyByUuid } from '../../store/companies.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { ReadDb } from '../../store/database.ts';
import { profileKey } from '../../store/field-key.ts';
import { companiesOfLei, companiesOfRegistration } from '../../store/parties.ts';
import { findPersonUuids, listNosOfCompany } from '../../store/people.ts';
import { nameKey } from '../matching/company-key.ts';
import { findByNameKey } from '../matching/find-company.ts';
import { idsOfCompany } from '../people/read-people.ts';
import { createTaxMatcher, type TaxMatcher } from './match-tax-id.ts';
import type { NamedParty } from './named-relations.ts';
import { createParties, keyOf, type Parties } from './parties.ts';

/** Below it, one number is of two companies in two registers. */
const alikeFrom = 0.85;
/** Companies whose people are looked at. */
const mostNeighbours = 200;
const mostPeople = 10_000;

export type PartyMatcher = (party: NamedParty) => Buffer | null;

/** `company`: null where it is no record yet; then no person is known round it. `all`: everybody who will be asked for. */
export function createMatcher(
  db: ReadDb,
  company: StoredCompany | null,
  all: readonly NamedParty[],
): PartyMatcher {
  const byTaxId = createTaxMatcher(db, all.flatMap(officeOf));
  let people: Map<string, Buffer> | null = null;
  return (party) => {
    if (party.entity === 'company') return matchCompany(db, party, byTaxId)?.uuid ?? null;
    people ??= company ? peopleAround(db, company) : new Map<string, Buffer>();
    return people.get(nameKey(party.name)) ?? null;
  };
}

/** The tax id that a company is known by, with its country; none of a company without one. */
export function officeOf({ countryCode, identifiers: { taxId, vat } }: NamedParty): TaxOffice[] {
  const id = taxId ?? vat;
  return id === undefined ? [] : [{ taxId: id, countryCode }];
}

function matchCompany(db: ReadDb, party: NamedParty, byTaxId: TaxMatcher): StoredCompany | null {
  const { lei, registrationNumber } = party.identifiers;
  const [ofLei] = lei === undefined ? [] : companiesOfLei(db, lei);
  if (ofLei) return findCompanyByUuid(db, ofLei);
  const numbered = registrationNumber === undefined ? [] : companiesOfRegistration(db, registrationNumber);
  const one = numbered
    .flatMap((uuid) => findCompanyByUuid(db, uuid) ?? [])
    .find(
      (company) => isOfCountry(company, party) && (isOfRegister(company, party) || isAlike(company, party)),
    );
  if (one) return one;
  const [office] = officeOf(party);
  return (office && byTaxId(office)) ?? matchByName(db, party);
}

function matchByName(db: ReadDb, party: NamedParty): StoredCompany | null {
  const no = findByNameKey(db, { find: (hash) => findKeyHits(db, hash) }, nameKey(party.name));
  const company = no === null ? null : findCompanyByNo(db, no);
  return company && isOfCountry(company, party) && !isOtherwiseKnown(company, party) ? company : null;
}

const isOfCountry = ({ values }: StoredCompany, { countryCode }: NamedParty): boolean =>
  countryCode === null || values.countryCode === null || values.countryCode === countryCode;

/** A register that nobody names is none in common. */
const isOfRegister = ({ values }: StoredCompany, { identifiers: { register } }: NamedParty): boolean =>
  register !== undefined && values[profileKey('registrationAuthority')] === register;

const isAlike = ({ values }: StoredCompany, { name }: NamedParty): boolean =>
  nameLikeness(nameCore(values.name).core, nameCore(name).core) >= alikeFrom;

/** The same register or the index of LEIs knows it by something else. */
function isOtherwiseKnown({ values }: StoredCompany, { identifiers }: NamedParty): boolean {
  const differs = (stored: unknown, told: string | undefined): boolean =>
    stored !== undefined && told !== undefined && stored !== told;
  const known = values[profileKey('identifiers')] as { lei?: string } | undefined;
  const isOneRegister = values[profileKey('registrationAuthority')] === identifiers.register;
  return (
    differs(known?.lei, identifiers.lei) ||
    (isOneRegister && differs(values[profileKey('registrationNumber')], identifiers.registrationNumber))
  );
}

/** By their names; of two of one name it is the nearer. */
function peopleAround(db: ReadDb, company: StoredCompany): Map<string, Buffer> {
  const parties = createParties(db);
  const people = new Map<string, Buffer>();
  const add = (key: string): void => {
    const { type, name, uuid } = parties.get(key);
    const called = nameKey(name);
    if (type === 'person' && !people.has(called)) people.set(called, uuid);
  };
  const root = keyOf(company.uuid);
  const near = neighboursOf(parties, root);
  for (const key of near) add(key);
  const belonging = listNosOfCompany(db, idsOfCompany(db, company), 0, mostPeople);
  for (const uuid of findPersonUuids(db, belonging)) add(keyOf(uuid));
  const companies = near.filter((key) => key !== root && parties.get(key).type === 'company');
  for (const other of companies.slice(0, mostNeighbours))
    for (const key of neighboursOf(parties, other)) add(key);
  return people;
}

function neighboursOf(parties: Parties, key: string): string[] {
  const held = parties.linksOf(key, 'object').map(({ subject }) => subject);
  return [...new Set([...held, ...parties.linksOf(key, 'subject').map(({ object }) => object)])];
}
