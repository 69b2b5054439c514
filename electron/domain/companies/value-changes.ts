// What changes of a record come to: which values become others, and the record afterwards. The same for companies and people;
// `fields` are the standard ones, in their order.
import type { FieldValue } from '../../store/field-key.ts';
import { isNothing, isSameValue } from './same-value.ts';

export type ValueRules<Values extends object, Changes extends object> = {
  /** What is absent is null, and an empty list or object of extras is absent. */
  valueOf: (values: Changes, key: string) => unknown;
  /** Standard fields first, in their order, then groups, custom values and facts. */
  changed: (before: Values, changes: Changes) => string[];
  /** Changes over values. Extras that become empty leave no trace in the record. */
  merged: (values: Values, changes: Changes) => Values;
};

type Loose = Record<string, unknown>;

export function valueRules<Values extends Changes, Changes extends object>(
  fields: readonly string[],
): ValueRules<Values, Changes> {
  const standard: ReadonlySet<string> = new Set(fields);
  const valueOf = (values: Changes, key: string): unknown => {
    const value = (values as Loose)[key];
    return value === undefined || (!standard.has(key) && isNothing(value)) ? null : value;
  };
  return {
    valueOf,
    changed(before, changes) {
      const known = fields.filter((field) => (changes as Loose)[field] !== undefined);
      const extra = Object.keys(changes).filter((key) => !standard.has(key));
      return [...known, ...extra].filter((key) => !isSameValue(valueOf(before, key), valueOf(changes, key)));
    },
    merged(values, changes) {
      const result = { ...(values as Record<string, FieldValue>) };
      for (const key of Object.keys(changes)) {
        const value = valueOf(changes, key);
        const isStandard = standard.has(key);
        if (isStandard ? (changes as Loose)[key] !== undefined : value !== null)
          result[key] = value as FieldValue;
        else if (!isStandard) delete result[key];
      }
      return result as unknown as Values;
    },
  };
}
