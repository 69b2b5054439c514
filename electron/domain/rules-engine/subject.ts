// A record as rules meet it: its values as the wire shows them, its profile, who is related to it, what providers said of it. Each is
// read when the first condition asks for it, and once.
import type { RelationList } from '../../../shared/schema/rule-paths.ts';
import { relationLists } from '../../../shared/schema/rule-paths.ts';
import { isoTime } from '../../lib/clock.ts';
import { formatId } from '../../lib/ids.ts';
import { remember } from '../../lib/remember.ts';
import type { ReadDb } from '../../store/database.ts';
import type { CustomKey } from '../../store/field-key.ts';
import { answersOfEntity } from '../../store/enrichment/entity-enrichments.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { storedReferences } from '../custom-fields/references.ts';
import { showCustomValue } from '../custom-fields/show-extras.ts';
import { profileOf } from '../entities/profile.ts';
import { createParties, keyOf } from '../relations/parties.ts';
import { dayOf, isOfDay } from '../relations/show-relation.ts';
import { idOf, valueOf, type ReviewRecord } from '../review/review-record.ts';

export type ProviderSaid = { provider: string; confidence: number; days: number };

export type RuleSubject = {
  nowMs: number;
  field: (name: string) => unknown;
  custom: (key: CustomKey) => unknown;
  profile: () => Readonly<Record<string, unknown>>;
  related: (list: RelationList) => readonly object[];
  enrichment: () => readonly ProviderSaid[];
};

const dayMs = 86_400_000;

export function subjectOf(db: ReadDb, record: ReviewRecord, nowMs: number): RuleSubject {
  const { stored } = record;
  const definitions = once(() => definitionsOf(db));
  const profile = once(() => profileOf(record));
  const enrichment = once(() => readAnswers(db, stored.uuid, nowMs));
  const related = remember((list: string) => readRelated(db, stored.uuid, list as RelationList, nowMs));
  return {
    nowMs,
    field: (name) => (Object.hasOwn(shown, name) ? shown[name]?.(db, record) : valueOf(record, name)),
    custom(key) {
      const field = definitions().fieldByKey.get(key);
      return field ? showCustomValue(field, stored.values[key], storedReferences(db)) : null;
    },
    profile,
    related,
    enrichment,
  };
}

/** Values that the store keeps otherwise than the wire shows them. Groups and companies are called by their names. */
const shown: Readonly<Record<string, (db: ReadDb, record: ReviewRecord) => unknown>> = {
  id: (_, record) => idOf(record),
  version: (_, { stored }) => stored.version,
  createdAt: (_, { stored }) => isoTime(stored.createdAtMs),
  updatedAt: (_, { stored }) => isoTime(stored.updatedAtMs),
  groups: (db, { stored }) =>
    (stored.values.groups ?? []).flatMap((no) => definitionsOf(db).groupByNo.get(no)?.name ?? []),
  companies: (db, record) =>
    record.entity === 'person'
      ? record.stored.values.companies.flatMap((id) => storedReferences(db).findContact(id)?.fullName ?? [])
      : null,
};

function readAnswers(db: ReadDb, uuid: Buffer, nowMs: number): ProviderSaid[] {
  return answersOfEntity(db, uuid).map(({ provider, confidence, fetchedAtMs }) => ({
    provider,
    confidence: confidence ?? 0,
    days: Math.floor((nowMs - fetchedAtMs) / dayMs),
  }));
}

/** Those of today. Two sources may say the same: each says it once. */
function readRelated(db: ReadDb, uuid: Buffer, list: RelationList, nowMs: number): object[] {
  const { kind, side } = relationLists[list];
  const parties = createParties(db);
  const today = dayOf(nowMs);
  return parties.linksOf(keyOf(uuid), side).flatMap(({ relation, subject, object }) => {
    if (relation.kind !== kind || !isOfDay(relation, today)) return [];
    const other = parties.get(side === 'subject' ? object : subject);
    const { role, share, source, from } = relation;
    return [
      {
        id: formatId(other.type === 'company' ? 'com' : 'per', other.uuid),
        name: other.name,
        entity: other.type,
        countryCode: other.countryCode,
        role,
        share,
        source,
        from,
      },
    ];
  });
}

function once<T>(read: () => T): () => T {
  let found: { value: T } | null = null;
  return () => (found ??= { value: read() }).value;
}

/** Days from a day or time until now; null where it is none. Of YYYY and YYYY-MM the first day counts. */
export function daysSince(value: unknown, nowMs: number): number | null {
  if (typeof value !== 'string' || !/^\d{4}(-\d{2}(-\d{2}(T.*)?)?)?$/.test(value)) return null;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? null : Math.floor((nowMs - ms) / dayMs);
}
