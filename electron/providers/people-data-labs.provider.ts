// People Data Labs: people and companies by profile, mail, phone, domain or name, fifty a call. A match is billed, nothing else.
// https://docs.peopledatalabs.com/docs/bulk-enrichment-api, …/bulk-company-enrichment-api
import { z } from 'zod';
import { t } from '../../shared/messages/message.ts';
import { companyFacts, companyParams, factNames } from './people-data-labs/company.ts';
import { normalizedCompany, normalizedPerson } from './people-data-labs/normalized.ts';
import { personFacts, personParams } from './people-data-labs/person.ts';
import { isDate, objectOf, textOf, type Raw } from './people-data-labs/values.ts';
import type { Answer, EntityType, Lookup, Provider } from './provider.ts';
import { askRegister, type Register } from './registers/ask-register.ts';
import { baseUrl, parseSettings } from './registers/settings.ts';

const label = 'People Data Labs';

const settings = z.strictObject({
  baseUrl: baseUrl('https://api.peopledatalabs.com/v5'),
  /** 1 to 10; what is less likely is neither sent nor billed. */
  minLikelihood: z.number().int().min(1).max(10).default(6),
});
type Settings = z.output<typeof settings>;

const least = 0.05;
/** Their score is logarithmic: https://docs.peopledatalabs.com/docs/output-response-person-enrichment-api */
const confidenceOf: readonly number[] = [least, least, 0.2, 0.35, 0.5, 0.65, 0.8, 0.88, 0.93, 0.96, 0.98];

const paths: Record<EntityType, string> = { person: '/person/bulk', company: '/company/enrich/bulk' };

const fieldsBy = {
  company: [
    'name',
    'domain',
    'description',
    'industry',
    'employeeRange',
    'foundationYear',
    'fundingRaised',
    'lastFundingDate',
    'countryCode',
    'addresses',
    'urls',
  ],
  person: [
    'fullName',
    'firstName',
    'lastName',
    'jobTitle',
    'description',
    'emails',
    'phones',
    'addresses',
    'professionalSocialMediaUrl',
    'birthday',
  ],
} as const;

export const provider: Provider = {
  code: 'people-data-labs',
  label,
  entities: ['person', 'company'],
  countries: 'all',
  inputs: [
    ['pdlId'],
    ['professionalSocialMediaUrl'],
    ['emails'],
    ['phones'],
    ['fullName', 'companyName'],
    ['fullName', 'companyDomain'],
    ['domain'],
    ['name', 'countryCode'],
  ],
  fields: [...new Set([...fieldsBy.company, ...fieldsBy.person])],
  fieldsBy,
  facts: factNames,
  // A match of a person at the list price; one of a company costs less.
  costCents: 28,
  billed: 'for a match',
  // They take a hundred; their answers end at 1 MB.
  batchSize: 50,
  rate: { calls: 100, perMs: 60_000 },
  needsKey: true,
  settings,
  parseConfig: (config) => parseSettings(settings, config),
  async enrich(batch, { http, key, config }) {
    const set = parseSettings(settings, config);
    const register: Register = { http, who: label, headers: { 'x-api-key': key } };
    const answers: Answer[] = [];
    for (const entity of ['person', 'company'] as const) {
      const lookups = batch.filter((lookup) => lookup.entity === entity);
      if (lookups.length > 0) answers.push(...(await askFor(entity, lookups, { register, set })));
    }
    return answers;
  },
};

const results = z.array(
  z.looseObject({
    status: z.number(),
    likelihood: z.number().nullish(),
    metadata: z.looseObject({ id: z.string() }).nullish().catch(null),
  }),
);
type Result = z.infer<typeof results>[number];

async function askFor(
  entity: EntityType,
  lookups: readonly Lookup[],
  { register, set }: { register: Register; set: Settings },
): Promise<Answer[]> {
  const params = entity === 'person' ? personParams : companyParams;
  const requests = lookups.map(({ id, input }) => ({
    metadata: { id },
    params: { ...params(input), min_likelihood: set.minLikelihood },
  }));
  const sent = await askRegister(register, `${set.baseUrl}${paths[entity]}`, results, { requests });
  // By what we sent along: their order is not to be relied on. Of one that came twice the first counts.
  const byId = new Map((sent?.read ?? []).toReversed().map((result) => [result.metadata?.id, result]));
  return lookups.flatMap((lookup) => {
    const result = byId.get(lookup.id);
    return result ? answersOf(lookup, result, set) : [];
  });
}

/** None for a match without a record: it is billed, and counts as not answered. */
function answersOf({ id, entity, input }: Lookup, result: Result, { minLikelihood }: Settings): Answer[] {
  const { status, likelihood } = result;
  if (status === 404) return [{ id, raw: result, status: 'no_match' }];
  if (status !== 200) return [{ id, raw: result, ...failure(status) }];
  const data: Raw = entity === 'person' ? objectOf(result['data']) : result;
  if (textOf(data['id']) === null) return [];
  // They send nothing that is less likely.
  const confidence = confidenceOf[Math.round(likelihood ?? minLikelihood)] ?? least;
  const asOf = textOf(data['job_last_verified']);
  return [
    {
      id,
      raw: result,
      status: 'matched',
      confidence,
      facts: entity === 'person' ? personFacts(data) : companyFacts(data),
      normalized: entity === 'person' ? normalizedPerson(data, input) : normalizedCompany(data, input),
      evidence: [{ what: 'likelihood', score: confidence }],
      ...(isDate(asOf) && { asOf }),
    },
  ];
}

/** 402: the credit ran out among them; the next call hears it as a whole. */
const failure = (status: number) => ({
  status: 'failed' as const,
  code: `http_${status}`,
  message: t('{who} does not take this lookup ({status}).', { who: label, status }),
  isRetryable: status === 402 || status === 408 || status === 429 || status >= 500,
});
