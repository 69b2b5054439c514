import { describe, expect, it } from 'vitest';
import { collationOf } from './collation.ts';

describe('the order that a request asks for', () => {
  it('is that of its first language, whatever the region', () => {
    expect(collationOf('sv-SE, en;q=0.5')).toBe('sv');
    expect(collationOf('en;q=0.5, PL')).toBe('pl');
    expect(collationOf('nb-NO')).toBe('nb');
  });

  it('is the root order where the language has none of its own, is unknown, or nothing is asked for', () => {
    for (const asked of [
      'de-DE,de;q=0.9,sv;q=0.8',
      'fr',
      '*',
      '',
      ';;q=x',
      "sv'--",
      'tlh;q=1',
      'sv;q=0',
      null,
    ])
      expect(collationOf(asked)).toBe('root');
  });
});
