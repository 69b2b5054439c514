// A change of a field as a request has it: what only concerns the definition, and then its type with all values.
import type { FieldPatch } from '../../../shared/schema/definition-input.ts';
import type { WriteDb } from '../../store/database.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { convertField } from './change-type.ts';
import { changeField, fieldOf, getField, type FieldAddress } from './manage-fields.ts';

/** Throws `not_found`, `name_taken` and `validation_error`. */
export function changeFieldOrType(
  db: WriteDb,
  address: FieldAddress,
  patch: FieldPatch,
  by: StepOrigin,
): FieldDefinition {
  const { type, name, position } = patch;
  const field = getField(db, address);
  if (type === undefined || type === field.type) return changeField(db, address, patch, by);
  const renamed = changeField(db, address, { name, position }, by);
  convertField(db, renamed, patch, by);
  return fieldOf(db, field.no);
}
