import type { FieldConfig } from '../../../shared/schema/custom-field.ts';

/** Settings as they are stored: keys in one order, so that equal settings are equal texts. */
export const configText = (config: FieldConfig): string =>
  JSON.stringify(Object.fromEntries(Object.entries(config).toSorted(([a], [b]) => (a < b ? -1 : 1))));
