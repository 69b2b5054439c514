// What an answer of a person's own source says of the record.
import { t } from '../../../shared/messages/message.ts';
import { ProviderError, type AnswerFields, type Evidence } from '../provider.ts';
import type { HttpAnswer } from '../http/http-client.ts';
import { finderIn } from './json-path.ts';
import { isMatch, readFields, valuesIn, type ReadField } from './read-fields.ts';
import type { HttpJsonSettings } from './settings.ts';

type Sent = Pick<HttpAnswer, 'status' | 'json'>;

/** `match`: what that setting found, null where there is none. */
export type Looked = { match: readonly unknown[] | null; fields: readonly ReadField[] };

/** Also where it is no match; throws a ProviderError where the answer cannot be looked through. */
export function lookThrough(set: HttpJsonSettings, json: unknown): Looked {
  const find = finderIn(json);
  return { match: set.match === undefined ? null : find(set.match), fields: readFields(set, find) };
}

export const isRecord = ({ match, fields }: Looked): boolean =>
  (match === null || isMatch(match)) && fields.some(({ value }) => value !== null);

export function readAnswer(
  set: HttpJsonSettings,
  { status, json }: Sent,
):
  | { status: 'no_match' }
  | { status: 'matched'; confidence: number; fields: AnswerFields; evidence: readonly Evidence[] } {
  if (isMissing(status)) return { status: 'no_match' };
  if (status >= 300) throw notTaken(status);
  const looked = lookThrough(set, json);
  if (!isRecord(looked)) return { status: 'no_match' };
  const { confidence } = set;
  const evidence = [{ what: 'asked', score: confidence }];
  return { status: 'matched', confidence, fields: valuesIn(looked.fields), evidence };
}

export const isMissing = (status: number): boolean => status === 404 || status === 410;

export const notTaken = (status: number): ProviderError =>
  new ProviderError(
    'lookup_refused',
    t('{who} does not take this lookup ({status}).', { who: t('Own source (HTTP, JSON)'), status }),
    { kind: 'final' },
  );
