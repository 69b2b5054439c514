import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textParts } from './text-parts.ts';

const marked = (stored: string, offered: string): string =>
  textParts(stored, offered)
    .map(({ text, isNew }) => (isNew ? `[${text}]` : text))
    .join('');

describe('the marks inside a proposed text', () => {
  it('are on the words that the stored text lacks', () => {
    expect(marked('+49 351 555 01 42', '+49 3501 555 01 40')).toBe('+49 [3501] 555 01 [40]');
    expect(marked('Am Hammerwerk 2, 01796 Pirna', 'Am Hammerwerk 2–4, 01796 Pirna')).toBe(
      'Am Hammerwerk 2[–4], 01796 Pirna',
    );
    expect(marked('Köln', 'Köln am Rhein')).toBe('Köln[ am Rhein]');
  });

  it('are left out where all of it is another text', () => {
    expect(marked('Steel', 'Cloth')).toBe('Cloth');
    expect(marked('', 'Cloth')).toBe('Cloth');
    expect(marked('Steel, iron', 'Cloth, wool')).toBe('Cloth, wool');
  });

  it('never change the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (stored, offered) => {
        expect(
          textParts(stored, offered)
            .map(({ text }) => text)
            .join(''),
        ).toBe(offered);
      }),
    );
  });
});
