import { expect, test } from 'vitest';
import { allEndpoints } from '../../shared/contract/index.ts';
import { isApiPath } from './api-paths.ts';

test('every endpoint of the contract is the API’s', () => {
  expect(allEndpoints.filter(({ path }) => !isApiPath(path))).toEqual([]);
});

test('documents of the API are its own, pages and files of the window are not', () => {
  expect(['/openapi.json', '/docs', '/v2/live/company/bulk-enrich'].every(isApiPath)).toBe(true);
  expect(
    ['/', '/companies', '/imports/new/src_1', '/settings', '/assets/v1.js', '/v1x'].some(isApiPath),
  ).toBe(false);
});
