import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyFields, type CompanyField } from '../../../shared/schema/company.ts';
import { parseField } from '../companies/field-rules.ts';
import { convertCell, listTargets } from './cells/convert-cell.ts';
import { editDistance, suggestFix } from './suggest-fix.ts';

describe('suggestFix', () => {
  it.each<[CompanyField, string, string | null]>([
    ['domain', 'tarnhelm robotics.nl', 'tarnhelm-robotics.nl'],
    ['domain', 'acme,com', 'acme.com'],
    ['domain', 'http//acme.com', 'acme.com'],
    ['domain', 'acme .com', 'acme.com'],
    ['domain', 'sales@acme.com', 'acme.com'],
    ['domain', 'n/a', null],
    ['domain', 'acme', null],
    ['foundationYear', '19O5', '1905'],
    ['foundationYear', 'l987', '1987'],
    ['foundationYear', 'ca. 1905', '1905'],
    ['foundationYear', '1905 or 1906', null],
    ['foundationYear', 'SOLO', null],
    ['employeeRange', '200+', '201-500'],
    ['employeeRange', '5l-200', '51-200'],
    ['employeeRange', 'many', null],
    ['countryCode', 'Germny', 'Germany'],
    ['countryCode', 'Netherlnads', 'Netherlands'],
    ['countryCode', 'Atlantis', null],
    ['lastFundingDate', '2021-2-3', '2021-02-03'],
    ['lastFundingDate', '2O21-02-03', '2021-02-03'],
    ['emails', 'ada (at) acme.com', 'ada@acme.com'],
    ['emails', 'ada@acme,com', 'ada@acme.com'],
    ['name', '', null],
  ])('of %s %j is %j', (field, value, wanted) => {
    expect(suggestFix(field, value)).toBe(wanted);
  });

  it('is always a value that the field takes, and another than was there', () => {
    const field = fc.constantFrom(...companyFields);
    const slip = fc.stringMatching(/^[0-9Ol .,a-e@-]{1,14}$/);
    const property = fc.property(field, slip, (name, value) => {
      const guess = suggestFix(name, value);
      fc.pre(guess !== null);
      expect(guess).not.toBe(value.trim());
      const taken = listTargets.has(name) ? parseField[name]([guess]) : convertCell(name, guess);
      expect(taken).toMatchObject({ ok: true });
    });
    fc.assert(property, { seed: 3, numRuns: 40 });
  });
});

describe('editDistance', () => {
  it.each([
    ['germany', 'germny', 1],
    ['germany', 'gemrany', 1],
    ['spain', 'spain', 0],
    ['spain', 'france', 3],
  ])('of %s and %s is %i', (one, other, steps) => {
    expect(editDistance(one, other, 2)).toBe(steps === 3 ? editDistance(one, other, 2) : steps);
    expect(editDistance(one, other, 2) > 2).toBe(steps > 2);
  });
});
