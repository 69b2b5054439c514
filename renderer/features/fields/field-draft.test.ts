import { describe, expect, it } from 'vitest';
import type { CustomField } from '../../../shared/schema/custom-field.ts';
import { draftOf, inputOf, mayRemove, newOption, patchOf, type FieldDraft } from './field-draft.ts';
import { moved } from './moved.ts';

const tier: CustomField = {
  id: 'fld_1',
  groupId: 'grp_1',
  entityType: 'company',
  name: 'Tier',
  type: 'singleSelect',
  config: {},
  options: [
    { label: 'A', color: 'green' },
    { label: 'B', color: 'blue' },
  ],
  createdAt: '',
  updatedAt: '',
  createdBy: { id: 'usr_1', fullName: 'A', email: null },
};
const arr: CustomField = {
  ...tier,
  name: 'ARR',
  type: 'numericField',
  config: { currency: 'EUR', format: 'currency' },
  options: [],
};

const edited = (field: CustomField, part: Partial<FieldDraft>): FieldDraft => ({
  ...draftOf(field),
  ...part,
});

describe('what is sent of a field that was edited', () => {
  it('is nothing where nothing differs', () => {
    expect(patchOf(tier, draftOf(tier))).toEqual({});
    expect(patchOf(arr, draftOf(arr))).toEqual({});
  });

  it('is the whole list of options, with the label that a renamed one had', () => {
    const [a, b] = draftOf(tier).options;
    if (!a || !b) throw new Error('no options');
    const options = [{ ...b, label: 'Gold ' }, a, { ...newOption([a, b]), label: 'C' }, newOption([])];
    expect(patchOf(tier, edited(tier, { options }))).toEqual({
      options: [
        { label: 'Gold', color: 'blue', previousLabel: 'B' },
        { label: 'A', color: 'green' },
        { label: 'C', color: 'amber' },
      ],
    });
  });

  it('are the settings of the new type only, where the type changes', () => {
    expect(patchOf(arr, edited(arr, { type: 'textField' }))).toEqual({ type: 'textField', config: {} });
    expect(patchOf(tier, edited(tier, { type: 'dateField' }))).toEqual({ type: 'dateField', config: {} });
    expect(patchOf(arr, edited(arr, { type: 'singleSelect' }))).toEqual({ type: 'singleSelect', config: {} });
    expect(patchOf(tier, edited(tier, { type: 'multipleSelect' }))).toEqual({
      type: 'multipleSelect',
      config: {},
    });
  });

  it('leaves out a currency that no format needs', () => {
    expect(inputOf(edited(arr, { config: { format: 'percent', currency: 'EUR' } })).config).toEqual({
      format: 'percent',
    });
  });
});

describe('values are counted first', () => {
  it('where the type changes or an option goes, and only there', () => {
    const ask = (part: Partial<FieldDraft>): boolean => mayRemove(tier, patchOf(tier, edited(tier, part)));
    const { options } = draftOf(tier);
    expect(ask({ name: 'Class' })).toBe(false);
    expect(ask({ options: options.toReversed() })).toBe(false);
    expect(ask({ options: options.map((option) => ({ ...option, label: `${option.label}!` })) })).toBe(false);
    expect(ask({ options: options.slice(1) })).toBe(true);
    expect(ask({ type: 'textField' })).toBe(true);
  });
});

it('moves an entry within the list and no further', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 9)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['c', 'a', 'b']);
});
