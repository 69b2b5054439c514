import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tempDir } from '../testing/temp-store.ts';
import { createFileKeys, keyFileIn } from './file-keys.ts';

const modeOf = (dir: string): number => statSync(keyFileIn(dir)).mode & 0o777;

test('keys are kept in a file of their owner alone', async () => {
  const dir = tempDir();
  const keys = createFileKeys(dir, {});
  expect([await keys.find('vendor'), await keys.has('vendor')]).toEqual([null, false]);
  await keys.set('vendor', 'one');
  await keys.set('other', 'two');
  await keys.remove('other');
  const again = createFileKeys(dir, {});
  expect([await again.find('vendor'), await again.find('other'), modeOf(dir)]).toEqual(['one', null, 0o600]);
  chmodSync(keyFileIn(dir), 0o644);
  expect([await again.find('vendor'), modeOf(dir)]).toEqual(['one', 0o600]);
});

test('the environment goes first, and is not changed from here', async () => {
  const keys = createFileKeys(tempDir(), { ROWBENCH_KEY_COMPANIES_HOUSE: ' env ', ROWBENCH_KEY_GLEIF: ' ' });
  expect([await keys.find('companies-house'), await keys.has('gleif')]).toEqual(['env', false]);
  const words = { message: expect.stringContaining('ROWBENCH_KEY_COMPANIES_HOUSE') as string };
  await expect(keys.set('companies-house', 'other')).rejects.toMatchObject(words);
  await expect(keys.remove('companies-house')).rejects.toMatchObject(words);
});

test.each(['', '  ', 'two words', 'line\nbreak', 'naïve', 'x'.repeat(5000)])('%j is no key', async (key) => {
  await expect(createFileKeys(tempDir(), {}).set('vendor', key)).rejects.toMatchObject({
    code: 'validation_error',
  });
});

test('a file that is none says so without what stands in it', async () => {
  const dir = tempDir();
  writeFileSync(keyFileIn(dir), '{"vendor": canary');
  const error: unknown = await createFileKeys(dir, {})
    .find('vendor')
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining(keyFileIn(dir)) as string,
  });
  expect(String(error)).not.toContain('canary');
});
