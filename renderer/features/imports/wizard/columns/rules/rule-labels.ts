// Rules in a person's words.
import type { CellStep, DateOrder, MergeKind } from '../../../../../../shared/schema/import-rules.ts';
import { takesSeveralColumns } from '../fields.ts';

export const mergeLabels: Record<MergeKind, string> = {
  overwrite: 'Overwrite',
  fill_blank: 'Fill blank only',
  never: 'Never overwrite',
  append: 'Add to list',
  newest: 'Newest wins',
};

/** What happens without a rule. */
export const usualMerge = (target: string): MergeKind =>
  takesSeveralColumns(target) ? 'append' : 'overwrite';

/** A company is renamed under overwrite only, and only a list can be added to. */
export function mergesFor(target: string): MergeKind[] {
  if (target === 'name') return ['overwrite', 'fill_blank', 'never'];
  // An import takes no company out of a group.
  if (target === 'groups') return ['append', 'fill_blank', 'never'];
  return takesSeveralColumns(target)
    ? ['append', 'overwrite', 'fill_blank', 'never', 'newest']
    : ['overwrite', 'fill_blank', 'never', 'newest'];
}

type StepKind = CellStep['kind'];

export const stepLabels: Record<StepKind, string> = {
  split: 'Split',
  replace: 'Replace',
  collapse_spaces: 'Collapse spaces',
  case: 'Change case',
  domain: 'Domain of an e-mail or URL',
  phone: 'Phone number',
};

export const newStep: Record<StepKind, CellStep> = {
  split: { kind: 'split', on: ',', part: 1 },
  replace: { kind: 'replace', find: '-', with: ' ' },
  collapse_spaces: { kind: 'collapse_spaces' },
  case: { kind: 'case', to: 'title' },
  domain: { kind: 'domain' },
  phone: { kind: 'phone' },
};

export const orderLabels: Record<DateOrder, string> = {
  dmy: 'Day first',
  mdy: 'Month first',
  ymd: 'Year first',
  serial: 'Day number of a spreadsheet',
};

export const signLabels = { '.': 'Decimal point', ',': 'Decimal comma' } as const;
