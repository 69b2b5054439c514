// A record of the LEI index as its API sends it, and what of it is told. Shape: https://api.gleif.org/docs (JSON:API), data CC0.
import { z } from 'zod';
import { factsIn } from '../../../shared/schema/fact-places.ts';
import type { NormalizedPart } from '../../../shared/schema/normalized.ts';
import { dayOf } from '../registers/normalized.ts';
import { factsOf, listed, type Facts } from '../registers/facts.ts';
import { leiAddress } from './address.ts';

const named = z.object({ name: z.string() });
const link = z
  .object({ links: z.object({ 'lei-record': z.string().optional(), related: z.string().optional() }) })
  .optional();

/** What is not told is kept, for whoever asks why. */
export const leiRecord = z.looseObject({
  id: z.string(),
  attributes: z.looseObject({
    lei: z.string(),
    entity: z.looseObject({
      legalName: named,
      otherNames: z.array(named.extend({ type: z.string().nullish() })).nullish(),
      transliteratedOtherNames: z.array(named).nullish(),
      legalAddress: leiAddress,
      headquartersAddress: leiAddress.nullish(),
      registeredAt: z.object({ id: z.string().nullish(), other: z.string().nullish() }).nullish(),
      registeredAs: z.string().nullish(),
      jurisdiction: z.string().nullish(),
      category: z.string().nullish(),
      legalForm: z.object({ id: z.string().nullish(), other: z.string().nullish() }).nullish(),
      status: z.string().nullish(),
      expiration: z.object({ date: z.string().nullish(), reason: z.string().nullish() }).nullish(),
      creationDate: z.string().nullish(),
    }),
    registration: z
      .looseObject({
        status: z.string().nullish(),
        lastUpdateDate: z.string().nullish(),
        nextRenewalDate: z.string().nullish(),
      })
      .nullish(),
    bic: z.array(z.string()).nullish(),
  }),
  relationships: z
    .object({ 'direct-parent': link, 'ultimate-parent': link, 'direct-children': link })
    .nullish(),
});
export type LeiRecord = z.infer<typeof leiRecord>;

/** Beside a record: those that it reports as its parents and children. */
export type Relatives = {
  directParent: LeiRecord | null;
  ultimateParent: LeiRecord | null;
  children: readonly LeiRecord[];
  /** There may be more than were asked for. */
  childCount: number;
};

/** Such a LEI was issued twice or in error: another one stands for the company. */
export const isVoid = ({ attributes: { registration } }: LeiRecord): boolean =>
  ['DUPLICATE', 'ANNULLED', 'CANCELLED'].includes(registration?.status ?? '');

/** `ACTIVE`, `INACTIVE`, or `NULL` where nobody knows. */
export const isEnded = ({ attributes: { entity } }: LeiRecord): boolean => entity.status === 'INACTIVE';

export const nameOf = ({ attributes: { entity } }: LeiRecord): string => entity.legalName.name;

export const otherNamesOf = ({ attributes: { entity } }: LeiRecord): string[] =>
  [...(entity.otherNames ?? []), ...(entity.transliteratedOtherNames ?? [])].map(({ name }) => name);

/** What `factsOfRecord` may tell. */
export const recordFacts = [
  'lei',
  'leiStatus',
  'leiRenewal',
  'legalName',
  'otherNames',
  'legalForm',
  'legalFormCode',
  'registrationNumber',
  'registrationAuthority',
  'jurisdiction',
  'category',
  'status',
  'incorporationDate',
  'dissolvedOn',
  'dissolvedBecause',
  'bic',
  'directParent',
  'ultimateParent',
  'children',
  'childCount',
];

export function factsOfRecord(said: NormalizedPart, record: LeiRecord, relatives: Relatives): Facts {
  const { entity, registration, bic } = record.attributes;
  const { expiration, legalForm } = entity;
  return factsOf({
    ...factsIn(said, ['lei', 'legalName', 'legalForm', 'registrationNumber', 'registrationAuthority']),
    ...factsIn(said, ['jurisdiction', 'status', 'incorporationDate', 'dissolvedOn']),
    leiStatus: registration?.status?.toLowerCase(),
    leiRenewal: dayOf(registration?.nextRenewalDate),
    otherNames: listed(otherNamesOf(record)),
    // ISO 20275.
    legalFormCode: legalForm?.id,
    category: entity.category?.toLowerCase(),
    dissolvedBecause: expiration?.reason?.toLowerCase().replaceAll('_', ' '),
    bic: listed(bic ?? []),
    ...familyOf(relatives),
  });
}

const familyOf = ({ directParent, ultimateParent, children, childCount }: Relatives) => ({
  directParent: directParent && shortly(directParent),
  ultimateParent: ultimateParent && shortly(ultimateParent),
  children: listed(children.map(shortly)),
  childCount: childCount > 0 ? String(childCount) : null,
});

export const shortly = (record: LeiRecord): string => `${nameOf(record)} (${record.attributes.lei})`;
