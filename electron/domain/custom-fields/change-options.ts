// The options of a select. A list that is sent replaces the whole list: an option is the same one as long as its label, or the
// label that it had, is named; what is not named goes, and a record's value with it, until an undo brings it back.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ChangedOption, NewOption } from '../../../shared/schema/definition-input.ts';
import type { WriteDb } from '../../store/database.ts';
import type { FieldDefinition, OptionDefinition } from '../../store/definitions.ts';
import { insertOption } from '../../store/definition-inserts.ts';
import { nameKey } from '../matching/company-key.ts';
import { changeDefinition, hideDefinition, noteInserted, type By } from './definition-writer.ts';

export type OptionsPlan = {
  /** As they shall be, in their order; without a number: new. */
  options: { no: number | null; label: string; color: OptionDefinition['color'] }[];
  removed: OptionDefinition[];
};

/** Throws `validation_error` where a label that an option is said to have had is not there, or is named twice. */
export function planOptions(field: FieldDefinition, wanted: readonly ChangedOption[]): OptionsPlan {
  const issues: Issue[] = [];
  const taken = new Set<number>();
  const find = (label: string): OptionDefinition | undefined =>
    field.options.find((option) => nameKey(option.label) === nameKey(label));
  const claim = (option: OptionDefinition | undefined, path: string): OptionDefinition | undefined => {
    if (option && taken.has(option.no))
      issues.push({
        path,
        code: 'duplicate',
        message: t('“{label}” stands for two options. Leave one out.', { label: option.label }),
      });
    if (option) taken.add(option.no);
    return option;
  };
  const renamed = wanted.map(({ previousLabel }, at) => {
    if (previousLabel === undefined) return undefined;
    const path = `options.${at}.previousLabel`;
    const option = find(previousLabel);
    if (!option) issues.push({ path, code: 'unknown_option', message: noSuch(field, previousLabel) });
    return claim(option, path);
  });
  const options = wanted.map(({ label, color, previousLabel }, at) => {
    const known = previousLabel === undefined ? unclaimed(find(label), taken) : renamed[at];
    if (previousLabel === undefined) claim(known, `options.${at}.label`);
    return { no: known?.no ?? null, label, color: color ?? known?.color ?? 'gray' };
  });
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: `${first.path}: ${first.message}`, issues });
  return { options, removed: field.options.filter(({ no }) => !taken.has(no)) };
}

/** A label that another option gave up in the same request is free: a new option may have it. */
const unclaimed = (option: OptionDefinition | undefined, taken: ReadonlySet<number>) =>
  option && !taken.has(option.no) ? option : undefined;

const noSuch = ({ name, options }: FieldDefinition, label: string): string =>
  options.length === 0
    ? t('{name} has no options yet.', { name })
    : t('{name} has no option “{label}”. It has {options}.', {
        name,
        label,
        options: options.map((option) => option.label).join(', '),
      });

export function writeOptions(db: WriteDb, fieldNo: number, plan: OptionsPlan, by: By): void {
  for (const { no } of plan.removed) hideDefinition(db, 'custom_option', no, by);
  for (const [position, { no, label, color }] of plan.options.entries()) {
    if (no === null) addOption(db, fieldNo, { label, color, position }, by);
    else changeDefinition(db, 'custom_option', no, { label, color, position }, by);
  }
}

export function addOption(
  db: WriteDb,
  fieldNo: number,
  { label, color = 'gray', position }: NewOption & { position: number },
  by: By,
): number {
  const no = insertOption(db, { fieldNo, label, color, position });
  noteInserted(db, 'custom_option', no, by);
  return no;
}
