import { expect, test } from 'vitest';
import { testSource } from '../../test-data.ts';
import { anticipate, overridesOf } from './overrides.ts';

test('overrides are what differs from the detected dialect, "no header" included', () => {
  const source = testSource();
  expect(overridesOf(source)).toEqual({});
  const changed = { ...source, dialect: { ...source.dialect, delimiter: ',', header_line: null } };
  expect(overridesOf(changed)).toEqual({ delimiter: ',', header_line: null });
});

test('a new header line shows at once: what stands above it is greyed, the line itself marked', () => {
  const after = anticipate(testSource(), { header_line: 2 });
  expect(after.preview.map((row) => row.kind)).toEqual(['above', 'header', 'data', 'data', 'data']);
  expect(after.dialect.header_line).toBe(2);
});

test('without a header every line is data', () => {
  const after = anticipate(testSource(), { header_line: null });
  expect(new Set(after.preview.map((row) => row.kind))).toEqual(new Set(['data']));
});

test('cells wait for the answer when only it can tell how they read', () => {
  const source = testSource();
  const after = anticipate(source, { encoding: 'windows-1250' });
  expect(after.dialect.encoding).toBe('windows-1250');
  expect(after.preview).toBe(source.preview);
});
