// A person's own source: any web service that answers with JSON, asked by an address or a body with names of
// fields in it.
import { AppError } from '../../shared/errors.ts';
import { msg, t } from '../../shared/messages/message.ts';
import { mappedFields, templateKeys } from '../../shared/schema/http-json.ts';
import { readAnswer } from './http-json/read-answer.ts';
import { lackedBy, namesOf, requestOf } from './http-json/request.ts';
import { httpJsonSettings, type HttpJsonSettings } from './http-json/settings.ts';
import {
  ProviderError,
  type Answer,
  type AsSet,
  type Lookup,
  type Provider,
  type ProviderContext,
} from './provider.ts';
import { answerEach } from './registers/answer-each.ts';
import { parseSettings } from './registers/settings.ts';

export const provider: Provider = {
  code: 'http-json',
  label: msg('Own source (HTTP, JSON)'),
  entities: ['company', 'person'],
  countries: 'all',
  inputs: templateKeys.map((key) => [key]),
  fields: [...new Set([...mappedFields.company, ...mappedFields.person])],
  costCents: 0,
  // Unless its owner says what they pay: within a call, nothing is sent again that may have been carried out.
  billed: 'for a lookup',
  batchSize: 5,
  rate: { calls: 60, perMs: 60_000 },
  needsKey: false,
  settings: httpJsonSettings,
  parseConfig: (config) => parseSettings(httpJsonSettings, config),
  besideAnswers: ['costCents', 'billed'],
  asSet: (config) => (config === null ? null : asSet(parseSettings(httpJsonSettings, config))),
  enrich(batch, context) {
    const set = settingsOf(context.config);
    return answerEach(batch, (lookup) => ask(lookup, set, context));
  },
};

function asSet(set: HttpJsonSettings): AsSet {
  const { entity, fields, facts, costCents, billed } = set;
  const inputs = templateKeys.filter((key) => namesOf(set).includes(key));
  const given = mappedFields[entity].filter((field) => field in fields);
  const own = { fields: given, facts: Object.keys(facts), costCents, billed };
  return { entities: [entity], inputs: [inputs], ...own };
}

async function ask(
  lookup: Lookup,
  set: HttpJsonSettings,
  { http, key }: Pick<ProviderContext, 'http' | 'key'>,
): Promise<Answer> {
  const { id, entity, input } = lookup;
  if (entity !== set.entity || lackedBy(set, input).length > 0) return { id, raw: null, ...notAsked() };
  const { status, json } = await http.send(requestOf(set, input, key));
  return { id, raw: json, ...readAnswer(set, { status, json }) };
}

/** What was never set, or was right once, pauses it until a person sees to it. */
function settingsOf(config: unknown): HttpJsonSettings {
  try {
    return parseSettings(httpJsonSettings, config);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const message = t('Your own source is not set up: {reason}', { reason: error.message });
    throw new ProviderError('invalid_config', message, { kind: 'refused', status: 400 });
  }
}

const notAsked = () => ({
  status: 'failed' as const,
  code: 'missing_input',
  message: t('The record lacks what your own source is asked by.'),
  isRetryable: false,
});
