import { expect, test } from 'vitest';
import { labelledOptions } from './option-label.ts';

const labelsOf = (target: string, options: string[]) =>
  labelledOptions(target, options).map(({ label }) => label);

test('countries stand by their names, whatever their codes are', () => {
  expect(labelsOf('countryCode', ['AE', 'AT', 'DE'])).toEqual([
    'Austria (AT)',
    'Germany (DE)',
    'United Arab Emirates (AE)',
  ]);
});

test('ranges and options of custom fields keep their order', () => {
  expect(labelsOf('employeeRange', ['51-200', '11-50'])).toEqual(['51–200', '11–50']);
  expect(labelsOf('custom:grp_1:Tier', ['Gold', 'Bronze'])).toEqual(['Gold', 'Bronze']);
});
