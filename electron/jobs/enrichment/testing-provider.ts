// For tests only: providers that are told what to say. No test runner is needed to load it.
import { placeFields, type PlacedFields } from '../../../shared/schema/field-places.ts';
import type { NormalizedPart } from '../../../shared/schema/normalized.ts';
import type { Answer, Lookup, Provider, ProviderContext } from '../../providers/provider.ts';

/** A provider that is told what to say. */
export const scripted = (
  say: (lookups: readonly Lookup[], context: ProviderContext) => Answer[] | Promise<Answer[]>,
  rest: Partial<Provider> = {},
): Provider => ({
  code: 'scripted',
  label: 'Scripted',
  entities: ['company', 'person'],
  countries: 'all',
  inputs: [['domain']],
  fields: ['industry', 'description', 'phones'],
  costCents: 0,
  billed: 'never',
  batchSize: 10,
  rate: { calls: 1000, perMs: 1000 },
  needsKey: false,
  enrich: async (lookups, context) => say(lookups, context),
  ...rest,
});

/** `beside`: what no field holds. */
export const matched = (
  id: string,
  fields: PlacedFields = { industry: 'Steel' },
  beside: NormalizedPart = {},
): Answer => ({
  id,
  raw: { said: id },
  status: 'matched',
  confidence: 0.9,
  normalized: placeFields(fields, beside),
  evidence: [{ what: 'domain', score: 0.9 }],
});
