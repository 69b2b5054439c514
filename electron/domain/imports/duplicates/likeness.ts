// How alike two companies are, part by part, so that a person can see why they were put side by side.
import type { LikenessPart } from '../../../../shared/schema/duplicates.ts';
import type { NameCore } from './name-core.ts';

export type Candidate = NameCore & {
  no: number;
  name: string;
  domain: string | null;
  country: string | null;
};

/** From here on two companies are shown as perhaps the same. */
export const likelyScore = 0.82;

export function likeness(one: Candidate, other: Candidate): { score: number; parts: LikenessPart[] } {
  const parts = [namePart(one, other), domainPart(one, other), countryPart(one, other), formPart(one, other)];
  const score = parts.reduce((sum, part) => sum + part.points, 0);
  return { score: round(Math.min(1, Math.max(0, score))), parts: parts.filter(({ points }) => points !== 0) };
}

/** Nearly all of the score: nothing else makes up for unlike names. */
function namePart(one: Candidate, other: Candidate): LikenessPart {
  const alike = nameLikeness(one.core, other.core);
  const why =
    alike === 1
      ? 'the names are the same without their legal forms'
      : `the names are ${Math.round(alike * 100)} % alike`;
  return { part: 'name', points: round(alike * 0.9), why };
}

function domainPart(one: Candidate, other: Candidate): LikenessPart {
  const [a, b] = [labelOf(one.domain), labelOf(other.domain)];
  if (a === null || b === null) return { part: 'domain', points: 0, why: '' };
  if (a === b) return { part: 'domain', points: 0.1, why: `both domains are ${a}, with another ending` };
  const alike = nameLikeness(a, b);
  return alike >= 0.85
    ? { part: 'domain', points: 0.05, why: `the domains are ${Math.round(alike * 100)} % alike` }
    : { part: 'domain', points: -0.1, why: 'the domains differ' };
}

function countryPart({ country: a }: Candidate, { country: b }: Candidate): LikenessPart {
  if (a === null || b === null) return { part: 'country', points: 0, why: '' };
  return a === b
    ? { part: 'country', points: 0.05, why: `both are in ${a}` }
    : { part: 'country', points: -0.1, why: `one is in ${a}, one in ${b}` };
}

function formPart({ form: a }: Candidate, { form: b }: Candidate): LikenessPart {
  if (a === b || a === '' || b === '') return { part: 'legal_form', points: 0, why: '' };
  return { part: 'legal_form', points: -0.05, why: 'the legal forms differ' };
}

const round = (points: number): number => Math.round(points * 100) / 100;

/** `www.acme.co.uk` → `acme`. */
function labelOf(domain: string | null): string | null {
  const labels = domain?.split('.') ?? [];
  const last = labels.slice(0, -1).filter((label) => label.length > 3 || labels.length < 3);
  return last.at(-1) ?? null;
}

/** Jaro-Winkler: 1 for the same text, 0 for texts without a letter in common; a shared beginning counts more. */
export function nameLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const jaro = jaroOf(one, other);
  let same = 0;
  while (same < 4 && same < one.length && one[same] === other[same]) same += 1;
  return jaro + same * 0.1 * (1 - jaro);
}

function jaroOf(one: string, other: string): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Uint8Array(other.length);
  const met: string[] = [];
  for (let at = 0; at < one.length; at += 1) {
    const from = Math.max(0, at - reach);
    const to = Math.min(other.length, at + reach + 1);
    for (let there = from; there < to; there += 1) {
      if (taken[there] === 1 || other[there] !== one[at]) continue;
      taken[there] = 1;
      met.push(one[at] ?? '');
      break;
    }
  }
  if (met.length === 0) return 0;
  const there = Array.from(taken, (_, at) => other[at]).filter((_, at) => taken[at] === 1);
  const crossed = met.filter((letter, at) => letter !== there[at]).length / 2;
  return (met.length / one.length + met.length / other.length + (met.length - crossed) / met.length) / 3;
}
