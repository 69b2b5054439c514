// The profile of a stored record, as `entityData` has it: what its own fields hold of it, in the form of the wire, then its facts.
// What is empty is absent.
import { factNames, isFactName } from '../../../shared/schema/profile-facts.ts';
import { factNameOf, isProfileKey } from '../../store/field-key.ts';
import { isNothing } from '../companies/same-value.ts';
import type { ReviewRecord } from '../review/review-record.ts';
import { profileFields } from './profile-keys.ts';

export function profileOf({ entity, stored }: ReviewRecord): Record<string, unknown> {
  const values: Readonly<Record<string, unknown>> = stored.values;
  const fields = profileFields[entity].map((field) => [field, values[field]] as const);
  const facts = Object.keys(values)
    .filter(isProfileKey)
    .map((key) => [factNameOf(key), values[key]] as const)
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other));
  return Object.fromEntries([...fields, ...facts].filter(([, value]) => !isNothing(value)));
}

/** Facts that nobody has named come last, as they came. */
const placeOf = (name: string): number => (isFactName(name) ? factNames.indexOf(name) : factNames.length);
