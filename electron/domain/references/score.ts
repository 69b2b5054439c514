// How sure it is that a row of reference data is the company that is looked for, and what that is made of. A registry id says it
// alone; a host name nearly; a name only together with its country. Another country is always another company.
import type { Evidence } from '../../providers/provider.ts';
import { nameLikeness } from '../../lib/name-likeness.ts';
import type { Marks } from './marks.ts';

/** Below it a row is no match. */
export const leastConfidence = 0.6;

type Score = { confidence: number; evidence: Evidence[] };

/** The scores add up to the confidence; null where it is not the same company. */
export function scoreOf(wanted: Marks, row: Marks): Score | null {
  if (wanted.country !== null && row.country !== null && wanted.country !== row.country) return null;
  const [best] = [byId(wanted, row), byHost(wanted, row), byName(wanted, row)]
    .map(summed)
    .toSorted((one, other) => other.confidence - one.confidence);
  return best && best.confidence >= leastConfidence ? best : null;
}

function summed(parts: readonly Evidence[]): Score {
  const evidence = parts.filter(({ score }) => score !== 0);
  const sum = evidence.reduce((total, { score }) => total + score, 0);
  return { confidence: Math.round(sum * 100) / 100, evidence };
}

const shares = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.includes(one));

/** Ids of two registries may be the same by chance: then the names differ. */
function byId(wanted: Marks, row: Marks): Evidence[] {
  if (!shares(wanted.ids, row.ids)) return [];
  const isOther = namesOf(wanted, row) === 'other';
  return [{ what: 'registryId', score: 1 }, ...(isOther ? [{ what: 'otherName', score: -0.3 }] : [])];
}

function byHost(wanted: Marks, row: Marks): Evidence[] {
  const host = hostPart(wanted, row);
  if (host === null) return [];
  return [
    host,
    nameParts[namesOf(wanted, row)],
    ...formPart(wanted, row, 0.05),
    { what: 'country', score: wanted.country !== null && row.country !== null ? 0.05 : 0 },
    { what: 'postcode', score: shares(wanted.postcodes, row.postcodes) ? 0.05 : 0 },
  ];
}

function hostPart(wanted: Marks, row: Marks): Evidence | null {
  if (shares(wanted.sites, row.sites)) return { what: 'domain', score: 0.6 };
  // One part of a company, or one of many that have a page there.
  if (shares(wanted.roots, row.roots)) return { what: 'partOfDomain', score: 0.5 };
  const isMail = shares([...wanted.roots, ...wanted.mails], [...row.roots, ...row.mails]);
  return isMail ? { what: 'emailDomain', score: 0.4 } : null;
}

const nameParts = {
  same: { what: 'name', score: 0.25 },
  alike: { what: 'similarName', score: 0.15 },
  other: { what: 'otherName', score: -0.1 },
  unknown: { what: 'name', score: 0 },
} as const;

function byName(wanted: Marks, row: Marks): Evidence[] {
  if (namesOf(wanted, row) !== 'same') return [];
  const isElsewhere = wanted.roots.length > 0 && row.roots.length > 0;
  return [
    { what: 'name', score: 0.5 },
    { what: 'country', score: wanted.country !== null && row.country !== null ? 0.2 : 0 },
    ...formPart(wanted, row, 0.15),
    { what: 'postcode', score: shares(wanted.postcodes, row.postcodes) ? 0.15 : 0 },
    { what: 'phone', score: shares(wanted.phones, row.phones) ? 0.1 : 0 },
    { what: 'otherDomain', score: isElsewhere ? -0.2 : 0 },
    { what: 'otherTaxId', score: haveOtherTaxIds(wanted, row) ? -0.3 : 0 },
  ];
}

/** "Acme AG" and "Acme GmbH" are two companies of one country. */
function formPart({ form: one }: Marks, { form: other }: Marks, penalty: number): Evidence[] {
  if (one === '' || other === '') return [];
  return [one === other ? { what: 'legalForm', score: 0.05 } : { what: 'otherLegalForm', score: -penalty }];
}

/** Of one form: a number for VAT and one of the tax office say nothing about each other. */
function haveOtherTaxIds({ taxId: one }: Marks, { taxId: other }: Marks): boolean {
  const shape = (id: string): string => id.replace(/\d/g, '9');
  return one !== '' && one !== other && shape(one) === shape(other);
}

function namesOf({ core: one }: Marks, { core: other }: Marks): keyof typeof nameParts {
  if (one === '' || other === '') return 'unknown';
  if (one === other) return 'same';
  return isWithin(one, other) || nameLikeness(one, other) >= 0.9 ? 'alike' : 'other';
}

/** "Lidl" and "Lidl Digital International". */
function isWithin(one: string, other: string): boolean {
  const [few = [], many = []] = [one.split(' '), other.split(' ')].toSorted((a, b) => a.length - b.length);
  return few.every((word) => many.includes(word));
}
