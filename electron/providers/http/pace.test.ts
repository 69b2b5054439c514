import { expect, test } from 'vitest';
import { fakeTiming } from '../../testing/provider-http.ts';
import { ProviderError } from '../provider.ts';
import type { Rate } from './bucket.ts';
import { createPace, type Pace, type PaceState } from './pace.ts';

const signal = new AbortController().signal;

/** A pace, and what of it outlives a restart. */
function openPace({ rate = null, waitMs = 20_000 }: { rate?: Rate | null; waitMs?: number } = {}) {
  const timing = fakeTiming();
  const kept: { state: PaceState | null } = { state: null };
  const save = (state: PaceState): void => {
    kept.state = state;
  };
  const store = { load: () => kept.state, save };
  const open = (): Pace => createPace({ who: 'Test', rate, store, timing, waitMs });
  return { timing, kept, pace: open(), restart: open };
}

/** Null: it went out at once or after a wait. */
const refusal = (pace: Pace): Promise<{ code: string; retryAfterMs: number } | null> =>
  pace.turn(signal).then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof ProviderError) || error.failure.kind !== 'limited') throw error;
      return { code: error.code, retryAfterMs: error.failure.retryAfterMs };
    },
  );

const fail = async (pace: Pace, times: number): Promise<void> => {
  for (let n = 0; n < times; n += 1) {
    const turn = await pace.turn(signal);
    await turn.ended('broken');
  }
};

/** Asks for so many turns at once; answers when each may go out. */
async function timesOf({ pace, timing }: ReturnType<typeof openPace>, count: number): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: count }, () => pace.turn(signal).then(() => times.push(timing.ticks()))),
  );
  return times;
}

test('calls that are asked for at once go out one after the other, never more than allowed', async () => {
  const times = await timesOf(openPace({ rate: { calls: 2, perMs: 1000 } }), 6);
  expect(times).toEqual([0, 0, 1010, 1010, 2020, 2020]);
});

test('a call that waited while the provider named a time waits for that too', async () => {
  const test = openPace({ rate: { calls: 1, perMs: 1000 } });
  const waiting = timesOf(test, 3);
  await test.pace.block(5000);
  expect(await waiting).toEqual([5000, 6010, 7020]);
});

test('a long wait is given back and takes nothing from the others', async () => {
  const { pace, timing } = openPace({ rate: { calls: 1, perMs: 60_000 }, waitMs: 1000 });
  expect(await refusal(pace)).toBeNull();
  expect(await refusal(pace)).toMatchObject({
    code: 'rate_limited',
    retryAfterMs: 60_600,
  });
  timing.pass(60_600);
  expect(await refusal(pace)).toBeNull();
});

test('the time that a provider named holds over a restart and a clock that is set', async () => {
  const { pace, timing, restart } = openPace();
  await pace.block(600_000);
  timing.pass(100_000);
  expect(await refusal(restart())).toMatchObject({ retryAfterMs: 500_000 });
  timing.setBy(-86_400_000);
  expect(await refusal(pace)).toMatchObject({ retryAfterMs: 500_000 });
  expect(await refusal(restart())).toMatchObject({ retryAfterMs: 600_000 });
  timing.setBy(2 * 86_400_000);
  expect(await refusal(pace)).toMatchObject({ retryAfterMs: 500_000 });
});

test('tokens that were spent are not there again after a restart', async () => {
  const { pace, restart } = openPace({ rate: { calls: 1, perMs: 60_000 }, waitMs: 1000 });
  await pace.turn(signal);
  expect(await refusal(restart())).toMatchObject({ code: 'rate_limited' });
});

test('what is spent is kept before the call goes out', async () => {
  const { pace, kept } = openPace({ rate: { calls: 1, perMs: 60_000 } });
  await pace.turn(signal);
  expect(kept.state?.tokens).toBe(0);
});

test('after failures in a row it is left alone, then tried by one call only', async () => {
  const { pace, timing, restart } = openPace();
  await fail(pace, 5);
  expect(await refusal(pace)).toEqual({ code: 'circuit_open', retryAfterMs: 30_000 });
  expect(await refusal(restart())).toEqual({ code: 'circuit_open', retryAfterMs: 30_000 });
  timing.pass(30_000);
  const trial = await pace.turn(signal);
  expect(await refusal(pace)).toEqual({ code: 'circuit_open', retryAfterMs: 1000 });
  await trial.ended('broken');
  expect(await refusal(pace)).toEqual({ code: 'circuit_open', retryAfterMs: 60_000 });
  timing.pass(60_000);
  await (await pace.turn(signal)).ended('answered');
  expect([await refusal(pace), await refusal(pace)]).toEqual([null, null]);
});

test('calls that were under way together make it left alone no longer than one', async () => {
  const { pace } = openPace();
  const turns = await Promise.all(Array.from({ length: 20 }, () => pace.turn(signal)));
  for (const turn of turns) await turn.ended('broken');
  expect(await refusal(pace)).toEqual({ code: 'circuit_open', retryAfterMs: 30_000 });
});

test('a trial that was given up by us leaves the way to another', async () => {
  const { pace, timing } = openPace();
  await fail(pace, 5);
  timing.pass(30_000);
  await (await pace.turn(signal)).ended('nothing');
  expect(await refusal(pace)).toBeNull();
});

test('failures that are not in a row do no harm', async () => {
  const { pace } = openPace();
  for (let n = 0; n < 5; n += 1) {
    await fail(pace, 4);
    await (await pace.turn(signal)).ended('answered');
  }
  expect(await refusal(pace)).toBeNull();
});

test('whoever gives up while waiting takes no turn', async () => {
  const { pace, timing } = openPace({ rate: { calls: 1, perMs: 1000 } });
  await pace.turn(signal);
  const given = AbortSignal.abort(new Error('stopped'));
  await expect(pace.turn(given)).rejects.toThrow('stopped');
  await pace.turn(signal);
  expect(timing.ticks()).toBe(1010);
});
