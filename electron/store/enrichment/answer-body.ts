// What of an answer is kept as JSON, in the shape of all providers. What was kept before providers spoke it, by the fields of a record,
// is read as if they had.
import { placeFacts } from '../../../shared/schema/fact-places.ts';
import { isPlacedField, placeFields, type PlacedField } from '../../../shared/schema/field-places.ts';
import { normalizedVersion, type NormalizedPart } from '../../../shared/schema/normalized.ts';

export type AnswerBody = {
  /** Of a match. */
  normalized?: NormalizedPart;
  /** The fields that it has an offer for; absent: all that it says something of. */
  offers?: readonly PlacedField[];
  /** Of single fields that are less sure than the whole. */
  confidences?: Readonly<Record<string, number>>;
  facts?: Readonly<Record<string, string>>;
  evidence?: readonly { what: string; score: number }[];
  candidates?: readonly { name: string; confidence: number }[];
};

type Kept = AnswerBody & { version?: number; fields?: Readonly<Record<string, unknown>> };

export const writeBody = (body: AnswerBody): string =>
  JSON.stringify({ version: normalizedVersion, ...body });

export function readBody(json: string): AnswerBody {
  const { version, fields, ...body } = JSON.parse(json) as Kept;
  if (version !== undefined || (!fields && !body.normalized)) return body;
  const { facts = {}, normalized = {} } = body;
  const offers = Object.keys(fields ?? {}).filter(isPlacedField);
  return { ...body, normalized: placeFields(fields ?? {}, placeFacts(facts, normalized)), offers };
}
