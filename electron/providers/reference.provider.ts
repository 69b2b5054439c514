// What a person's own reference datasets say of a company: rows of attached files, found by registry id, host name, or name and
// country. It asks nobody and costs nothing.
import { AppError } from '../../shared/errors.ts';
import { msg, t } from '../../shared/messages/message.ts';
import { companyFields } from '../../shared/schema/company.ts';
import type { Answer, Lookup, Provider } from './provider.ts';
import type { ReferenceHit, ReferenceReader } from './reference-reader.ts';

/** Only these datasets, by name; absent: all. */
type Config = { datasets: readonly string[] };

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
  parseConfig,
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
  const { confidence, evidence, fields, dataset } = hit;
  return { id, raw, status: 'matched', confidence, evidence, fields, facts: { ...hit.facts, dataset } };
}

const candidateOf = ({ fields, confidence }: ReferenceHit) => ({
  name: [fields['name'], fields['domain']].find((text) => typeof text === 'string') ?? '',
  confidence,
});

/** `{"datasets": ["Names of datasets"]}`. */
function parseConfig(config: unknown): Config {
  const { datasets, ...rest } = (typeof config === 'object' ? (config ?? {}) : {}) as Record<string, unknown>;
  const isNames =
    Array.isArray(datasets) && datasets.every((name): name is string => typeof name === 'string');
  if (isNames && datasets.length > 0 && Object.keys(rest).length === 0) return { datasets };
  const message = t('Expected the names of datasets, as in {example}.', {
    example: '{"datasets": ["EU companies"]}',
  });
  throw new AppError('validation_error', {
    message,
    issues: [{ path: 'config.datasets', code: 'invalid_type', message }],
  });
}
