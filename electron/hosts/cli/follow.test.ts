import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CliError } from './cli-error.ts';
import { follow } from './follow.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Goes on until it has been looked at five times. */
function work() {
  let looks = 0;
  return { look: () => Promise.resolve((looks += 1)), isOver: (now: number) => now === 5 };
}

async function ended<T>(followed: Promise<T>): Promise<T> {
  followed.catch(() => undefined);
  await vi.runAllTimersAsync();
  return followed;
}

it('shows each look but the last, and answers that one', async () => {
  const seen: number[] = [];
  expect(await ended(follow({ ...work(), show: (now) => seen.push(now) }))).toBe(5);
  expect(seen).toEqual([1, 2, 3, 4]);
});

it('cancels once when it is told to stop, and waits for the end', async () => {
  const stop = new AbortController();
  const cancel = vi.fn<() => Promise<void>>(() => Promise.resolve());
  stop.abort();
  expect(await ended(follow({ ...work(), stop: stop.signal, cancel }))).toBe(5);
  expect(cancel).toHaveBeenCalledTimes(1);
});

it('minds no refusal because the work ended meanwhile, but any other', async () => {
  const stop = AbortSignal.abort();
  const refusing = (code: string) => () => Promise.reject(new CliError(code, 'No.'));
  expect(await ended(follow({ ...work(), stop, cancel: refusing('job_conflict') }))).toBe(5);
  await expect(ended(follow({ ...work(), stop, cancel: refusing('internal_error') }))).rejects.toThrow('No.');
});
