import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDir } from '../testing/temp-store.ts';
import { diskReserveIn } from './reserve.ts';

it('keeps real disk space aside and gives it back once', () => {
  const dir = tempDir();
  const reserve = diskReserveIn(dir);
  reserve.hold();
  expect(statSync(join(dir, 'reserve')).blocks * 512).toBeGreaterThanOrEqual(1024 * 1024);
  expect(reserve.release()).toBe(true);
  expect(existsSync(join(dir, 'reserve'))).toBe(false);
  expect(reserve.release()).toBe(false);
});

it('goes without where the space cannot be had', () => {
  const dir = join(tempDir(), 'gone');
  const reserve = diskReserveIn(dir);
  expect(() => reserve.hold()).not.toThrow();
  mkdirSync(dir);
  expect(reserve.release()).toBe(false);
});
