import { expect, test } from 'vitest';
import { isOwnUrl, isSafeExternal } from './origin.ts';

test('only the window’s own origin is its own', () => {
  expect(['app://workbench/', 'app://workbench/imports/new/src_1?x=1#y'].every(isOwnUrl)).toBe(true);
  const strangers = [
    'app://other/',
    'app://workbench.evil/',
    'app://user@workbench/',
    'https://workbench/',
    'file:///etc/passwd',
    'about:blank',
    'workbench',
    '',
  ];
  expect(strangers.filter(isOwnUrl)).toEqual([]);
  expect(isOwnUrl(undefined)).toBe(false);
});

test('only https and mailto go to the system', () => {
  expect(['https://example.com/a', 'mailto:a@example.com'].every(isSafeExternal)).toBe(true);
  const refused = [
    'http://example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-msdt:/id',
    'smb://x/y',
    '',
  ];
  expect(refused.filter(isSafeExternal)).toEqual([]);
});
