import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tempDir } from '../testing/temp-store.ts';
import { createSealedKeys, sealedFileIn, type Cipher } from './sealed-keys.ts';

const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));

/** A keychain, or none; another one opens nothing that this one sealed. */
function fakeCipher(strength: ReturnType<Cipher['strength']>, name = 'mine') {
  const seen = { isPlainAllowed: false };
  const mark = Buffer.from(name);
  const cipher: Cipher = {
    strength: () => strength,
    allowPlain: () => void (seen.isPlainAllowed = true),
    seal: (text) => Buffer.concat([mark, flip(Buffer.from(text))]),
    open(sealed) {
      if (!sealed.subarray(0, mark.length).equals(mark)) throw new Error('of another keychain');
      return flip(sealed.subarray(mark.length)).toString();
    },
  };
  return { cipher, seen };
}

test('keys lie sealed in a file of their owner alone, and are there the next time', async () => {
  const dir = tempDir();
  const { cipher, seen } = fakeCipher('sealed');
  await createSealedKeys(dir, cipher).set('vendor', ' canary-key ');
  const again = createSealedKeys(dir, cipher);
  expect([await again.has('vendor'), await again.find('vendor'), await again.find('other')]).toEqual([
    true,
    'canary-key',
    null,
  ]);
  expect(readFileSync(sealedFileIn(dir), 'utf8')).not.toContain('canary');
  expect(statSync(sealedFileIn(dir)).mode & 0o777).toBe(0o600);
  expect(seen.isPlainAllowed).toBe(false);
  await again.remove('vendor');
  expect(await again.has('vendor')).toBe(false);
});

test('without a keychain a key is kept only by a person’s word', async () => {
  const dir = tempDir();
  const { cipher, seen } = fakeCipher('plain');
  const keys = createSealedKeys(dir, cipher);
  await expect(keys.set('vendor', 'canary')).rejects.toMatchObject({
    code: 'validation_error',
    issues: [{ path: 'isPlainAllowed', code: 'no_keychain' }],
  });
  expect([await keys.has('vendor'), seen.isPlainAllowed]).toEqual([false, false]);
  await keys.set('vendor', 'canary', { isPlainAllowed: true });
  expect(await createSealedKeys(dir, fakeCipher('plain').cipher).find('vendor')).toBe('canary');
});

test('what another keychain sealed counts as none', async () => {
  const dir = tempDir();
  await createSealedKeys(dir, fakeCipher('sealed', 'theirs').cipher).set('vendor', 'canary');
  expect(await createSealedKeys(dir, fakeCipher('sealed').cipher).find('vendor')).toBeNull();
});
