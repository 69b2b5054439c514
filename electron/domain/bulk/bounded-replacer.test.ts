import { describe, expect, it } from 'vitest';
import { boundedReplacer } from './bounded-replacer.ts';

const spec = (find: string) => ({ find, with: 'x', regex: true, case: false, whole: false });

describe('a bounded replacer', () => {
  it('replaces as the plain one does', () => {
    expect(boundedReplacer(spec(String.raw`\s+\w+\s+`))('a  b  c')).toBe('axc');
    expect(boundedReplacer(spec(String.raw`\d+\w+`))('abc')).toBeNull();
  });

  it('gives up on a text that would keep it busy for minutes', () => {
    const slow = boundedReplacer(spec('(?:a*a*a*a*a*a*a*a*)b'));
    expect(() => slow('a'.repeat(5000))).toThrow('takes too long');
    expect(slow('aab')).toBe('x');
  });
});
