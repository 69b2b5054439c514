// Which of the companies that a register found is the one that was asked for, and why. A name alone never decides against a
// country, an id alone hardly against a name, and where two are alike nobody guesses.
import { nameLikeness } from '../../lib/name-likeness.ts';
import type { Evidence, LookupInput } from '../provider.ts';
import { hasPostcode } from './has-postcode.ts';
import { legalName, type LegalName } from './legal-name.ts';

export type Known = Pick<LookupInput, 'name' | 'countryCode' | 'addresses'>;

export type Candidate<T> = {
  name: string;
  /** Trading names, translations, names of former times. */
  otherNames: readonly string[];
  countryCode: string | null;
  postcodes: readonly string[];
  /** Dissolved, merged, struck off. */
  isEnded: boolean;
  /** The record's own id led to it. */
  byId: Evidence | null;
  entry: T;
};

export type Choice<T> =
  | { kind: 'one'; entry: T; confidence: number; evidence: readonly Evidence[] }
  | { kind: 'several'; candidates: readonly { name: string; confidence: number }[] }
  | { kind: 'none' };

const points = {
  name: 0.65,
  /** "Acme" and "Acme Holdings": another company unless more speaks for it. */
  partOfName: 0.4,
  otherNameLess: 0.1,
  otherwiseNamed: -0.2,
  sameForm: 0.05,
  otherForm: -0.1,
  country: 0.1,
  otherCountry: -0.2,
  postcode: 0.2,
  ended: -0.1,
};
/** Below it, it is somebody else. */
const least = 0.6;
/** Two that are no further apart are alike. */
const alikeWithin = 0.05;
const mostShown = 10;

export function chooseCompany<T>(known: Known, candidates: readonly Candidate<T>[]): Choice<T> {
  const scored = candidates
    .flatMap((candidate) => {
      const evidence = evidenceFor(known, candidate);
      return evidence ? [{ candidate, evidence, confidence: sumOf(evidence) }] : [];
    })
    .filter(({ confidence }) => confidence >= least)
    .toSorted((one, other) => other.confidence - one.confidence);
  const [best] = scored;
  if (!best) return { kind: 'none' };
  const alike = scored.filter(({ confidence }) => confidence >= best.confidence - alikeWithin);
  const { candidate, evidence, confidence } = best;
  if (alike.length === 1) return { kind: 'one', entry: candidate.entry, confidence, evidence };
  const shown = alike.slice(0, mostShown);
  return {
    kind: 'several',
    candidates: shown.map((one) => ({ name: one.candidate.name, confidence: one.confidence })),
  };
}

/** Null where it cannot be this one. */
function evidenceFor<T>(known: Known, candidate: Candidate<T>): Evidence[] | null {
  const { byId, countryCode, postcodes, isEnded } = candidate;
  const named = nameEvidence(known.name, candidate);
  const isAbroad =
    known.countryCode !== undefined && countryCode !== null && known.countryCode !== countryCode;
  if (!byId && (!named || isAbroad)) return null;
  const isHere = known.countryCode !== undefined && known.countryCode === countryCode;
  const isThere = postcodes.some((postcode) => hasPostcode(known.addresses ?? [], postcode));
  return withinOne([
    ...(byId ? [byId] : []),
    ...(named ?? [{ what: 'otherName', score: points.otherwiseNamed }]),
    ...(isHere ? [{ what: 'country', score: points.country }] : []),
    ...(isAbroad ? [{ what: 'otherCountry', score: points.otherCountry }] : []),
    ...(isThere ? [{ what: 'postcode', score: points.postcode }] : []),
    ...(isEnded ? [{ what: 'dissolved', score: points.ended }] : []),
  ]);
}

/** Nothing where the record has no name, null where it has another. */
function nameEvidence<T>(
  name: string | undefined,
  { name: own, otherNames }: Candidate<T>,
): Evidence[] | null {
  if (name === undefined) return [];
  const wanted = legalName(name);
  const all = [
    evidenceOfName('name', wanted, legalName(own)),
    ...otherNames.map((other) => evidenceOfName('alsoNamed', wanted, legalName(other))),
  ].filter((evidence) => evidence !== null);
  return all.toSorted((one, other) => sumOf(other) - sumOf(one))[0] ?? null;
}

function evidenceOfName(what: 'name' | 'alsoNamed', wanted: LegalName, found: LegalName): Evidence[] | null {
  const score = namePoints(wanted.core, found.core);
  if (score === null) return null;
  const less = what === 'name' ? 0 : points.otherNameLess;
  const named = { what, score: round(score - less) };
  if (wanted.form === '' || found.form === '') return [named];
  const isSame = wanted.form === found.form;
  return [
    named,
    { what: isSame ? 'legalForm' : 'otherLegalForm', score: isSame ? points.sameForm : points.otherForm },
  ];
}

function namePoints(wanted: string, found: string): number | null {
  if (wanted === found) return points.name;
  if (isPart(wanted, found) || isPart(found, wanted)) return points.partOfName;
  const alike = nameLikeness(wanted, found);
  return alike < 0.9 ? null : points.name * (alike - 0.5) * 2;
}

function isPart(one: string, other: string): boolean {
  const words = new Set(other.split(' '));
  return one.split(' ').every((word) => words.has(word));
}

/** What speaks for it counts first, and no more than until it is certain. */
function withinOne(evidence: readonly Evidence[]): Evidence[] {
  const taken: Evidence[] = [];
  for (const { what, score } of evidence.toSorted(
    (one, other) => Number(one.score < 0) - Number(other.score < 0),
  )) {
    const left = round(Math.min(score, 1 - sumOf(taken)));
    if (left !== 0) taken.push({ what, score: left });
  }
  return taken;
}

const round = (score: number): number => Math.round(score * 100) / 100;
const sumOf = (evidence: readonly Evidence[]): number =>
  round(evidence.reduce((sum, { score }) => sum + score, 0));
