import { expect, test, vi } from 'vitest';
import { createLatestOnly } from './latest-only.ts';

/** A backend whose answers come when the test says so. */
function slowBackend() {
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  const send = (value: string) => {
    sent.push(value);
    return new Promise<string>((resolve) => answers.push(() => resolve(`${value}!`)));
  };
  const answer = async () => {
    answers.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { sent, send, answer };
}

test('of changes made while one is under way only the last is sent, and only its answer shown', async () => {
  const { sent, send, answer } = slowBackend();
  const onAnswer = vi.fn<(text: string) => void>();
  const change = createLatestOnly({ send, onAnswer, onError: vi.fn<() => void>() });
  change('a');
  change('b');
  change('c');
  expect(sent).toEqual(['a']);
  await answer();
  expect(onAnswer).not.toHaveBeenCalled();
  expect(sent).toEqual(['a', 'c']);
  await answer();
  expect(onAnswer.mock.calls).toEqual([['c!']]);
});

test('an error of an overtaken change is not reported; the last one is', async () => {
  const onError = vi.fn<(error: unknown) => void>();
  const change = createLatestOnly<string, string>({
    send: (value) => Promise.reject(new Error(value)),
    onAnswer: vi.fn<() => void>(),
    onError,
  });
  change('a');
  change('b');
  await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
  expect(String(onError.mock.calls[0]?.[0])).toContain('b');
});

test('after a pause the next change is sent at once', async () => {
  const { sent, send, answer } = slowBackend();
  const onAnswer = vi.fn<(text: string) => void>();
  const change = createLatestOnly({ send, onAnswer, onError: vi.fn<() => void>() });
  change('a');
  await answer();
  change('b');
  expect(sent).toEqual(['a', 'b']);
  await answer();
  expect(onAnswer.mock.calls).toEqual([['a!'], ['b!']]);
});
