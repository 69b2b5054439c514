// Rules in a person's words.
import { t } from '../../../../../../shared/messages/message.ts';
import type { CellStep, DateOrder, MergeKind } from '../../../../../../shared/schema/import-rules.ts';
import { takesSeveralColumns } from '../fields.ts';

export const mergeLabels: Record<MergeKind, string> = {
  overwrite: t('Overwrite'),
  fill_blank: t('Fill blank only'),
  never: t('Never overwrite'),
  append: t('Add to list'),
  newest: t('Newest wins'),
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
  split: t('Split'),
  replace: t('Replace'),
  collapse_spaces: t('Collapse spaces'),
  case: t('Change case'),
  domain: t('Domain of an e-mail or URL'),
  phone: t('Phone number'),
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
  dmy: t('Day first'),
  mdy: t('Month first'),
  ymd: t('Year first'),
  serial: t('Day number of a spreadsheet'),
};

export const signLabels = { '.': t('Decimal point'), ',': t('Decimal comma') } as const;
