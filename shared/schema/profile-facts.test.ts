import { describe, expect, it } from 'vitest';
import { labelOfPath } from './field-path.ts';
import { factText, type FactValue } from './profile-facts.ts';

describe('a fact', () => {
  it.each<[FactValue | null, string]>([
    [null, ''],
    ['active', 'active'],
    [12, '12'],
    [['a', 'b'], 'a, b'],
    [{ city: 'Leeds', lines: ['5 Main St', 'Floor 2'] }, 'city: Leeds, lines: (5 Main St, Floor 2)'],
    [[{ name: 'Jo', role: 'director' }, { name: 'Mira' }], 'name: Jo, role: director; name: Mira'],
  ])('%j is %s in one line', (value, text) => {
    expect(factText(value)).toBe(text);
  });

  it('has a label, as has a field that is part of the profile', () => {
    expect(
      ['entityData.legalName', 'entityData.foundationYear', 'entityData.birthday', 'entityData.x'].map(
        labelOfPath,
      ),
    ).toEqual(['Legal name', labelOfPath('foundationYear'), 'Birthday', 'x']);
  });
});
