import { expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { createMemoryKeys } from '../lib/memory-keys.ts';
import type { KeyKeeper } from '../lib/provider-keys.ts';
import { answerKeys, createKeyClient } from './key-bridge.ts';

/** As between two processes: what is sent is copied, and comes later. */
function bridge(keys: KeyKeeper): KeyKeeper {
  const client = createKeyClient((ask) => {
    void answerKeys(keys, structuredClone(ask)).then((answer) => client.hear(structuredClone(answer)));
  });
  return client.keys;
}

test('keys are set, found and removed from the other process', async () => {
  const far = bridge(createMemoryKeys());
  expect([await far.has('a'), await far.find('a')]).toEqual([false, null]);
  await Promise.all([far.set('a', 'one'), far.set('b', 'two')]);
  expect(await Promise.all([far.find('b'), far.find('a'), far.has('a')])).toEqual(['two', 'one', true]);
  await far.remove('a');
  expect(await far.find('a')).toBeNull();
});

test('a refusal arrives as it is, an accident without its words', async () => {
  const far = bridge({
    ...createMemoryKeys(),
    find: () => Promise.reject(new Error('canary')),
    set: () => Promise.reject(new AppError('validation_error', { message: 'No keychain.' })),
  });
  await expect(far.set('a', 'one')).rejects.toMatchObject({
    code: 'validation_error',
    message: 'No keychain.',
  });
  const error: unknown = await far.find('a').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'internal_error' });
  expect(String(error)).not.toContain('canary');
});
