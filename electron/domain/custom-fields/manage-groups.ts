// Makes, renames, moves and deletes groups. Call each in a transaction.
import { customFieldLimits } from '../../../shared/schema/custom-field.ts';
import type { GroupInput, GroupPatch } from '../../../shared/schema/definition-input.ts';
import { newUuidBytes } from '../../lib/ids.ts';
import { must } from '../../lib/assert.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { GroupDefinition } from '../../store/definitions.ts';
import { insertGroup } from '../../store/definition-inserts.ts';
import { followRename } from '../magic/follow-rename.ts';
import { nameKey } from '../matching/company-key.ts';
import { nameTaken, noGroup, tooManyGroups } from './definition-errors.ts';
import {
  changeDefinition,
  hideDefinition,
  moveDefinition,
  noteInserted,
  type By,
} from './definition-writer.ts';
import { definitionsOf } from './definitions.ts';

/** Throws `not_found`. */
export function getGroup(db: ReadDb, id: string): GroupDefinition {
  const group = definitionsOf(db).groupById.get(id);
  if (group) return group;
  throw noGroup(id);
}

/** Throws `name_taken`, and `validation_error` where there are too many. */
export function addGroup(db: WriteDb, { name, position }: GroupInput, by: By): GroupDefinition {
  const { groups } = definitionsOf(db);
  if (groups.length >= customFieldLimits.groups) throw tooManyGroups(customFieldLimits.groups);
  requireFreeName(db, name, null);
  const no = insertGroup(db, {
    uuid: newUuidBytes(by.atMs),
    name,
    nameKey: nameKey(name),
    position: (groups.at(-1)?.position ?? -1) + 1,
    createdBy: by.actor,
    atMs: by.atMs,
  });
  noteInserted(db, 'record_group', no, by);
  if (position !== undefined) move(db, no, position, by);
  return groupOf(db, no);
}

export function changeGroup(
  db: WriteDb,
  id: string,
  { name, position }: GroupPatch,
  by: By,
): GroupDefinition {
  const group = getGroup(db, id);
  const { no } = group;
  if (name !== undefined) {
    requireFreeName(db, name, no);
    const rename = () => changeDefinition(db, 'record_group', no, { name, name_key: nameKey(name) }, by);
    followRename(db, { kind: 'group', group }, name, rename, by);
  }
  if (position !== undefined) move(db, no, position, by);
  return groupOf(db, no);
}

/** Its fields go with it: they are only found through it. */
export function removeGroup(db: WriteDb, id: string, by: By): GroupDefinition {
  const group = getGroup(db, id);
  hideDefinition(db, 'record_group', group.no, by);
  return group;
}

const groupOf = (db: ReadDb, no: number): GroupDefinition =>
  must(definitionsOf(db).groupByNo.get(no), 'group');

function move(db: WriteDb, no: number, to: number, by: By): void {
  const numbers = definitionsOf(db).groups.map((group) => group.no);
  moveDefinition(db, 'record_group', numbers, { no, to }, by);
}

function requireFreeName(db: ReadDb, name: string, own: number | null): void {
  const key = nameKey(name);
  const other = definitionsOf(db).groups.find((group) => group.no !== own && nameKey(group.name) === key);
  if (other) throw nameTaken('group', other.name, { groupId: other.id });
}
