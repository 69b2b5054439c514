import { expect, test } from 'vitest';
import { resolve } from 'node:path';
import { parseLaunchOptions } from './launch-options.ts';

const here = import.meta.dirname;

test('a file is found from the folder that the app was started in', () => {
  const { openFile } = parseLaunchOptions(['--no-sandbox', 'origin.ts'], here);
  expect(openFile).toBe(resolve(here, 'origin.ts'));
});

test('the data folder is taken in both spellings and is no file to open', () => {
  expect(parseLaunchOptions(['--data', 'here'], '/somewhere')).toEqual({
    openFile: null,
    dataDir: '/somewhere/here',
  });
  expect(parseLaunchOptions(['--data=/there'], '/somewhere')).toEqual({ openFile: null, dataDir: '/there' });
});

test('what is no file is passed over', () => {
  expect(parseLaunchOptions(['missing.csv', '.'], here).openFile).toBeNull();
});
