// From a record to what is sent to a person's own source.
import { t } from '../../../shared/messages/message.ts';
import type { HttpRequest } from '../http/http-client.ts';
import { ProviderError, type LookupInput } from '../provider.ts';
import type { HttpJsonSettings } from './settings.ts';
import { fillAddress, fillBody, isFit, namesIn, namesInBody, valuesOf } from './template.ts';

export const namesOf = ({ url, body }: Pick<HttpJsonSettings, 'url' | 'body'>): string[] => [
  ...new Set([...namesIn(url), ...namesInBody(body)]),
];

/** What the source is asked by, and the record lacks. */
export const lackedBy = (set: HttpJsonSettings, input: LookupInput): string[] => {
  const values = valuesOf(input);
  return namesOf(set).filter((name) => !isFit(values.get(name)));
};

/** Of a record that lacks nothing. Throws a ProviderError where the key is wanted and there is none. */
export function requestOf(set: HttpJsonSettings, input: LookupInput, key: string): HttpRequest {
  const values = valuesOf(input);
  const url = fillAddress(set.url, values);
  const headers = headersOf(set, key);
  return set.body === undefined ? { url, headers } : { url, headers, body: fillBody(set.body, values) };
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
