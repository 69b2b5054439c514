// Asks a person's own source about one record, and shows every step of it: what went out, what came, what each mapping gave.
import { t } from '../../../shared/messages/message.ts';
import type { TriedSource } from '../../../shared/schema/http-json.ts';
import type { HttpAnswer, HttpRequest } from '../http/http-client.ts';
import { ProviderError, type LookupInput, type ProviderContext } from '../provider.ts';
import { isMissing, isRecord, lookThrough, notTaken } from './read-answer.ts';
import { isMatch, type ReadField } from './read-fields.ts';
import { lackedBy, requestOf } from './request.ts';
import type { HttpJsonSettings } from './settings.ts';

/** Larger ones are of no use on a screen, and stop the window. */
const longestRaw = 1_000_000;
const mostShown = 20;
const longestShown = 10_000;

export async function trySource(
  set: HttpJsonSettings,
  input: LookupInput,
  { http, key }: Pick<ProviderContext, 'http' | 'key'>,
): Promise<TriedSource> {
  const lacked = lackedBy(set, input);
  if (lacked.length > 0)
    return failed(t('The record lacks: {names}.', { names: lacked.join(', ') }), { asked: null });
  const began = performance.now();
  const ms = (): number => Math.round(performance.now() - began);
  let asked: TriedSource['asked'] = null;
  try {
    const request = requestOf(set, input, key);
    asked = shown(requestOf(set, input, '[key]'), set);
    const answer = await http.send(request);
    return { ...read(set, answer), asked, ms: ms() };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { ...failed(error.message, { asked }), status: statusOf(error), ms: ms() };
  }
}

function failed(message: string, { asked }: Pick<TriedSource, 'asked'>): TriedSource {
  const nothing = { status: null, ms: 0, raw: null, isRawLeftOut: false, match: null, fields: [] };
  return { ...nothing, asked, outcome: 'failed', message };
}

function read(set: HttpJsonSettings, { status, json }: HttpAnswer): Omit<TriedSource, 'asked' | 'ms'> {
  const isRawLeftOut = JSON.stringify(json).length > longestRaw;
  const came = { status, raw: isRawLeftOut ? null : json, isRawLeftOut, match: null, fields: [] };
  if (isMissing(status)) return { ...came, outcome: 'no_match', message: null };
  try {
    if (status >= 300) throw notTaken(status);
    const looked = lookThrough(set, json);
    return {
      ...came,
      outcome: isRecord(looked) ? 'matched' : 'no_match',
      message: null,
      match:
        looked.match === null
          ? null
          : { path: set.match ?? '', found: firstOf(looked.match), isMatch: isMatch(looked.match) },
      fields: [...looked.fields, ...looked.facts].map(showField),
    };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { ...came, outcome: 'failed', message: error.message };
  }
}

const showField = ({ field, path, found, value }: ReadField): TriedSource['fields'][number] => ({
  field,
  path,
  found: firstOf(found),
  value,
  problem:
    value !== null ? null : found.length > 0 ? t('The field cannot hold this.') : t('Nothing is there.'),
});

const firstOf = (found: readonly unknown[]): unknown[] =>
  found.slice(0, mostShown).map((value) => {
    const text = JSON.stringify(value);
    return text.length > longestShown ? `${text.slice(0, longestShown)} …` : value;
  });

const secret = /auth|cookie|key|password|secret|token/i;

/** Nobody reads a key over a shoulder, also where it was written right into the header. */
function shown({ url, headers = {}, body = null }: HttpRequest, set: HttpJsonSettings): TriedSource['asked'] {
  const hidden = Object.entries(headers).map(([name, value]) => {
    const isOpen = !secret.test(name) || set.headers[name]?.includes('{key}') === true;
    return [name, isOpen ? value : '[hidden]'];
  });
  const method = set.body === undefined ? 'GET' : 'POST';
  return { method, url, headers: Object.fromEntries(hidden) as Record<string, string>, body };
}

function statusOf({ code }: ProviderError): number | null {
  const status = /^http_(\d{3})$/.exec(code)?.[1];
  return status === undefined ? null : Number(status);
}
