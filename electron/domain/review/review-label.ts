// What the list of steps calls a decision.
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { StepAction, StepLabel } from '../../../shared/schema/step.ts';

type Touched = { records: number; name?: string; fields?: readonly string[] };

export function labelOfReview(
  action: Extract<StepAction, 'accept' | 'reject' | 'review' | 'enrich' | 'take_back' | 'lock'>,
  entity: EntityType,
  { records, name, fields }: Touched,
): StepLabel {
  const counted = entity === 'company' ? { companies: records } : { companies: 0, people: records };
  return {
    action,
    ...counted,
    ...(records === 1 && name !== undefined && { name }),
    ...(fields && { fields: fields.slice(0, 5) }),
  };
}
