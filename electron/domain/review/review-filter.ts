// What a list or a bulk decision is about, with a custom field by its key as proposals have it.
import type { ReadDb } from '../../store/database.ts';
import { customKeyOf } from '../custom-fields/field-path.ts';

export function withKey<F extends { field?: string | undefined }>(db: ReadDb, filter: F): F {
  const key = filter.field === undefined ? null : customKeyOf(db, filter.field);
  return key === null ? filter : { ...filter, field: key };
}
