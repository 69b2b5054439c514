// A person's own source: any web service that answers GET with JSON, asked by an address with names of fields in it.
import { AppError } from '../../shared/errors.ts';
import { msg, t } from '../../shared/messages/message.ts';
import { isMatch, readFields } from './http-json/read-fields.ts';
import { httpJsonSettings, mappedFields, templateKeys, type HttpJsonSettings } from './http-json/settings.ts';
import { fillTemplate } from './http-json/template.ts';
import { ProviderError, type Answer, type Lookup, type Provider, type ProviderContext } from './provider.ts';
import { answerEach } from './registers/answer-each.ts';
import { parseSettings } from './registers/settings.ts';

const label = msg('Own source (HTTP, JSON)');

export const provider: Provider = {
  code: 'http-json',
  label,
  entities: ['company', 'person'],
  countries: 'all',
  inputs: templateKeys.map((key) => [key]),
  fields: [...new Set([...mappedFields.company, ...mappedFields.person])],
  costCents: 0,
  // What its owner pays is not known here: within a call, nothing is sent again that may have been carried out.
  billed: 'for a lookup',
  batchSize: 5,
  rate: { calls: 60, perMs: 60_000 },
  needsKey: false,
  parseConfig: (config) => parseSettings(httpJsonSettings, config),
  enrich(batch, context) {
    const set = settingsOf(context.config);
    const headers = headersOf(set, context.key);
    return answerEach(batch, (lookup) => ask(lookup, set, { http: context.http, headers }));
  },
};

type Asked = Pick<ProviderContext, 'http'> & { headers: Record<string, string> };

async function ask(lookup: Lookup, set: HttpJsonSettings, { http, headers }: Asked): Promise<Answer> {
  const { id, entity, input } = lookup;
  const url = entity === set.entity ? fillTemplate(set.url, input) : null;
  if (url === null) return { id, raw: null, ...notAsked() };
  const { status, json } = await http.send({ url, headers });
  if (status === 404 || status === 410) return { id, raw: json, status: 'no_match' };
  if (status >= 300) throw notTaken(status);
  const fields = isMatch(set, json) ? readFields(set, json) : {};
  if (Object.keys(fields).length === 0) return { id, raw: json, status: 'no_match' };
  const { confidence } = set;
  const evidence = [{ what: 'asked', score: confidence }];
  return { id, raw: json, status: 'matched', confidence, fields, evidence };
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

function headersOf({ headers }: HttpJsonSettings, key: string): Record<string, string> {
  if (key === '' && Object.values(headers).some((value) => value.includes('{key}')))
    throw new ProviderError('needs_key', t('Your own source is asked with a key. Set it in the settings.'), {
      kind: 'refused',
      status: 401,
    });
  const filled = Object.entries(headers).map(([name, value]) => [name, value.replaceAll('{key}', () => key)]);
  return Object.fromEntries(filled) as Record<string, string>;
}

const notAsked = () => ({
  status: 'failed' as const,
  code: 'missing_input',
  message: t('The record lacks what your own source is asked by.'),
  isRetryable: false,
});

const notTaken = (status: number): ProviderError =>
  new ProviderError(
    'lookup_refused',
    t('{who} does not take this lookup ({status}).', { who: t(label), status }),
    { kind: 'final' },
  );
