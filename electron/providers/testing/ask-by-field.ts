// For tests: what a provider answers, with what it offers by the fields of a record.
import { offeredFields, type PlacedFields } from '../../../shared/schema/field-places.ts';
import type { Answer, EntityType, Lookup, Provider, ProviderContext } from '../provider.ts';

type Matched = Extract<Answer, { status: 'matched' }>;
export type AnswerByField = Exclude<Answer, Matched> | (Matched & { fields: PlacedFields });

export const byField = (entity: EntityType, answer: Answer): AnswerByField =>
  answer.status === 'matched' ? { ...answer, fields: offeredFields(entity, answer) } : answer;

export async function askByField(
  provider: Provider,
  batch: readonly Lookup[],
  context: ProviderContext,
): Promise<AnswerByField[]> {
  const answers = await provider.enrich(batch, context);
  const entityOf = (id: string) => batch.find((lookup) => lookup.id === id)?.entity ?? 'company';
  return answers.map((answer) => byField(entityOf(answer.id), answer));
}
