// Whether one value that a change wrote can be taken back: yes where it still stands there, no where someone changed it
// since; a list gives up only what the change added. A fact of a profile is taken back whole, a list of them too.
import { companyLimits, listFields } from '../../../../shared/schema/company.ts';
import type { KeptReason } from '../../../../shared/schema/undo.ts';
import type { ValueChange } from '../../../store/changes.ts';
import { isProfileKey, type FieldValue } from '../../../store/field-key.ts';
import { isSameValue } from '../../companies/same-value.ts';
import { withoutChange } from './merge-lists.ts';

export type CellVerdict = {
  /** Undefined: the value stays as it is. */
  restore?: { value: FieldValue; source: number | undefined };
  kept?: KeptReason;
};

/** Of any kind of record: its values, and the change that each came with. */
type Now = {
  values: Readonly<Record<string, unknown>>;
  sources: Readonly<Record<string, number | undefined>>;
};
type Changed = Pick<ValueChange, 'seq'> &
  Record<'before' | 'after', Readonly<Record<string, FieldValue | undefined>>> &
  Record<'sourcesBefore', Now['sources']> &
  Record<'sourcesAfter', Now['sources'] | null>;

const nothing: CellVerdict = {};

export function takeBackCell({ values, sources }: Now, field: string, change: Changed): CellVerdict {
  const current = values[field] as FieldValue | undefined;
  const [before, after] = [change.before[field] ?? null, change.after[field]];
  const source = sources[field];
  const isOwn = source === (change.sourcesAfter === null ? change.seq : change.sourcesAfter[field]);
  const isEdited = !isOwn && source !== undefined && source > change.seq;
  if (isOwn && isSameValue(current, after))
    return { restore: { value: before, source: change.sourcesBefore[field] } };
  if (isSameValue(current, before) || !(isOwn || isEdited)) return nothing;
  const lists = isProfileKey(field) ? [null] : [before, after, current].map(asList);
  if (lists.every((list) => list !== null) && [before, after, current].some(Array.isArray)) {
    const [was = [], became = [], is = []] = lists;
    const value = withoutChange(was, became, is) as FieldValue & unknown[];
    if (value.length > mostItems(field)) return { kept: 'too_many' };
    const restore = { value, source: isOwn ? change.sourcesBefore[field] : source };
    return isSameValue(value, before) ? { restore } : { restore, kept: 'edited' };
  }
  return isEdited ? { kept: 'edited' } : nothing;
}

/** An empty list of a custom field is stored as nothing. */
const asList = (value: FieldValue | undefined): (string | number)[] | null =>
  Array.isArray(value) ? (value as (string | number)[]) : isSameValue(value, null) ? [] : null;

/** Lists of custom fields hold options or references: taking back can only bring back what was there. */
const mostItems = (field: string): number =>
  (listFields as readonly string[]).includes(field) ? companyLimits.listItems : companyLimits.tags;
