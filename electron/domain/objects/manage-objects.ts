// Makes, changes and deletes custom objects. Call each in a transaction; a step takes any of it back.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { CustomObject, ObjectInput, ObjectPatch } from '../../../shared/schema/custom-object.ts';
import { must } from '../../lib/assert.ts';
import { isoTime } from '../../lib/clock.ts';
import { newUuidBytes, parseId } from '../../lib/ids.ts';
import { getActor } from '../../store/actors.ts';
import {
  findObjectByNo,
  findObjectByUuid,
  insertObject,
  type StoredObject,
} from '../../store/custom-objects.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import {
  changeDefinition,
  hideDefinition,
  noteInserted,
  type By,
} from '../custom-fields/definition-writer.ts';
import { nameKey } from '../matching/company-key.ts';

/** Throws `not_found`. */
export function getObject(db: ReadDb, id: string): StoredObject {
  const uuid = parseId('obj', id);
  const object = uuid && findObjectByUuid(db, uuid);
  if (object) return object;
  throw new AppError('not_found', {
    message: t('There is no object {id}. GET /v1/objects lists those there are.', { id }),
  });
}

export function addObject(db: WriteDb, { name, type = null }: ObjectInput, by: By): StoredObject {
  const no = insertObject(db, {
    uuid: newUuidBytes(by.atMs),
    name,
    nameKey: nameKey(name),
    type,
    createdBy: by.actor,
    atMs: by.atMs,
  });
  noteInserted(db, 'custom_object', no, by);
  return must(findObjectByNo(db, no), 'object');
}

export function changeObject(db: WriteDb, id: string, { name, type }: ObjectPatch, by: By): StoredObject {
  const { no } = getObject(db, id);
  const changes = {
    ...(name === undefined ? {} : { name, name_key: nameKey(name) }),
    ...(type === undefined ? {} : { type }),
  };
  changeDefinition(db, 'custom_object', no, changes, by);
  return must(findObjectByNo(db, no), 'object');
}

export function removeObject(db: WriteDb, id: string, by: By): StoredObject {
  const object = getObject(db, id);
  hideDefinition(db, 'custom_object', object.no, by);
  return object;
}

export const showObject = (db: ReadDb, { id, name, type, ...object }: StoredObject): CustomObject => ({
  id,
  name,
  type,
  createdAt: isoTime(object.createdAtMs),
  updatedAt: isoTime(object.updatedAtMs),
  createdBy: getActor(db, object.createdBy),
});
