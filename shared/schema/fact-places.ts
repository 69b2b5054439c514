// Where facts that providers tell in words stand in the shape of all providers: the one map between the two, read in both directions.
import { isNothing } from './field-places.ts';
import { longestText, type NormalizedPart } from './normalized.ts';

const places = {
  legalName: ['identity', 'legalName'],
  legalForm: ['legal', 'legalForm'],
  status: ['legal', 'status'],
  jurisdiction: ['legal', 'jurisdiction'],
  incorporationDate: ['legal', 'incorporationDate'],
  dissolvedOn: ['legal', 'dissolutionDate'],
  registrationNumber: ['identifiers', 'registrationNumber'],
  registrationAuthority: ['identifiers', 'register'],
  lei: ['identifiers', 'lei'],
  vat: ['identifiers', 'vat'],
} as const;
type PlacedFact = keyof typeof places;

/** Those that there are. */
export const factsIn = (said: NormalizedPart, names: readonly PlacedFact[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const [section, key] = places[name];
      const text = (said[section] as Readonly<Record<string, string | undefined>> | undefined)?.[key];
      return text === undefined || text === '' ? [] : [[name, text] as const];
    }),
  );

/** `beside`: what is said beyond that, which outranks them. What the shape cannot hold is left out. */
export function placeFacts(
  facts: Readonly<Record<string, string | undefined>>,
  beside: NormalizedPart = {},
): NormalizedPart {
  const placed: Record<string, object> = { ...beside } as Record<string, object>;
  for (const [name, [section, key]] of Object.entries(places)) {
    const text = (days.has(name) ? dayIn : shortened)(facts[name] ?? '');
    if (!isNothing(text)) placed[section] = { [key]: text, ...placed[section] };
  }
  return placed;
}

const days: ReadonlySet<string> = new Set<PlacedFact>(['incorporationDate', 'dissolvedOn']);

/** Of a day, also where only its month or year is known, or of a moment. */
const dayIn = (text: string): string | null => /^\d{4}(?:-\d\d(?:-\d\d|$)|$)/.exec(text)?.[0] ?? null;

const shortened = (text: string): string => text.slice(0, longestText);
