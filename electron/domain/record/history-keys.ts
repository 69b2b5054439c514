// The keys under which a record's history tells of a field: its own and those that it had before its type was changed.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/custom-field.ts';
import type { ReadDb } from '../../store/database.ts';
import { listValueNumbers } from '../../store/definition-names.ts';
import { customKey, isCustomKey, type FieldKey } from '../../store/field-key.ts';
import type { RecordKey } from '../../store/person-row.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findCellKey, findPersonCellKey } from '../custom-fields/field-path.ts';

/** Throws `validation_error` where there is no such field. */
export function getFieldKey(db: ReadDb, path: string, at: string): FieldKey {
  return known(findCellKey(definitionsOf(db), path), path, at);
}

function known<Key extends RecordKey>(key: Key | null, path: string, at: string): Key {
  if (key !== null) return key;
  const message = t('There is no field {path}. GET /v1/definitions names those there are.', { path });
  throw new AppError('validation_error', { message, issues: [{ path: at, code: 'unknown_field', message }] });
}

/** A history calls each field by its key, whosever it is. */
export function historyKeys(db: ReadDb, path: string, entity: EntityType = 'company'): FieldKey[] {
  const definitions = definitionsOf(db);
  const key =
    entity === 'company'
      ? getFieldKey(db, path, 'field')
      : (known(findPersonCellKey(definitions, path), path, 'field') as FieldKey);
  const field = isCustomKey(key) ? definitions.fieldByKey.get(key) : undefined;
  return field ? listValueNumbers(db, field.no).map(customKey) : [key];
}
