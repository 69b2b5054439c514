// Makes, changes and deletes relations that a person tells. Call each in a transaction; a step takes any of it back.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { RelationInput, RelationKind, RelationPatch } from '../../../shared/schema/relation.ts';
import { must } from '../../lib/assert.ts';
import { newUuidBytes, parseId } from '../../lib/ids.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import {
  findRelation,
  findRelationByNo,
  insertRelation,
  type StoredRelation,
} from '../../store/relations.ts';
import { changeDefinition, noteInserted, type By } from '../custom-fields/definition-writer.ts';
import { getEntity } from '../entities/find-entity.ts';
import { nameOf, type ReviewRecord } from '../review/review-record.ts';
import { keyOf, type Link, type Parties } from './parties.ts';

export const byPerson = 'person';

type Values = Pick<StoredRelation, 'role' | 'share' | 'shareUpTo' | 'from' | 'to'>;

export function addRelation(db: WriteDb, entity: ReviewRecord, input: RelationInput, by: By): StoredRelation {
  const other = getEntity(db, input.entityId);
  const isOut = (input.direction === 'out') !== (input.kind === 'subsidiary');
  const [subject, object] = isOut ? [entity, other] : [other, entity];
  const kind: RelationKind = input.kind === 'subsidiary' ? 'parent' : input.kind;
  const { role = null, share = null, shareUpTo = null, from = null, to = null } = input;
  const values = { role, share, shareUpTo, from, to };
  refuse([...checkParties(kind, subject, object), ...checkValues(kind, values)]);
  const ends = { subject: subject.stored.uuid, object: object.stored.uuid };
  const no = insertRelation(db, {
    ...values,
    ...ends,
    kind,
    uuid: newUuidBytes(by.atMs),
    source: byPerson,
    asOf: null,
    createdAtMs: by.atMs,
    createdBy: by.actor,
  });
  noteInserted(db, 'relation', no, by);
  return must(findRelationByNo(db, no), 'relation');
}

export function changeRelation(
  db: WriteDb,
  relation: StoredRelation,
  patch: RelationPatch,
  by: By,
): StoredRelation {
  if (relation.source !== byPerson)
    throw new AppError('validation_error', {
      message: t('This is what {source} says. Add what you know beside it, or delete it.', {
        source: relation.source,
      }),
    });
  const { role = relation.role, share = relation.share, shareUpTo = relation.shareUpTo } = patch;
  const { from = relation.from, to = relation.to } = patch;
  const values = { role, share, shareUpTo, from, to };
  refuse(checkValues(relation.kind, values));
  changeDefinition(db, 'relation', relation.no, columnsOf(values), by);
  return must(findRelationByNo(db, relation.no), 'relation');
}

export function removeRelation(db: WriteDb, { no }: StoredRelation, by: By): void {
  changeDefinition(db, 'relation', no, { deleted_at_ms: by.atMs, is_dismissed: 1 }, by);
}

export const columnsOf = ({ role, share, shareUpTo, from, to }: Values) => ({
  role,
  share,
  share_up_to: shareUpTo,
  from_date: from,
  to_date: to,
});

/** Of this entity; throws `not_found`. */
export function getLink(db: ReadDb, parties: Parties, { stored }: ReviewRecord, id: string): Link {
  const uuid = parseId('rel', id);
  const relation = uuid && findRelation(db, uuid);
  const key = keyOf(stored.uuid);
  const link = relation && parties.linkOf(relation);
  if (link && (link.subject === key || link.object === key)) return link;
  throw new AppError('not_found', {
    message: t('There is no relationship {id} of this entity. It may have been deleted.', { id }),
  });
}

function checkParties(kind: RelationKind, subject: ReviewRecord, object: ReviewRecord): Issue[] {
  const issue = (path: string, message: string): Issue[] => [{ path, code: 'invalid', message }];
  if (object.entity === 'person')
    return issue('entityId', t('{name} is a person, whom nobody can own or run.', { name: nameOf(object) }));
  if (kind === 'parent' && subject.entity === 'person')
    return issue('kind', t('{name} is a person. Only a company can be a parent.', { name: nameOf(subject) }));
  if (kind !== 'shareholder' && subject.stored.uuid.equals(object.stored.uuid))
    return issue('entityId', t('Name another one: nobody is that to itself.'));
  return [];
}

function checkValues(kind: RelationKind, { role, share, shareUpTo, from, to }: Values): Issue[] {
  const issues: Issue[] = [];
  const add = (path: string, message: string): unknown => issues.push({ path, code: 'invalid', message });
  if (kind !== 'officer' && role !== null) add('role', t('Only an officer has a role.'));
  if (kind === 'officer' && (share !== null || shareUpTo !== null))
    add('share', t('An officer holds no share.'));
  if (shareUpTo !== null && share === null) add('share', t('Say from which share on the range goes.'));
  if (shareUpTo !== null && share !== null && shareUpTo < share)
    add('shareUpTo', t('The range ends below where it begins.'));
  if (from !== null && to !== null && to < from.slice(0, to.length))
    add('to', t('It would end before it begins.'));
  return issues;
}

function refuse(issues: Issue[]): void {
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: first.message, issues });
}
