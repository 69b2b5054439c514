// Aggknowledge: people and companies in bulk, by an interface that has the shape of our own /v2: a batch is sent, looked at until it has
// ended, and its items are read. Any other workbench that is run headless can be asked in the same way.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { environments, type EntityType } from '../../shared/schema/enrichment.ts';
import { placedFields } from '../../shared/schema/field-places.ts';
import { answersOf, givenFacts } from './aggknowledge/answer.ts';
import { runBatch, type Vendor } from './aggknowledge/batch.ts';
import { ProviderError, type Answer, type InputKey, type Lookup, type Provider } from './provider.ts';
import { ownBaseUrl, parseSettings } from './registers/settings.ts';

const label = 'Aggknowledge';

const settings = z.strictObject({
  /** Of one's own account; what stands before `/v2`. */
  baseUrl: ownBaseUrl,
  /** `test` is answered from made-up data, and costs nothing. */
  environment: z.enum(environments).default('live'),
  /** Of one lookup, as agreed with them. No batch of theirs may come to more. */
  costCents: z.number().int().min(0).max(100_000).default(10),
  /** How long after it was sent a batch is looked at. */
  pollMs: z.number().int().min(1).max(60_000).default(1000),
});
type Settings = z.output<typeof settings>;

/** Their ids of records are none of ours. */
const asked: Record<EntityType, readonly InputKey[]> = {
  person: ['pdlId', 'professionalSocialMediaUrl'],
  company: ['domain', 'name', 'countryCode', 'professionalSocialMediaUrl'],
};

export const provider: Provider = {
  code: 'aggknowledge',
  label,
  entities: ['person', 'company'],
  countries: 'all',
  inputs: [['pdlId'], ['professionalSocialMediaUrl'], ['domain'], ['name', 'countryCode']],
  fields: [...new Set([...placedFields.company, ...placedFields.person])],
  facts: givenFacts,
  costCents: 10,
  billed: 'for a match',
  batchSize: 100,
  rate: { calls: 600, perMs: 60_000 },
  needsKey: true,
  settings,
  parseConfig: (config) => parseSettings(settings, config),
  besideAnswers: ['costCents', 'pollMs'],
  asSet: (config) => (config === null ? null : priceOf(parseSettings(settings, config))),
  async enrich(batch, { http, key, config, signal }) {
    const set = settingsOf(config);
    const register = { http, who: label, headers: { authorization: `Bearer ${key}` } };
    const answers: Answer[] = [];
    for (const entity of ['person', 'company'] as const) {
      const lookups = batch.filter((lookup) => lookup.entity === entity);
      if (lookups.length === 0) continue;
      const vendor: Vendor = { register, signal, pollMs: set.pollMs, url: urlOf(set, entity) };
      const items = await runBatch(vendor, bodyOf(lookups, set), randomUUID());
      answers.push(...answersOf(lookups, items, label));
    }
    return answers;
  },
};

const priceOf = ({ environment, costCents }: Settings) =>
  environment === 'test' || costCents === 0
    ? { costCents: 0, billed: 'never' as const }
    : { costCents, billed: 'for a match' as const };

/** What was never set, or was right once, pauses it until a person sees to it. */
function settingsOf(config: unknown): Settings {
  try {
    return parseSettings(settings, config);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new ProviderError('invalid_config', error.message, { kind: 'refused', status: 400 });
  }
}

const urlOf = ({ baseUrl, environment }: Settings, entity: EntityType): string =>
  `${baseUrl}/v2/${environment}/${entity}/bulk-enrich`;

const bodyOf = (lookups: readonly Lookup[], { environment, costCents }: Settings) => ({
  requests: lookups.map(({ id, entity, input }) => ({
    ...Object.fromEntries(asked[entity].flatMap((key) => (input[key] ? [[key, input[key]]] : []))),
    metadata: { id },
  })),
  // Nothing is written into their records.
  apply: 'review',
  ...(environment === 'live' && { budget: costCents * lookups.length }),
});
