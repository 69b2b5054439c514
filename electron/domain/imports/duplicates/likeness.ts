// How alike two companies are, part by part, so that a person can see why they were put side by side.
import { t } from '../../../../shared/messages/message.ts';
import type { LikenessPart } from '../../../../shared/schema/duplicates.ts';
import type { NameCore } from '../../../lib/name-core.ts';
import { differInNumbers, nameLikeness } from '../../../lib/name-likeness.ts';

export type Candidate = NameCore & {
  no: number;
  domain: string | null;
  country: string | null;
};

/** From here on two companies are shown as perhaps the same. */
export const likelyScore = 0.82;

/** Whether two may be alike enough, and at least `least`: a quick look that sorts out nearly all pairs before their names are compared. */
export function isLikely(one: Candidate, other: Candidate, least: number): boolean {
  const wanted = Math.max(likelyScore, least) - 0.01;
  const inCountry = countryPoints(one, other);
  const mostByDomain = one.domain === null || other.domain === null ? 0 : points.sameDomain;
  if (0.9 + inCountry + mostByDomain < wanted) return false;
  const alike = nameLikeness(one.core, other.core) * 0.9;
  if (alike + inCountry + mostByDomain < wanted) return false;
  return scoreOf(partsOf(one, other)) >= Math.max(likelyScore, least);
}

const points = { sameDomain: 0.1, sameCountry: 0.05, otherCountry: -0.1 };

const countryPoints = ({ country: a }: Candidate, { country: b }: Candidate): number =>
  a === null || b === null ? 0 : a === b ? points.sameCountry : points.otherCountry;

export function likeness(one: Candidate, other: Candidate): { score: number; parts: LikenessPart[] } {
  const parts = partsOf(one, other);
  const telling = parts.filter((part) => part.points !== 0);
  return { score: scoreOf(parts), parts: telling.map(({ why, ...part }) => ({ ...part, why: why() })) };
}

/** `why` is put into words only for the few pairs that are shown. */
type Part = Omit<LikenessPart, 'why'> & { why: () => string };

const partsOf = (one: Candidate, other: Candidate): Part[] => [
  namePart(one, other),
  domainPart(one, other),
  countryPart(one, other),
  formPart(one, other),
];

function scoreOf(parts: readonly Part[]): number {
  const score = parts.reduce((sum, part) => sum + part.points, 0);
  return round(Math.min(1, Math.max(0, score)));
}

/** Nearly all of the score: nothing else makes up for unlike names. */
function namePart(one: Candidate, other: Candidate): Part {
  const alike = nameLikeness(one.core, other.core);
  const why = (): string =>
    differInNumbers(one.core, other.core)
      ? t('the numbers in the names differ')
      : alike === 1
        ? t('the names are the same without their legal forms')
        : t('the names are {share} % alike', { share: Math.round(alike * 100) });
  return { part: 'name', points: round(alike * 0.9), why };
}

function domainPart(one: Candidate, other: Candidate): Part {
  const [a, b] = [labelOf(one.domain), labelOf(other.domain)];
  if (a === null || b === null) return { part: 'domain', points: 0, why: nothing };
  if (a === b)
    return {
      part: 'domain',
      points: points.sameDomain,
      why: () => t('both domains are {name}, with another ending', { name: a }),
    };
  const alike = nameLikeness(a, b);
  return alike >= 0.85
    ? {
        part: 'domain',
        points: 0.05,
        why: () => t('the domains are {share} % alike', { share: Math.round(alike * 100) }),
      }
    : { part: 'domain', points: -0.1, why: () => t('the domains differ') };
}

function countryPart(one: Candidate, other: Candidate): Part {
  const [a, b] = [one.country, other.country];
  const why = (): string =>
    a === b ? t('both are in {country}', { country: a }) : t('one is in {a}, one in {b}', { a, b });
  return { part: 'country', points: countryPoints(one, other), why };
}

function formPart({ form: a }: Candidate, { form: b }: Candidate): Part {
  if (a === b || a === '' || b === '') return { part: 'legal_form', points: 0, why: nothing };
  return { part: 'legal_form', points: -0.05, why: () => t('the legal forms differ') };
}

const nothing = (): string => '';

const round = (sum: number): number => Math.round(sum * 100) / 100;

/** `www.acme.co.uk` → `acme`. */
function labelOf(domain: string | null): string | null {
  const labels = domain?.split('.') ?? [];
  const last = labels.slice(0, -1).filter((label) => label.length > 3 || labels.length < 3);
  return last.at(-1) ?? null;
}
