// Profiles and judged values for tests: whole objects as the API gives them, with only what a test is about spelled out.
import type { ColumnProfile, ColumnValues, MappedValue } from '../../../../../../shared/schema/profile.ts';

export function testProfile(changes: Partial<ColumnProfile> & { key: string }): ColumnProfile {
  return {
    index: 0,
    rows: 100,
    empty: 0,
    distinct: 3,
    approximate: false,
    types: [{ type: 'text', rows: 100, values: 3 }],
    top: [
      { value: 'a', rows: 60 },
      { value: 'b', rows: 30 },
      { value: 'c', rows: 10 },
    ],
    lengths: { min: 1, max: 1, mean: 1, bins: [{ from: 1, to: 2, rows: 100 }] },
    numbers: null,
    dates: null,
    date_orders: { ymd: 0, dmy: 0, mdy: 0, either: 0 },
    outliers: [],
    fit: null,
    decision: null,
    ...changes,
  };
}

export const testValue = (changes: Partial<MappedValue> & { value: string }): MappedValue => ({
  rows: 1,
  row: 2,
  group: 'undecided',
  becomes: null,
  reason: null,
  candidates: [],
  ...changes,
});

/** As the route answers: sums of all, and the items of the group that is asked for. */
export function testValues(
  all: readonly MappedValue[],
  query: URLSearchParams,
  options: string[] | null,
): ColumnValues {
  const sumOf = (group: string) => {
    const items = all.filter((item) => item.group === group);
    return { values: items.length, rows: items.reduce((sum, { rows }) => sum + rows, 0) };
  };
  const offset = Number(query.get('offset') ?? 0);
  const asked = all.filter(({ group }) => group === query.get('group'));
  return {
    status: 'ready',
    complete: true,
    options,
    groups: { undecided: sumOf('undecided'), suggested: sumOf('suggested'), exact: sumOf('exact') },
    items: asked.slice(offset, offset + Number(query.get('limit') ?? 100)),
  };
}
