// What an answer of a person's own source says of the record.
import { t } from '../../../shared/messages/message.ts';
import { placeFields } from '../../../shared/schema/field-places.ts';
import { ProviderError, type Answer } from '../provider.ts';
import type { HttpAnswer } from '../http/http-client.ts';
import type { Facts } from '../registers/facts.ts';
import { normalizedFacts } from '../registers/normalized-facts.ts';
import { finderIn } from './json-path.ts';
import { isMatch, readFacts, readFields, valuesIn, type ReadField } from './read-fields.ts';
import type { HttpJsonSettings } from './settings.ts';

type Sent = Pick<HttpAnswer, 'status' | 'json'>;

/** `match`: what that setting found, null where there is none. */
export type Looked = {
  match: readonly unknown[] | null;
  fields: readonly ReadField[];
  facts: readonly ReadField[];
};

/** Also where it is no match; throws a ProviderError where the answer cannot be looked through. */
export function lookThrough(set: HttpJsonSettings, json: unknown): Looked {
  const find = finderIn(json);
  const match = set.match === undefined ? null : find(set.match);
  return { match, fields: readFields(set, find), facts: readFacts(set, find) };
}

export const isRecord = ({ match, fields, facts }: Looked): boolean =>
  (match === null || isMatch(match)) && [...fields, ...facts].some(({ value }) => value !== null);

type Read = { status: 'no_match' } | Omit<Extract<Answer, { status: 'matched' }>, 'id' | 'raw'>;

export function readAnswer(set: HttpJsonSettings, { status, json }: Sent): Read {
  if (isMissing(status)) return { status: 'no_match' };
  if (status >= 300) throw notTaken(status);
  const looked = lookThrough(set, json);
  if (!isRecord(looked)) return { status: 'no_match' };
  const { confidence } = set;
  const evidence = [{ what: 'asked', score: confidence }];
  const facts = valuesIn(looked.facts) as Facts;
  const normalized = placeFields(valuesIn(looked.fields), normalizedFacts(facts));
  return { status: 'matched', confidence, normalized, facts, evidence };
}

export const isMissing = (status: number): boolean => status === 404 || status === 410;

export const notTaken = (status: number): ProviderError =>
  new ProviderError(
    'lookup_refused',
    t('{who} does not take this lookup ({status}).', { who: t('Own source (HTTP, JSON)'), status }),
    { kind: 'final' },
  );
