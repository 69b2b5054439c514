// Values of custom fields under review, as a person reads, changes and takes them.
import { expect, it } from 'vitest';
import { editedValue, editorOf, editText } from './edited-value.ts';
import { acceptAll } from './open-cells.ts';
import { fieldName, valueText } from './review-words.ts';
import { cell, matrix } from './test-data.ts';

const group = `grp_${'0'.repeat(36)}`;
const contacts = [
  { id: 'com_1', fullName: 'Acme', entityType: 'company' },
  { id: 'per_1', fullName: 'Mira Aldous', entityType: 'person' },
];

it('are called by their fields and by what they point to', () => {
  expect(fieldName('company', `custom:${group}:Tier`)).toBe('Tier');
  expect(fieldName('company', 'f12')).toBe('Deleted field');
  expect(valueText(contacts)).toBe('Acme, Mira Aldous');
  expect(valueText([{ id: 'obj_1', name: 'Deal' }])).toBe('Deal');
});

it('are chosen from their options, or typed as what they are', () => {
  const options = [{ label: 'A', color: 'gray' as const }];
  const choice = editorOf('custom:x', 'A', { type: 'singleSelect', options });
  expect(choice).toEqual({ kind: 'choice', choices: [{ value: 'A', label: 'A' }] });
  expect(editorOf('custom:x', '2024-03-03', { type: 'dateField', options: [] })).toEqual({ kind: 'date' });
  const list = editorOf('custom:x', contacts);
  expect(editedValue(list, editText([], contacts))).toEqual(['Acme', 'Mira Aldous']);
});

it('are all taken where each provider adds to a list', () => {
  const field = `custom:${group}:Topics`;
  const cells = [cell(1, 'one', ['A']), cell(2, 'two', ['B'])];
  const decisions = acceptAll(matrix([{ field, value: [], cells }]));
  expect(decisions).toMatchObject([{ proposalId: 'prp_1' }, { proposalId: 'prp_2' }]);
});
