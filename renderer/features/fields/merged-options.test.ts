import { describe, expect, it } from 'vitest';
import type { OptionColor } from '../../../shared/schema/custom-field.ts';
import type { OptionDraft } from './field-draft.ts';
import { mergedOptions } from './merged-options.ts';

const stored = (labels: string, color: OptionColor = 'gray') =>
  Array.from(labels, (label) => ({ label, color }));
const drafts = (...labels: [was: string | null, label: string][]): OptionDraft[] =>
  labels.map(([was, label]) => ({ key: `key of ${label}`, was, label, color: 'gray' }));
const told = (options: readonly OptionDraft[]) => options.map(({ was, label }) => [was, label]);

describe('options that are changed in a form and elsewhere', () => {
  it('stay what they were typed as, in the order of the form, before what was added elsewhere', () => {
    const typed = drafts(['B', 'Gold '], ['A', 'A'], [null, ''], [null, 'C']);
    expect(told(mergedOptions(typed, stored('AB'), stored('XAB')))).toEqual([
      ['B', 'Gold '],
      ['A', 'A'],
      [null, ''],
      [null, 'C'],
      ['X', 'X'],
    ]);
  });

  it('stay removed where the form removed them, and go where they were removed elsewhere', () => {
    expect(told(mergedOptions(drafts(['B', 'B'], ['C', 'C']), stored('ABC'), stored('AC')))).toEqual([
      ['C', 'C'],
    ]);
  });

  it('become new ones where they were renamed here and are gone elsewhere', () => {
    expect(told(mergedOptions(drafts(['A', 'A'], ['B', 'Be']), stored('AB'), stored('A')))).toEqual([
      ['A', 'A'],
      [null, 'Be'],
    ]);
  });

  it('are known once they were saved, also where two changed their names', () => {
    const typed = drafts(['A', 'B'], ['B', 'A'], [null, '']);
    const saved = mergedOptions(typed, stored('AB'), stored('BA'));
    expect(told(saved)).toEqual([
      ['B', 'B'],
      ['A', 'A'],
      [null, ''],
    ]);
    expect(saved.map(({ key }) => key)).toEqual(typed.map(({ key }) => key));
  });

  it('are the same one where both added it, or more was typed while it was saved', () => {
    const typed = drafts(['A', 'A'], [null, 'C'], [null, 'D']);
    expect(told(mergedOptions(typed, stored('A'), stored('AC')))).toEqual([
      ['A', 'A'],
      ['C', 'C'],
      [null, 'D'],
    ]);
  });

  it('follow the order and the colours of what is stored where nobody changed them here', () => {
    const typed = drafts(['A', 'A'], [null, ''], ['B', 'B']);
    const merged = mergedOptions(typed, stored('AB'), stored('BXA', 'red'));
    expect(told(merged)).toEqual([
      ['B', 'B'],
      [null, ''],
      ['X', 'X'],
      ['A', 'A'],
    ]);
    expect(merged.map(({ color }) => color)).toEqual(['red', 'gray', 'red', 'red']);
  });
});
