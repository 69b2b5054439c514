import { describe, expect, it } from 'vitest';
import type { SourceColumn } from '../../../shared/schema/import.ts';
import { makeGroup } from '../../testing/definitions.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { withCustomSuggestions } from './suggest-custom.ts';

const column = (header: string, target = 'ignore', confidence = 0): SourceColumn => ({
  index: 0,
  key: header,
  header,
  samples: [],
  empty: 0,
  distinct: 0,
  suggestion: { target, confidence, reason: '' },
  warnings: [],
});

const targetsOf = (columns: SourceColumn[], ...groups: string[]): string[] => {
  const { db } = tempStore();
  const made = groups.map((name) => makeGroup(db, name));
  return withCustomSuggestions(columns, definitionsOf(db)).map(({ suggestion: { target } }) =>
    made.reduce((text, { id, name }) => text.replace(id, name), target),
  );
};

describe('a column that is called like a custom field', () => {
  it('is suggested for it, whatever the case', () => {
    expect(targetsOf([column('arr'), column('Groups')], 'Coverage')).toEqual([
      'custom:Coverage:ARR',
      'groups',
    ]);
  });

  it('is left to a standard field that clearly fits', () => {
    expect(
      targetsOf([column('Tier', 'industry', 0.95), column('Note', 'description', 0.6)], 'Coverage'),
    ).toEqual(['industry', 'custom:Coverage:Note']);
  });

  it('is left alone where two groups have such a field, unless it names the group as an export does', () => {
    const columns = [column('Tier'), column('Partners / Tier', 'industry', 0.9)];
    expect(targetsOf(columns, 'Coverage', 'Partners')).toEqual(['ignore', 'custom:Partners:Tier']);
  });

  it('is suggested once', () => {
    expect(targetsOf([column('Tier'), column('tier')], 'Coverage')).toEqual([
      'custom:Coverage:Tier',
      'ignore',
    ]);
  });
});
