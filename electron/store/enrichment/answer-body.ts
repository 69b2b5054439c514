// What of an answer is kept as JSON, in the shape of all providers. What was kept before providers spoke it, by the fields of a record,
// is read as if they had.
import {
  isNothing,
  isPlacedField,
  placeFields,
  type PlacedField,
} from '../../../shared/schema/field-places.ts';
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

/** Facts that were the only words for what has a place in the shape. */
const factPlaces: Readonly<Record<string, readonly ['identity' | 'legal' | 'identifiers', string]>> = {
  legalName: ['identity', 'legalName'],
  legalForm: ['legal', 'legalForm'],
  status: ['legal', 'status'],
  jurisdiction: ['legal', 'jurisdiction'],
  incorporationDate: ['legal', 'incorporationDate'],
  dissolvedOn: ['legal', 'dissolutionDate'],
  registrationNumber: ['identifiers', 'registrationNumber'],
  registrationAuthority: ['identifiers', 'register'],
  lei: ['identifiers', 'lei'],
  vat: ['identifiers', 'vat'],
};

function placeFacts(facts: Readonly<Record<string, string>>, beside: NormalizedPart): NormalizedPart {
  const placed: Record<string, object> = { ...beside } as Record<string, object>;
  for (const [name, [section, key]] of Object.entries(factPlaces))
    if (!isNothing(facts[name])) placed[section] = { [key]: facts[name], ...placed[section] };
  return placed;
}
