// The fields that a waterfall names: custom ones by their paths on the wire, by their keys inside, which no renaming changes.
import type { WaterfallStep } from '../../../shared/schema/enrichment.ts';
import type { ReadDb } from '../../store/database.ts';
import { pathOfKey } from '../custom-fields/field-path.ts';

export const shownSteps = (db: ReadDb, steps: readonly WaterfallStep[]): WaterfallStep[] =>
  steps.map((step) => withFields(step, (key) => pathOfKey(db, key)));

/** The step with its fields called otherwise. */
export const withFields = (
  { fields, onlyIfEmpty, ...step }: WaterfallStep,
  nameOf: (field: string) => string,
): WaterfallStep => ({
  ...step,
  ...(fields && { fields: fields.map(nameOf) }),
  ...(onlyIfEmpty && { onlyIfEmpty: onlyIfEmpty.map(nameOf) }),
});
