// An item of the vendor's batch as an answer: what it found in the shape of all providers, what it cost, or why it found nothing.
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { placeFacts } from '../../../shared/schema/fact-places.ts';
import { placedFields, placeFields, type PlacedFields } from '../../../shared/schema/field-places.ts';
import type { Answer, Lookup } from '../provider.ts';
import { factsOf, type Facts } from '../registers/facts.ts';
import { isHeld } from '../registers/is-held.ts';
import type { VendorItem } from './batch.ts';

/** Of companies; what else they say stays in what they sent. */
export const givenFacts = [
  'legalName',
  'registrationNumber',
  'registrationAuthority',
  'lei',
  'legalForm',
  'status',
  'jurisdiction',
  'incorporationDate',
  'dissolvedOn',
  'sicCodes',
  'officers',
] as const;

/** Where they do not say how sure they are. */
const usualConfidence = 0.7;

/** By what was sent along. Of an item that came twice the first counts; one that has not ended is not answered. */
export function answersOf(lookups: readonly Lookup[], items: readonly VendorItem[], who: string): Answer[] {
  const byId = new Map(items.toReversed().map((item) => [item.metadata?.id, item]));
  return lookups.flatMap((lookup) => {
    const item = byId.get(lookup.id);
    return item ? answerOf(lookup, item, who) : [];
  });
}

function answerOf({ id, entity }: Lookup, item: VendorItem, who: string): Answer[] {
  const { status } = item;
  const told = { id, raw: item, ...costOf(item) };
  if (status === 'queued' || status === 'running') return [];
  if (status === 'no_match') return [{ ...told, status }];
  if (status === 'ambiguous') return [{ ...told, status, candidates: [] }];
  if (status !== 'matched') return [{ ...told, ...failure(item, who) }];
  const { data } = item;
  if (!data) return [];
  const { confidence, what } = suretyOf(item);
  const facts = factsIn(entity, data['facts']);
  const asOf = item.fetchedAt?.slice(0, 10) ?? '';
  return [
    {
      ...told,
      status,
      confidence,
      normalized: placeFields(givenIn(entity, data), placeFacts(facts)),
      facts,
      evidence: [{ what, score: confidence }],
      ...(/^\d{4}-\d\d-\d\d$/.test(asOf) && { asOf }),
    },
  ];
}

/** In whole cents. */
const costOf = ({ cost }: VendorItem): { costCents?: number } =>
  cost === null || cost === undefined || cost < 0 ? {} : { costCents: Math.ceil(cost) };

function suretyOf({ confidence }: VendorItem): { confidence: number; what: string } {
  const isSaid = confidence !== null && confidence !== undefined && confidence > 0 && confidence <= 1;
  return isSaid ? { confidence, what: 'likelihood' } : { confidence: usualConfidence, what: 'asked' };
}

const givenIn = (entity: EntityType, data: Readonly<Record<string, unknown>>): PlacedFields =>
  Object.fromEntries(
    placedFields[entity].flatMap((field) => {
      const value = data[field];
      return value !== undefined && isHeld(entity, field, value) ? [[field, value] as const] : [];
    }),
  );

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';

function factsIn(entity: EntityType, facts: unknown): Facts {
  if (typeof facts !== 'object' || facts === null || entity === 'person') return {};
  const known: readonly string[] = givenFacts;
  return factsOf(
    Object.fromEntries(
      Object.entries(facts)
        .filter(isText)
        .filter(([name]) => known.includes(name)),
    ),
  );
}

/** Asking again changes nothing where they were not paid enough. */
function failure({ status, error, isRetryable = false }: VendorItem, who: string) {
  const isTooDear = status === 'budget_stopped';
  const reason = isTooDear ? t('it costs more than is set for it') : (error?.message.slice(0, 500) ?? status);
  return {
    status: 'failed' as const,
    code: isTooDear ? status : codeOf(error?.code ?? status),
    message: t('{who} could not look this up: {reason}', { who, reason }),
    isRetryable: isRetryable && !isTooDear,
  };
}

const codeOf = (text: string): string => (/^[a-z][a-z0-9_]{0,59}$/.test(text) ? text : 'failed');
