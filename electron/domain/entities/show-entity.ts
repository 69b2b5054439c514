// An entity as the wire has it.
import type { Entity } from '../../../shared/schema/entity.ts';
import { isoTime } from '../../lib/clock.ts';
import type { ReadDb } from '../../store/database.ts';
import { answersOfEntity } from '../../store/enrichment/entity-enrichments.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findFieldPath } from '../custom-fields/field-path.ts';
import { idOf, nameOf, type ReviewRecord } from '../review/review-record.ts';
import { normalizedOf } from './normalized/from-answer.ts';
import { profileOf } from './profile.ts';

export function showEntity(db: ReadDb, record: ReviewRecord): Entity {
  const { entity, stored } = record;
  const definitions = definitionsOf(db);
  return {
    id: idOf(record),
    type: entity,
    name: nameOf(record),
    countryCode: record.entity === 'company' ? record.stored.values.countryCode : null,
    entityData: profileOf(record),
    locks: (stored.values.locks ?? []).flatMap((key) => findFieldPath(definitions, key) ?? []),
    enrichments: answersOfEntity(db, stored.uuid).map(
      ({ provider, answer, confidence, asOf, fetchedAtMs }) => ({
        providerCode: provider,
        normalized: normalizedOf(answer),
        confidence: confidence ?? 0,
        asOf,
        fetchedAt: isoTime(fetchedAtMs),
      }),
    ),
    createdAt: isoTime(stored.createdAtMs),
    updatedAt: isoTime(stored.updatedAtMs),
    version: stored.version,
  };
}
