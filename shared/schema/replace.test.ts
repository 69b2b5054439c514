import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replacedValue, replacerOf, replaceSchema, type ReplaceSpec } from './replace.ts';
import { patternProblem } from './search-pattern.ts';

const spec = (find: string, replacement: string, more: Partial<ReplaceSpec> = {}): ReplaceSpec => ({
  find,
  with: replacement,
  regex: false,
  case: false,
  whole: false,
  ...more,
});
const run = (text: string, ...rest: Parameters<typeof spec>) => replacerOf(spec(...rest))(text);

describe('find and replace', () => {
  it('finds every place, whatever the case, and takes the new text to the letter', () => {
    expect(run('Metal goods, metal', 'METAL', '$& (x)')).toBe('$& (x) goods, $& (x)');
    expect(run('a.b', '.', '-')).toBe('a-b');
    expect(run('Steel', 'metal', 'x')).toBeNull();
  });

  it('can mind the case, and take the whole value only', () => {
    expect(run('Metal metal', 'metal', 'x', { case: true })).toBe('Metal x');
    expect(run('Metal goods', 'metal', 'x', { whole: true })).toBeNull();
    expect(run('METAL', 'metal', 'x', { whole: true })).toBe('x');
  });

  it('takes regular expressions with groups', () => {
    expect(run('Norrvik Kabel AB', String.raw`^(\w+) (\w+) AB$`, '$2 $1', { regex: true })).toBe(
      'Kabel Norrvik',
    );
    expect(run('a  b', String.raw`\s+`, ' ', { regex: true })).toBe('a b');
    expect(run('ab', 'a|b', 'x', { regex: true, whole: true })).toBeNull();
  });

  it('goes through the entries of a list: what becomes empty leaves it, what becomes the same is one', () => {
    expect(replacedValue(['old-x', 'x', 'old-'], replacerOf(spec('old-', '')))).toEqual(['x']);
    expect(replacedValue(['a'], replacerOf(spec('b', 'c')))).toBeNull();
    expect(replacedValue([{ id: 'per_1' }], replacerOf(spec('per', 'c')))).toBeNull();
    expect(replacedValue(null, replacerOf(spec('a', 'c')))).toBeNull();
  });

  it('leaves nothing of what was looked for, unless the new text brings it', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '$') });
    fc.assert(
      fc.property(letters, letters, (text, find) => {
        fc.pre(find !== '');
        const replaced = replacerOf(spec(find, 'X', { case: true }))(text);
        expect(replaced ?? text).toBe(text.split(find).join('X'));
      }),
    );
  });
});

describe('a pattern', () => {
  it.each([
    String.raw`^(\w+)\s+(\w+)$`,
    '(?:GmbH|AG)',
    String.raw`(\s+AG)?$`,
    '(ab)+',
    '[a-z()|*]+',
    'a{2,5}',
    String.raw`\(\d+\)`,
  ])('%s may be searched with', (pattern) => {
    expect(patternProblem(pattern)).toBeNull();
  });

  it.each([
    ['(a+)+$', 'A repeated group'],
    ['(a|a)*b', 'A repeated group'],
    ['((a+)b)*', 'A repeated group'],
    ['(a?){30}', 'A repeated group'],
    [String.raw`(a)\1`, 'A pattern cannot refer back'],
    ['(?<=a)b', 'A pattern cannot look behind'],
    ['(', 'This is no regular expression'],
    ['a*'.repeat(13), 'A pattern can hold up to 12'],
  ])('%s is refused with a word on why', (pattern, why) => {
    expect(patternProblem(pattern)).toContain(why);
    expect(replaceSchema.safeParse({ fields: ['name'], find: pattern, with: '', regex: true }).success).toBe(
      false,
    );
  });
});
