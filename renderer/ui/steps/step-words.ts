// What a step was, in words: for the tooltip of Undo, the toast behind it and the list of steps.
import { msg, t } from '../../../shared/messages/message.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import type { StepAction, StepLabel } from '../../../shared/schema/step.ts';

/** As a whole, and where it touched one field. */
type Words = { whole: string; field: string };

const edit: Words = { whole: msg('Edit {what}'), field: msg('Edit {field} of {what}') };
const remove: Words = { whole: msg('Delete {what}'), field: msg('Delete {field} of {what}') };

const words: Record<StepAction, Words> = {
  create: { whole: msg('Create {what}'), field: msg('Create {field} of {what}') },
  edit,
  delete: remove,
  bulk_edit: edit,
  paste: { whole: msg('Paste into {what}'), field: msg('Paste into {field} of {what}') },
  fill: { whole: msg('Fill {what}'), field: msg('Fill {field} of {what}') },
  replace: { whole: msg('Replace in {what}'), field: msg('Replace in {field} of {what}') },
  clear: { whole: msg('Clear {what}'), field: msg('Clear {field} of {what}') },
  restore: { whole: msg('Restore {what}'), field: msg('Restore {field} of {what}') },
  lock: { whole: msg('Lock {what}'), field: msg('Lock {field} of {what}') },
  unlock: { whole: msg('Unlock {what}'), field: msg('Unlock {field} of {what}') },
  merge: { whole: msg('Merge {what}'), field: msg('Merge {field} of {what}') },
  accept: { whole: msg('Accept proposals for {what}'), field: msg('Accept {field} of {what}') },
  reject: { whole: msg('Reject proposals for {what}'), field: msg('Reject {field} of {what}') },
  review: { whole: msg('Review {what}'), field: msg('Review {field} of {what}') },
  enrich: { whole: msg('Enrich {what}'), field: msg('Enrich {field} of {what}') },
  refresh: { whole: msg('Refresh {what}'), field: msg('Refresh {field} of {what}') },
  run_rules: { whole: msg('Run the rules over {what}'), field: msg('Run the rules over {field} of {what}') },
  take_back: { whole: msg('Take back enrichment of {what}'), field: msg('Take back {field} of {what}') },
  define: { whole: msg('Change {what}'), field: msg('Change {field} of {what}') },
  remove_definition: remove,
};

/** "Edit Industry of Acme", "Paste into 12 companies", "Delete Tier". */
export function describeStep({ action, companies, people, name, fields = [] }: StepLabel): string {
  const { whole, field } = words[action];
  const what = name ?? countOf(companies, people);
  const [only] = fields;
  if (only === undefined || fields.length > 1) return t(whole, { what });
  return t(field, { field: labelOfPath(only), what });
}

const countOf = (companies: number, people: number | undefined): string =>
  people === undefined
    ? t('{n, plural, one {# company} other {# companies}}', { n: companies })
    : t('{n, plural, one {# person} other {# people}}', { n: people });
