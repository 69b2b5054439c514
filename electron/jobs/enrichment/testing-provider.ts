// For tests only: providers that are told what to say. No test runner is needed to load it.
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

export const matched = (id: string, fields: Record<string, unknown> = { industry: 'Steel' }): Answer => ({
  id,
  raw: { said: id },
  status: 'matched',
  confidence: 0.9,
  fields,
  evidence: [{ what: 'domain', score: 0.9 }],
});
