// Asks for one lookup after the other where a register knows no bulk: one that goes wrong fails alone, and what was answered
// before the register wants to be left in peace is not thrown away.
import { ProviderError, type Answer, type Lookup } from '../provider.ts';

export async function answerEach(
  batch: readonly Lookup[],
  ask: (lookup: Lookup) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const errors: ProviderError[] = [];
  for (const lookup of batch) {
    try {
      answers.push(await ask(lookup));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      errors.push(error);
      // The next call hears it again, and as a whole.
      if (endsCall(error)) break;
      answers.push(failureOf(lookup.id, error));
    }
  }
  const [first] = errors;
  if (first && answers.every(({ status }) => status === 'failed')) throw errors.find(endsCall) ?? first;
  return answers;
}

const endsCall = ({ code, failure: { kind } }: ProviderError): boolean =>
  kind === 'refused' || kind === 'limited' || code === 'offline';

const failureOf = (id: string, { code, message, failure }: ProviderError): Answer => ({
  id,
  raw: null,
  status: 'failed',
  code,
  message,
  isRetryable: failure.kind === 'passing',
});
