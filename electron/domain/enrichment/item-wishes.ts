// Items of a batch: from what a script sent, each checked alone, or from records of the workspace.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import { enrichmentLimits, type EntityType } from '../../../shared/schema/enrichment.ts';
import { formatId, parseId } from '../../lib/ids.ts';
import type { LookupInput } from '../../providers/provider.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import type { ReadDb } from '../../store/database.ts';
import { findPersonByUuid } from '../../store/people.ts';
import { findMerged } from '../merge/resolve-merged.ts';
import { linkOf, type Profiles } from './link-request.ts';
import { readRequest } from './lookup-input.ts';
import type { ItemWish } from './start-batch.ts';

const prefixes = { company: 'com', person: 'per' } as const;

/** One entry of `requests`. `profiles`: of companies, see link-request.ts. */
export function wishOfRequest(
  db: ReadDb,
  entity: EntityType,
  sent: unknown,
  profiles: Profiles = new Map(),
): ItemWish {
  const { metadata, ...rest } = isObject(sent) ? sent : {};
  const request = isObject(sent) ? rest : sent;
  const text = metadata === undefined ? null : JSON.stringify(metadata);
  const wish = { request, metadata: text, recordUuid: null, unlinked: null };
  if (text !== null && text.length > enrichmentLimits.metadataBytes) {
    const message = t('The metadata takes more than {most, number} characters of JSON.', {
      most: enrichmentLimits.metadataBytes,
    });
    return { ...wish, metadata: null, error: { code: 'metadata_too_large', message, isRetryable: false } };
  }
  const read = readRequest(entity, request);
  if ('code' in read) return { ...wish, error: read };
  if (read.recordId === null) return { ...wish, ...linkOf(db, entity, read.input, profiles), error: null };
  const recordUuid = findRecord(db, entity, read.recordId);
  if (recordUuid) return { ...wish, recordUuid, error: null };
  const message = noSuch(entity, read.recordId);
  return { ...wish, error: { code: 'not_found', message, isRetryable: false } };
}

export const wishOfRecord = (entity: EntityType, uuid: Buffer): ItemWish => ({
  request: { [`${entity}Id`]: formatId(prefixes[entity], uuid) },
  metadata: null,
  recordUuid: uuid,
  unlinked: null,
  error: null,
});

/** Of a refresh only, which may know somebody by more than a script may send: whatever providers take. */
export const wishOfLookup = (lookup: LookupInput): ItemWish => ({
  request: { lookup },
  metadata: null,
  recordUuid: null,
  unlinked: null,
  error: null,
});

/** What `wishOfLookup` asks by. */
export const lookupIn = (request: unknown): LookupInput | null =>
  isObject(request) && 'lookup' in request ? (request['lookup'] as LookupInput) : null;

/** Of a refresh only: one that only some of the batch's providers are asked about. */
export const wishBy = (wish: ItemWish, only: readonly string[]): ItemWish => ({
  ...wish,
  request: { lookup: lookupIn(wish.request) ?? {}, only },
});

/** The providers that `wishBy` named; null: all of the batch. */
export function onlyOf(request: unknown): readonly unknown[] | null {
  const only = isObject(request) ? request['only'] : undefined;
  return Array.isArray(only) ? only : null;
}

/** Records by their ids, each once; throws `not_found` for one that is gone. */
export function recordsOf(db: ReadDb, entity: EntityType, ids: readonly string[]): Buffer[] {
  const found = new Map<string, Buffer>();
  for (const id of ids) {
    const uuid = findRecord(db, entity, id);
    if (!uuid) throw new AppError('not_found', { message: noSuch(entity, id) });
    found.set(uuid.toString('hex'), uuid);
  }
  return [...found.values()];
}

/** The same without those that are gone. */
export const recordsLeft = (db: ReadDb, entity: EntityType, ids: readonly string[]): Buffer[] =>
  ids.flatMap((id) => findRecord(db, entity, id) ?? []);

const noSuch = (entity: EntityType, id: string): string =>
  entity === 'company'
    ? t('There is no company {id}. It may have been deleted.', { id })
    : t('There is no person {id}. It may have been deleted.', { id });

/** A company that was merged is the one that it was merged into. */
function findRecord(db: ReadDb, entity: EntityType, id: string): Buffer | null {
  const uuid = parseId(prefixes[entity], id);
  if (!uuid) return null;
  if (entity === 'person') return findPersonByUuid(db, uuid)?.uuid ?? null;
  return (findCompanyByUuid(db, uuid) ?? findMerged(db, uuid))?.uuid ?? null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
