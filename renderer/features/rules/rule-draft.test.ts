// Conditions as they are typed and as they are sent.
import { expect, test } from 'vitest';
import type { RuleNode } from '../../../shared/schema/rule-conditions.ts';
import { draftOfConditions, emptyGroup, isWhole, nodeOf, scalarOf } from './rule-draft.ts';
import { conditionWords, outcomeWords } from './rule-words.ts';

const node: RuleNode = {
  all: [
    { path: 'entityData.status', operator: 'eq', value: 'dissolved' },
    {
      any: [
        { path: 'foundationYear', operator: 'gte', value: '1999' },
        { none: [{ path: 'tags', operator: 'empty' }] },
      ],
    },
    {
      some: 'relations.shareholders',
      where: { all: [{ path: 'countryCode', operator: 'in', value: ['RU', 'BY'] }] },
    },
  ],
};

test('what is opened and saved untouched is what it was, a number as a text too', () => {
  expect(nodeOf(draftOfConditions(node))).toEqual(node);
  expect(nodeOf(draftOfConditions({ path: 'name', operator: 'empty' }))).toEqual({
    all: [{ path: 'name', operator: 'empty' }],
  });
});

test('a number is sent as one only where it reads the same', () => {
  expect(['25', '-1.5', '00955512', '1e3', '', 'true', 'York'].map(scalarOf)).toEqual([
    25,
    -1.5,
    '00955512',
    '1e3',
    '',
    true,
    'York',
  ]);
});

test('is whole once every condition has its path and value', () => {
  expect(isWhole(emptyGroup())).toBe(false);
  expect(isWhole(draftOfConditions(node))).toBe(true);
  expect(isWhole(draftOfConditions({ path: 'name', operator: 'eq', value: '' }))).toBe(false);
});

test('a rule reads as a sentence', () => {
  expect(conditionWords(node)).toBe(
    'Status is dissolved, Foundation year is at least 1999 or none of: Tags is empty, ' +
      'and one of Shareholders where Country is one of RU, BY',
  );
  expect(conditionWords({ path: 'days:entityData.incorporationDate', operator: 'lt', value: 90 })).toBe(
    'Days since: Incorporated on is less than 90',
  );
  expect(outcomeWords({ kind: 'risk', points: 40 })).toBe('+40 risk points');
  expect(outcomeWords({ kind: 'field', field: 'industry', value: null, overwrite: false })).toBe(
    'clear Industry',
  );
});
