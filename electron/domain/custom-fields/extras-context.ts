// What parsing groups and custom values needs of the store, read when it is asked for.
import type { EntityType } from '../../../shared/schema/custom-field.ts';
import type { ReadDb } from '../../store/database.ts';
import { findGroupOfField } from '../../store/definitions.ts';
import { definitionsOf } from './definitions.ts';
import type { ExtrasContext } from './parse-extras.ts';
import { storedReferences } from './references.ts';

export const extrasContext = (db: ReadDb, entityType: EntityType): ExtrasContext => ({
  definitions: definitionsOf(db),
  references: storedReferences(db),
  entityType,
  groupOfField: (fieldNo) => findGroupOfField(db, fieldNo),
});
