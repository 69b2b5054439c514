import { expect, test } from 'vitest';
import { mapped } from '../../test-data.ts';
import { describeBlocker, explainBlocker, findBlockers, placeOf } from './blockers.ts';

const create = { updateExisting: false };
const update = { updateExisting: true };

test('a file without a name column cannot create companies', () => {
  const columns = [mapped('Website', 'domain')];
  const [blocker] = findBlockers(columns, new Map(), create);
  expect(blocker && describeBlocker(blocker)).toBe('Map a column to Name');
});

test('a domain alone is enough to update companies that are already here', () => {
  expect(findBlockers([mapped('Website', 'domain')], new Map(), update)).toEqual([]);
  expect(findBlockers([mapped('City', 'addresses')], new Map(), update)).toHaveLength(1);
});

test('two columns for one single-value field block and are both named', () => {
  const columns = [mapped('Name', 'name'), mapped('Website', 'domain'), mapped('URL', 'domain')];
  const [blocker] = findBlockers(columns, new Map(), create);
  expect(blocker && describeBlocker(blocker)).toBe('Choose one column for Domain');
  expect(blocker && explainBlocker(blocker)).toBe(
    '“Website”, “URL” are mapped to Domain, which holds one value. Keep one, or join them by its rule.',
  );
});

test('two columns for a list field do not block', () => {
  const columns = [mapped('Name', 'name'), mapped('Street', 'addresses'), mapped('City', 'addresses')];
  expect(findBlockers(columns, new Map(), create)).toEqual([]);
});

test('a conflict leads to each of its columns in turn', () => {
  const columns = [mapped('Name', 'name'), mapped('Website', 'domain'), mapped('URL', 'domain')];
  const [blocker] = findBlockers(columns, new Map(), create);
  if (!blocker) throw new Error('The two domains should be in conflict.');
  expect(placeOf(blocker, columns, 'Name')?.header).toBe('Website');
  expect(placeOf(blocker, columns, 'Website')?.header).toBe('URL');
  expect(placeOf(blocker, columns, 'URL')?.header).toBe('Website');
});
