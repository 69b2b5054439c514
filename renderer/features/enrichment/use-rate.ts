// How fast a batch goes, from what was seen of it in the last while: an average since its start would tell of pauses too.
import { useState } from 'react';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import { isUnderWay } from './batch-ledger.ts';

export type Sample = { atMs: number; done: number };

const windowMs = 30_000;
const leastMs = 1000;

/** The samples that still count, with the new one. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  if (samples.at(-1)?.done === sample.done) return samples;
  return [...samples.filter(({ atMs }) => sample.atMs - atMs <= windowMs), sample];
}

/** Items a second; null while too little was seen. */
export function rateOf(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.atMs - first.atMs < leastMs) return null;
  return ((last.done - first.done) * 1000) / (last.atMs - first.atMs);
}

/** `atMs`: when the batch was as it is here. Null unless it runs. */
export function useRate(batch: EnrichBatch, atMs: number): { rate: number; secondsLeft: number } | null {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const done = batch.total - batch.pending;
  if (samples.at(-1)?.done !== done) setSamples(withSample(samples, { atMs, done }));
  const rate = rateOf(samples);
  return !isUnderWay(batch) || rate === null || rate <= 0
    ? null
    : { rate, secondsLeft: batch.pending / rate };
}
