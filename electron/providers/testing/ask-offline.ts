// For tests: one lookup by a provider that works without a network; reaching for it fails the test.
import { expect } from 'vitest';
import { normalizedSchema } from '../../../shared/schema/normalized.ts';
import { fieldsGiven } from '../fields-given.ts';
import { askByField, type AnswerByField } from './ask-by-field.ts';
import type { Answer, EntityType, Lookup, LookupInput, Provider, ProviderContext } from '../provider.ts';

type Matched = Extract<AnswerByField, { status: 'matched' }>;

export const offlineContext = (): ProviderContext => ({
  signal: new AbortController().signal,
  http: { send: () => Promise.reject(new Error('an offline provider went online')) },
  key: '',
  config: undefined,
  references: { find: () => [] },
});

/** What holds of every answer, whatever was asked. */
export async function askOffline(
  provider: Provider,
  entity: EntityType,
  input: LookupInput,
): Promise<Partial<Omit<Matched, 'status'>> & Pick<Answer, 'status'>> {
  const lookup: Lookup = { id: 'one', entity, input };
  const answers = await askByField(provider, [lookup], offlineContext());
  expect(answers.map(({ id }) => id)).toEqual(['one']);
  const [answer] = answers;
  if (!answer) throw new Error('no answer');
  if (answer.status === 'matched') expectSound(provider, entity, answer);
  return answer;
}

function expectSound(provider: Provider, entity: EntityType, answer: Matched): void {
  const { confidence, confidences = {}, evidence } = answer;
  expect(fieldsGiven(provider, entity)).toEqual(expect.arrayContaining(Object.keys(answer.fields)));
  for (const one of [confidence, ...Object.values(confidences)]) {
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThanOrEqual(1);
  }
  expect(normalizedSchema.partial().parse(answer.normalized)).toEqual(answer.normalized);
  const sum = evidence.reduce((total, { score }) => total + score, 0);
  expect(sum).toBeCloseTo(confidence);
}
