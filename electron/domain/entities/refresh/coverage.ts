// How much of an entity a provider told.
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import { offeredFields } from '../../../../shared/schema/field-places.ts';
import { fieldsGiven, type Giving } from '../../../providers/fields-given.ts';
import type { AnswerBody } from '../../../store/enrichment/answer-body.ts';
import { normalizedOf } from '../normalized/from-answer.ts';
import { mappedProfile } from '../normalized/to-profile.ts';
import { profileFields } from '../profile-keys.ts';

/** The share of the fields that the provider may give; 1 where there is none, or it is not known which. */
export function completenessOf(entity: EntityType, answer: AnswerBody, provider: Giving | null): number {
  const all = provider ? fieldsGiven(provider, entity).length : 0;
  return all === 0 ? 1 : Math.min(1, Object.keys(offeredFields(entity, answer)).length / all);
}

/** The fields that the record is offered, and what the profile holds that no field of a record does. */
export const fieldsTold = (entity: EntityType, answer: AnswerBody): string[] => [
  ...Object.keys(offeredFields(entity, answer)),
  ...Object.keys(mappedProfile(entity, normalizedOf(answer))).filter(
    (key) => !profileFields[entity].includes(key),
  ),
];
