// What a step was, in words: for the tooltip of Undo, the toast behind it and the list of steps.
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import type { StepAction, StepLabel } from '../../../shared/schema/step.ts';
import { plural } from '../../lib/format.ts';

const verbs: Record<StepAction, string> = {
  create: 'Create',
  edit: 'Edit',
  delete: 'Delete',
  bulk_edit: 'Edit',
  paste: 'Paste into',
  fill: 'Fill',
  replace: 'Replace in',
  clear: 'Clear',
  restore: 'Restore',
  lock: 'Lock',
  unlock: 'Unlock',
  merge: 'Merge',
  define: 'Change',
  remove_definition: 'Delete',
};

/** "Edit Industry of Acme", "Paste into 12 companies", "Delete Tier". */
export function describeStep({ action, companies, name, fields = [] }: StepLabel): string {
  const verb = verbs[action];
  const what = name ?? plural(companies, 'company', 'companies');
  const [only] = fields;
  if (only === undefined || fields.length > 1) return `${verb} ${what}`;
  return `${verb} ${labelOfPath(only)} of ${what}`;
}
