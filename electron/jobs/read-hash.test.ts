import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDir } from '../testing/temp-store.ts';
import { createReadHash } from './read-hash.ts';

const bytes = Buffer.from('name\nAcme\n'.repeat(100));
const whole = createHash('sha256').update(bytes).digest('hex');
const [head, rest] = [bytes.subarray(0, 7), bytes.subarray(7)];

it.each([
  ['all of them came by', [[head, rest]]],
  ['they were read anew', [[head], [head, rest]]],
  ['some were never read', [[head]]],
  ['none was', []],
])('is that of the bytes on disk where %s', async (_, readings) => {
  const path = join(tempDir(), 'a.csv');
  writeFileSync(path, bytes);
  const hash = createReadHash(path, new AbortController().signal);
  for (const chunks of readings) chunks.forEach(hash.begin());
  expect(await hash.digest(bytes.length)).toBe(whole);
});
