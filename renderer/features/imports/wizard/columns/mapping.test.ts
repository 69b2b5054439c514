import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { companyFields } from '../../../../../shared/schema/company.ts';
import { mappingSchema } from '../../../../../shared/schema/import.ts';
import { mapped, testColumn } from '../../test-data.ts';
import { takesSeveralColumns } from './fields.ts';
import {
  decide,
  findConflicts,
  isUndecided,
  keepKnown,
  mappingOf,
  targetOf,
  type Decisions,
} from './mapping.ts';

const none: Decisions = new Map();
const targets = fc.constantFrom(...companyFields, 'ignore');

test('exactly the single-value fields with two or more columns are conflicts', () => {
  fc.assert(
    fc.property(fc.array(targets, { maxLength: 30 }), (chosen) => {
      const columns = chosen.map((_, i) => testColumn({ header: `c${i}` }));
      const decisions: Decisions = new Map(chosen.map((target, i) => [`c${i}`, target]));
      const conflicts = findConflicts(columns, decisions);
      for (const target of [...companyFields, 'ignore']) {
        const claimants = chosen.filter((one) => one === target).length;
        const expected = claimants > 1 && target !== 'ignore' && !takesSeveralColumns(target);
        expect(conflicts.get(target)?.length ?? 0).toBe(expected ? claimants : 0);
      }
    }),
  );
});

test('a mapping names every column once, also one called __proto__', () => {
  const columns = [mapped('__proto__', 'name'), mapped('Website', 'domain'), testColumn({ header: 'Notes' })];
  const mapping = mappingOf(columns, decide(none, 'Notes', 'description'));
  expect(Object.entries(mapping)).toEqual([
    ['__proto__', 'name'],
    ['Website', 'domain'],
    ['Notes', 'description'],
  ]);
  expect(mappingSchema.safeParse({ Website: mapping['Website'] }).success).toBe(true);
});

test('a decision outranks the suggestion and leaves the other columns alone', () => {
  const column = mapped('Website', 'domain');
  expect(targetOf(column, none)).toBe('domain');
  expect(targetOf(column, decide(none, 'Website', 'urls'))).toBe('urls');
});

test('a column wants a look when its suggestion is unsure or its values would fail, until someone decides', () => {
  const unsure = mapped('Code', 'externalId', {
    suggestion: { target: 'externalId', confidence: 0.5, reason: 'ids' },
  });
  const failing = mapped('Website', 'domain', { warnings: ['14 values are not host names'] });
  expect(isUndecided(unsure, none)).toBe(true);
  expect(isUndecided(failing, none)).toBe(true);
  expect(isUndecided(failing, decide(none, 'Website', 'domain'))).toBe(false);
  expect(isUndecided(mapped('Name', 'name'), none)).toBe(false);
  expect(isUndecided(testColumn({ header: 'Notes' }), none)).toBe(false);
});

test('decisions about columns that a new reading no longer has are dropped', () => {
  const decisions: Decisions = new Map([
    ['Name', 'name'],
    ['NÃ¤me', 'name'],
  ]);
  expect([...keepKnown(decisions, [mapped('Name', 'name')])]).toEqual([['Name', 'name']]);
});
