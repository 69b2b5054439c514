// What the order of providers means for one item: which is asked next, and what became of the item when none is left.
import { enrichmentLimits, type ItemStatus, type WaterfallStep } from '../../../shared/schema/enrichment.ts';
import { isNothing } from '../../../shared/schema/field-places.ts';
import type { ItemAnswer } from '../../store/enrichment/answers.ts';
import type { StoredError } from '../../store/enrichment/items.ts';
import type { Offered } from './field-targets.ts';

/** The fields that are taken from a provider; `fillable`: those that it may fill. */
export const fieldsOf = (step: WaterfallStep, fillable: readonly string[]): readonly string[] =>
  step.fields?.filter((field) => fillable.includes(field)) ?? fillable;

/** An answer with what it offers the record. */
export type OfferingAnswer = Pick<ItemAnswer, 'step' | 'confidence'> & { offered: Offered };

/** What an answer gives under its step; a field that it leaves empty is not given. */
export function givenFields(
  { offered, step: at }: OfferingAnswer,
  steps: readonly WaterfallStep[],
): Record<string, unknown> {
  const { fields: wanted } = steps[at] ?? {};
  return Object.fromEntries(
    Object.entries(offered.fields).filter(
      ([field, value]) => !isNothing(value) && (wanted?.includes(field) ?? true),
    ),
  );
}

/** What is known of an item when its next provider is chosen. */
export type Known = {
  /** Whether the record holds nothing there; all is empty where there is no record. */
  isEmpty: (field: string) => boolean;
  answers: readonly OfferingAnswer[];
};

/** A good answer ends the search for a field: a provider that could only tell what is told already is not asked. */
export function isWanted(
  step: WaterfallStep,
  fillable: readonly string[],
  { isEmpty, answers }: Known,
  steps: readonly WaterfallStep[],
): boolean {
  const told = new Set(answers.flatMap((answer) => surelyGiven(answer, steps)));
  if (fieldsOf(step, fillable).every((field) => told.has(field))) return false;
  return step.onlyIfEmpty?.some((field) => isEmpty(field) && !told.has(field)) ?? true;
}

/** A hint is no good answer. */
const surelyGiven = (answer: OfferingAnswer, steps: readonly WaterfallStep[]): string[] =>
  Object.keys(givenFields(answer, steps)).filter(
    (field) => (answer.offered.confidences[field] ?? answer.confidence ?? 0) >= enrichmentLimits.hint,
  );

/** Of the record that the store keeps. */
export function emptyIn(values: Readonly<Record<string, unknown>> | null): (field: string) => boolean {
  return (field) => values === null || isNothing(values[field]);
}

export const tooDear = 'budget_exceeded';
/** Nobody was asked, so nothing failed. */
export const notSetUp = 'needs_settings';

/** When no provider is left to ask. A match outranks whatever else happened on the way. */
export function finalStatus(
  answers: readonly Pick<ItemAnswer, 'status'>[],
  error: StoredError | null,
): ItemStatus {
  const has = (status: ItemAnswer['status']): boolean => answers.some((answer) => answer.status === status);
  if (has('matched')) return 'matched';
  if (error?.code === tooDear) return 'budget_stopped';
  if (has('ambiguous')) return 'ambiguous';
  if (error && error.code !== notSetUp) return 'failed';
  return has('no_match') ? 'no_match' : 'skipped';
}
