// What a person's own reference datasets say of a company: rows of attached files, found by registry id, host name, or name and
// country. It asks nobody and costs nothing.
import { z } from 'zod';
import { msg } from '../../shared/messages/message.ts';
import { companyFields } from '../../shared/schema/company.ts';
import { placeFields } from '../../shared/schema/field-places.ts';
import type { Answer, Lookup, Provider } from './provider.ts';
import type { ReferenceHit, ReferenceReader } from './reference-reader.ts';
import { normalizedFacts } from './registers/normalized-facts.ts';
import { parseSettings } from './registers/settings.ts';

/** Only these datasets, by name; nothing set: all. */
const settings = z.strictObject({ datasets: z.array(z.string().trim().min(1).max(200)).min(1).max(100) });
type Config = z.output<typeof settings>;

export const provider: Provider = {
  code: 'reference',
  label: msg('Reference datasets'),
  entities: ['company'],
  countries: 'all',
  inputs: [
    ['taxId'],
    ['externalId'],
    ['domain'],
    ['urls'],
    ['emails'],
    ['name', 'countryCode'],
    // These say nothing by themselves, but tell two of one name apart.
    ['name', 'countryCode', 'addresses', 'phones'],
  ],
  fields: companyFields,
  costCents: 0,
  billed: 'never',
  batchSize: 200,
  rate: null,
  needsKey: false,
  settings,
  parseConfig: (config) => parseSettings(settings, config),
  enrich: (batch, { references, config }) =>
    Promise.resolve(batch.map((lookup) => answer(lookup, references, config as Config | null | undefined))),
};

function answer(lookup: Lookup, references: ReferenceReader, config: Config | null | undefined): Answer {
  const { id, entity } = lookup;
  const hits = references.find(lookup, entity, config?.datasets);
  const [hit, rival] = hits;
  if (!hit) return { id, raw: null, status: 'no_match' };
  const raw = hits.map(({ dataset, row, evidence }) => ({ dataset, row, evidence }));
  if (rival) return { id, raw, status: 'ambiguous', candidates: hits.map(candidateOf) };
  const { confidence, evidence, dataset } = hit;
  const facts = { ...hit.facts, dataset };
  const normalized = placeFields(hit.fields, normalizedFacts(hit.facts));
  return { id, raw, status: 'matched', confidence, evidence, normalized, facts };
}

const candidateOf = ({ fields, confidence }: ReferenceHit) => ({
  name: [fields['name'], fields['domain']].find((text) => typeof text === 'string') ?? '',
  confidence,
});
