// Answers for the environment `test`: made of nothing but the lookup, so that the same is always answered the same.
import { createHash } from 'node:crypto';
import type { Answer, Lookup, Provider } from './provider.ts';

export const fixtureAnswers = (provider: Provider, lookups: readonly Lookup[]): Answer[] =>
  lookups.map((lookup) => fixtureAnswer(provider, lookup));

function fixtureAnswer({ code, label }: Provider, { id, entity, input }: Lookup): Answer {
  const digest = createHash('sha256')
    .update(JSON.stringify([code, entity, input]))
    .digest();
  const raw = { fixture: digest.toString('hex').slice(0, 12) };
  const turn = (digest[0] ?? 0) % 20;
  if (turn === 0) return { id, raw, status: 'no_match' };
  if (turn === 1)
    return {
      id,
      raw,
      status: 'failed',
      code: 'fixture_fault',
      message: `${label} failed.`,
      isRetryable: false,
    };
  if (turn === 2)
    return {
      id,
      raw,
      status: 'ambiguous',
      candidates: [
        { name: 'One Ltd', confidence: 0.5 },
        { name: 'Other Ltd', confidence: 0.5 },
      ],
    };
  const confidence = 0.6 + ((digest[1] ?? 0) % 40) / 100;
  return {
    id,
    raw,
    status: 'matched',
    confidence,
    fields: { description: `Fixture ${raw.fixture}` },
    evidence: [{ what: 'fixture', score: confidence }],
  };
}
