// A change of a field as a request has it: what only concerns the definition, and then its type with all values, at once where
// the store is small, in a job where it is large.
import type { FieldPatch } from '../../../shared/schema/definition-input.ts';
import { must } from '../../lib/assert.ts';
import type { WriteDb } from '../../store/database.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import { queueStepJob } from '../bulk/queue-step-job.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { checkTemplate } from '../magic/check-template.ts';
import { beginStep, type Doer } from '../steps/in-step.ts';
import { convertField } from './change-type.ts';
import { changeField, fieldOf, getField, requireSettled, type FieldAddress } from './manage-fields.ts';
import { targetOf } from './plan-change.ts';

export const isOtherType = ({ type }: FieldDefinition, patch: FieldPatch): boolean =>
  patch.type !== undefined && patch.type !== type;

/** Throws `not_found`, `name_taken`, `validation_error` and `job_conflict`. */
export function changeFieldOrType(
  db: WriteDb,
  address: FieldAddress,
  patch: FieldPatch,
  by: StepOrigin,
): FieldDefinition {
  const field = getField(db, address);
  if (!isOtherType(field, patch)) return changeField(db, address, patch, by);
  requireSettled(db, field);
  checkTemplate(db, { ...address, template: patch.config?.template, field });
  convertField(db, changeName(db, address, patch, by), patch, by);
  return fieldOf(db, field.no);
}

const changeName = (
  db: WriteDb,
  address: FieldAddress,
  { name, position }: FieldPatch,
  by: StepOrigin,
): FieldDefinition => changeField(db, address, { name, position }, by);

/** Puts the change of type into the queue; wake the runner afterwards. `total`: the values that there are. */
export function startConversion(
  db: WriteDb,
  address: FieldAddress,
  patch: FieldPatch,
  doer: Doer,
  total: number,
): FieldDefinition {
  const field = getField(db, address);
  requireSettled(db, field);
  targetOf(field, patch);
  checkTemplate(db, { ...address, template: patch.config?.template, field });
  const origin = beginStep(db, doer, { action: 'define', companies: 0, name: patch.name ?? field.name });
  changeName(db, address, patch, origin);
  const spec = { conversion: { fieldNo: field.no, patch, begun: null } };
  const run = must(origin.run, 'run');
  queueStepJob(db, doer, { stepNo: origin.stepNo, kind: 'convert', spec, run, turn: 0, total });
  return fieldOf(db, field.no);
}
