// Whether one value that a change wrote can be taken back: yes where it still stands there, no where someone changed it
// since; a list gives up only what the change added.
import {
  companyLimits,
  listFields,
  type CompanyField,
  type CompanyValues,
} from '../../../../shared/schema/company.ts';
import type { KeptReason } from '../../../../shared/schema/undo.ts';
import type { FieldSources, ValueChange } from '../../../store/changes.ts';
import { isSameList, withoutChange } from './merge-lists.ts';

type Value = CompanyValues[CompanyField] | undefined;

export type CellVerdict = {
  /** Undefined: the value stays as it is. */
  restore?: { value: Value; source: number | undefined };
  kept?: KeptReason;
};

type Now = { values: CompanyValues; sources: FieldSources };

const nothing: CellVerdict = {};

export function takeBackCell(
  { values, sources }: Now,
  field: CompanyField,
  change: ValueChange,
): CellVerdict {
  const [before, after, current] = [change.before[field], change.after[field], values[field]];
  const source = sources[field];
  const isOwn = source === (change.sourcesAfter === null ? change.seq : change.sourcesAfter[field]);
  const isEdited = !isOwn && source !== undefined && source > change.seq;
  if (isOwn && isSame(current, after))
    return { restore: { value: before, source: change.sourcesBefore[field] } };
  if (isSame(current, before) || !(isOwn || isEdited)) return nothing;
  if (Array.isArray(before) && Array.isArray(after) && Array.isArray(current)) {
    const value = withoutChange(before, after, current);
    if (value.length > mostItems(field)) return { kept: 'too_many' };
    const restore = { value, source: isOwn ? change.sourcesBefore[field] : source };
    return isSame(value, before) ? { restore } : { restore, kept: 'edited' };
  }
  return isEdited ? { kept: 'edited' } : nothing;
}

export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return isSameList(one as string[], other as string[]);
  return one === other;
}

const mostItems = (field: CompanyField): number =>
  (listFields as readonly string[]).includes(field) ? companyLimits.listItems : companyLimits.tags;
