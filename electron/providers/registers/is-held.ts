// Whether a field of a record can hold a value, by the rules of a PATCH: what no field holds is left out of an answer.
import { companyPatchSchema } from '../../../shared/schema/company.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { personInputSchema } from '../../../shared/schema/person.ts';

const schemas = { company: companyPatchSchema, person: personInputSchema.partial() };

export const isHeld = (entity: EntityType, field: string, value: unknown): boolean =>
  value !== null && value !== '' && schemas[entity].safeParse({ [field]: value }).success;
