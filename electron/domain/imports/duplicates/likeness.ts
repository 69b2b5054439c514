// How alike two companies are, part by part, so that a person can see why they were put side by side.
import { t } from '../../../../shared/messages/message.ts';
import type { LikenessPart } from '../../../../shared/schema/duplicates.ts';
import type { NameCore } from './name-core.ts';

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

/** "Store 12" and "Store 13" are two, however many letters they share. */
const mostWithOtherNumbers = 0.7;

function differInNumbers(one: string, other: string): boolean {
  const [a, b] = [digitsOf(one), digitsOf(other)];
  return a !== '' && b !== '' && a !== b;
}

function digitsOf(text: string): string {
  let digits = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += text[at] ?? '';
  }
  return digits;
}

/** Jaro-Winkler: 1 for the same text, 0 for texts without a letter in common; a shared beginning counts more. */
export function nameLikeness(one: string, other: string): number {
  if (one === other) return 1;
  if (differInNumbers(one, other)) return mostWithOtherNumbers;
  const jaro = jaroOf(one, other);
  let same = 0;
  while (same < 4 && same < one.length && one[same] === other[same]) same += 1;
  return jaro + same * 0.1 * (1 - jaro);
}

/** Which letters of the other text were met, and which of this one, in order; kept, for it is asked millions of times. */
let taken = new Uint8Array(256);
let met = new Uint16Array(256);

function jaroOf(one: string, other: string): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  if (one.length > met.length) met = new Uint16Array(one.length);
  if (other.length > taken.length) taken = new Uint8Array(other.length);
  taken.fill(0, 0, other.length);
  let same = 0;
  for (let at = 0; at < one.length; at += 1) {
    const code = one.charCodeAt(at);
    const to = Math.min(other.length, at + reach + 1);
    for (let there = Math.max(0, at - reach); there < to; there += 1) {
      if (taken[there] === 1 || other.charCodeAt(there) !== code) continue;
      taken[there] = 1;
      met[same++] = code;
      break;
    }
  }
  if (same === 0) return 0;
  const moved = countMoved(other) / 2;
  return (same / one.length + same / other.length + (same - moved) / same) / 3;
}

/** Letters that both have, at another place in their order. */
function countMoved(other: string): number {
  let moved = 0;
  let nth = 0;
  for (let there = 0; there < other.length; there += 1)
    if (taken[there] === 1 && met[nth++] !== other.charCodeAt(there)) moved += 1;
  return moved;
}
