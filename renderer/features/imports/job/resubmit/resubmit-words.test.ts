import { expect, test } from 'vitest';
import type { Resubmitted } from '../../../../../shared/schema/resubmit.ts';
import { testJob } from '../../test-data.ts';
import { describeIgnored, describeResubmitted } from './resubmit-words.ts';

const answer = (changes: Partial<Resubmitted>): Resubmitted => ({
  job: testJob(),
  run_count: 12,
  failed_again_count: 2,
  ignored_count: 0,
  ignored: [],
  ...changes,
});

test('what became of the rows is counted', () => {
  expect(describeResubmitted(answer({}))).toBe('10 rows fixed, 2 rows failed again.');
  expect(describeResubmitted(answer({ failed_again_count: 0 }))).toBe('12 rows fixed.');
  expect(describeResubmitted(answer({ failed_again_count: 12 }))).toBe(
    '12 rows failed again. The reasons are below.',
  );
  expect(describeResubmitted(answer({ failed_again_count: null }))).toBe(
    '12 rows of the fixed file run now.',
  );
  expect(describeResubmitted(answer({ run_count: 0 }))).toBe('No row of this file is still failed.');
});

test('rows that did not run are named with the reason', () => {
  expect(describeIgnored(answer({}))).toBeNull();
  const ignored = Array.from({ length: 6 }, (_, at) => ({ row: String(at), reason: 'repeated' as const }));
  expect(describeIgnored(answer({ ignored_count: 6, ignored }))).toMatch(
    /^Not run: row 0 stands there twice; .*; and 1 row more\.$/,
  );
});
