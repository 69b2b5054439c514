// A record of the LEI index in the shape of all providers.
import { countryCodes } from '../../../shared/schema/country-codes.ts';
import type { Address, Identifiers, NormalizedPart, Relative } from '../../../shared/schema/normalized.ts';
import type { LookupInput } from '../provider.ts';
import { spelledAs } from '../registers/legal-name.ts';
import { dayOf, known } from '../registers/normalized.ts';
import { addressText, type LeiAddress } from './address.ts';
import { isEnded, nameOf, otherNamesOf, type LeiRecord, type Relatives } from './record.ts';

/** `form`: the name of its legal form. */
export function normalizedOf(
  record: LeiRecord,
  form: string | null,
  relatives: Relatives,
  { name }: LookupInput,
): NormalizedPart {
  const { entity } = record.attributes;
  const previousNames = (entity.otherNames ?? [])
    .filter(({ type }) => type === 'PREVIOUS_LEGAL_NAME')
    .map(({ name }) => name);
  return {
    identity: known({
      fullName: spelledAs(name, nameOf(record)),
      legalName: nameOf(record),
      tradingNames: otherNamesOf(record).filter((name) => !previousNames.includes(name)),
      previousNames,
    }),
    legal: known({
      legalForm: form,
      status: isEnded(record) ? 'dissolved' : entity.status === 'ACTIVE' ? 'active' : null,
      incorporationDate: dayOf(entity.creationDate),
      dissolutionDate: dayOf(entity.expiration?.date),
      jurisdiction: entity.jurisdiction,
      registeredAddress: addressOf(entity.legalAddress),
    }),
    size: known({ foundationYear: yearOf(entity.creationDate) }),
    contacts: contactsOf(record),
    identifiers: identifiersOf(record),
    ...familyOf(relatives),
  };
}

function contactsOf({ attributes: { entity } }: LeiRecord): NormalizedPart['contacts'] {
  const { legalAddress, headquartersAddress } = entity;
  const country = legalAddress.country ?? '';
  // Where it sits before where it is registered: that is often an agent's.
  const addresses = [headquartersAddress ?? legalAddress, legalAddress].map(addressText).filter(Boolean);
  return known({
    countryCode: countryCodes.has(country) ? country : null,
    addresses: [...new Set(addresses)],
  });
}

function yearOf(time: string | null | undefined): string | null {
  const year = dayOf(time)?.slice(0, 4) ?? null;
  return year !== null && year >= '1000' && year <= '2100' ? year : null;
}

const identifiersOf = ({ attributes: { lei, entity } }: LeiRecord): Identifiers =>
  known({
    lei,
    registrationNumber: entity.registeredAs,
    register: entity.registeredAt?.other ?? entity.registeredAt?.id,
  });

const addressOf = (address: LeiAddress): Address =>
  known({
    text: addressText(address),
    street: (address.addressLines ?? []).join(', '),
    city: address.city,
    region: address.region,
    postalCode: address.postalCode,
    countryCode: address.country,
  });

function familyOf({
  directParent,
  ultimateParent,
  children,
}: Relatives): Pick<NormalizedPart, 'parents' | 'subsidiaries'> {
  const isOne = directParent?.attributes.lei === ultimateParent?.attributes.lei;
  return {
    parents: [
      ...(directParent ? [relativeOf(directParent, isOne)] : []),
      ...(ultimateParent && !isOne ? [relativeOf(ultimateParent, true)] : []),
    ],
    subsidiaries: children.map((child) => relativeOf(child, false)),
  };
}

const relativeOf = (record: LeiRecord, isUltimate: boolean): Relative => ({
  entity: 'company',
  name: nameOf(record),
  ...known({ countryCode: record.attributes.entity.legalAddress.country }),
  identifiers: identifiersOf(record),
  ...(isUltimate && { isUltimate }),
});
