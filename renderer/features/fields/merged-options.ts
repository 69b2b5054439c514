// Options that were changed in a form and elsewhere meanwhile, as one list: what was added stays, whoever added it, and so does what
// is being typed.
import type { CustomField } from '../../../shared/schema/custom-field.ts';
import type { FieldPatch } from '../../../shared/schema/definition-input.ts';
import { cleaned, filled, type OptionDraft } from './field-draft.ts';

type Stored = CustomField['options'];

/** `before`: the stored options that the form began with; `now`: those that are stored since. */
export function mergedOptions(drafts: readonly OptionDraft[], before: Stored, now: Stored): OptionDraft[] {
  if (isSame(before, now)) return [...drafts];
  if (isStored(drafts, now)) return drafts.map(asStored);
  const kept = keptOf(drafts, before, now);
  const known = new Set([...before.map(({ label }) => label), ...kept.map(({ was }) => was)]);
  const added = now.filter(({ label }) => !known.has(label)).map(newlyStored);
  const merged = [...kept, ...added];
  const isUntouched = isStored(drafts, before) && filled(drafts).every(({ was, label }) => was === label);
  return isUntouched ? inOrderOf(now, merged) : merged;
}

/** A patch that waited for a word takes nothing away that was added meanwhile: its list replaces the whole of it. */
export function withAdded(patch: FieldPatch, before: Stored, now: Stored): FieldPatch {
  if (!patch.options) return patch;
  const known = new Set([...before, ...patch.options].map(({ label }) => label));
  return { ...patch, options: [...patch.options, ...now.filter(({ label }) => !known.has(label))] };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isStored = (drafts: readonly OptionDraft[], options: Stored): boolean =>
  isSame(
    filled(drafts).map(({ label, color }) => [cleaned(label), color]),
    options.map(({ label, color }) => [label, color]),
  );

/** It was saved, or somebody did the same. */
const asStored = (draft: OptionDraft): OptionDraft => ({ ...draft, was: cleaned(draft.label) || null });

const newlyStored = (option: Stored[number]): OptionDraft => ({
  ...option,
  was: option.label,
  key: crypto.randomUUID(),
});

const colorsOf = (options: Stored) => new Map(options.map(({ label, color }) => [label, color]));

/** In the form's order and words. One that is gone stays as a new one where its label was typed over. */
function keptOf(drafts: readonly OptionDraft[], before: Stored, now: Stored): OptionDraft[] {
  const [old, stored] = [colorsOf(before), colorsOf(now)];
  return drafts.flatMap((draft) => {
    const { was, color } = draft;
    const known = was === null ? undefined : stored.get(was);
    if (known !== undefined)
      return [{ ...draft, color: was !== null && color === old.get(was) ? known : color }];
    const label = cleaned(draft.label);
    if (!old.has(label) && stored.has(label)) return [asStored(draft)];
    return label === was ? [] : [{ ...draft, was: null }];
  });
}

/** What is not stored yet keeps its place: somebody is about to type there. */
function inOrderOf(now: Stored, drafts: readonly OptionDraft[]): OptionDraft[] {
  const places = new Map(now.map(({ label }, at) => [label, at]));
  const placeOf = ({ was }: OptionDraft): number => places.get(was ?? '') ?? now.length;
  const known = drafts.filter(({ was }) => was !== null).toSorted((a, b) => placeOf(a) - placeOf(b));
  return drafts.map((option) => (option.was === null ? option : (known.shift() ?? option)));
}
