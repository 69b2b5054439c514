// What a provider said, in the shape of all providers, whole: with every section, and the version of the shape.
import {
  normalizedVersion,
  type Normalized,
  type NormalizedPart,
} from '../../../../shared/schema/normalized.ts';

export type KnownNormalized = Normalized & { version: typeof normalizedVersion };

export function normalizedOf({ normalized = {} }: { normalized?: NormalizedPart }): KnownNormalized {
  const { identity = {}, legal = {}, activity = {}, size = {}, contacts = {}, identifiers = {} } = normalized;
  const { officers = [], shareholders = [], parents = [], subsidiaries = [] } = normalized;
  const sections = { identity, legal, activity, size, contacts, identifiers };
  return { version: normalizedVersion, ...sections, officers, shareholders, parents, subsidiaries };
}
