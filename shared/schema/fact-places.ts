// Where facts that providers tell in words stand in the shape of all providers: the one map between the two, read in both directions.
import { isNothing } from './field-places.ts';
import type { NormalizedPart } from './normalized.ts';

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

/** `beside`: what is said beyond that, which outranks them. */
export function placeFacts(
  facts: Readonly<Record<string, string>>,
  beside: NormalizedPart = {},
): NormalizedPart {
  const placed: Record<string, object> = { ...beside } as Record<string, object>;
  for (const [name, [section, key]] of Object.entries(places))
    if (!isNothing(facts[name])) placed[section] = { [key]: facts[name], ...placed[section] };
  return placed;
}
