// The keys under which a record's history tells of a field: its own and those that it had before its type was changed.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ReadDb } from '../../store/database.ts';
import { listValueNumbers } from '../../store/definition-names.ts';
import { customKey, isCustomKey, type FieldKey } from '../../store/field-key.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findFieldKey } from '../custom-fields/field-path.ts';

/** Throws `validation_error` where there is no such field. */
export function getFieldKey(db: ReadDb, path: string, at: string): FieldKey {
  const key = findFieldKey(definitionsOf(db), path);
  if (key !== null) return key;
  const message = t('There is no field {path}. GET /v1/definitions names those there are.', { path });
  throw new AppError('validation_error', { message, issues: [{ path: at, code: 'unknown_field', message }] });
}

export function historyKeys(db: ReadDb, path: string): FieldKey[] {
  const key = getFieldKey(db, path, 'field');
  const field = isCustomKey(key) ? definitionsOf(db).fieldByKey.get(key) : undefined;
  return field ? listValueNumbers(db, field.no).map(customKey) : [key];
}
