import { describe, expect, it } from 'vitest';
import { settle } from './settle.ts';

describe('the language of the app', () => {
  it('is the best of the system’s that it speaks, else English', () => {
    expect(settle('system', ['de-AT', 'en'])).toEqual({ language: 'de', locale: 'de-AT' });
    expect(settle('system', ['fr-FR', 'de'])).toEqual({ language: 'de', locale: 'fr-FR' });
    expect(settle('system', ['ja'])).toEqual({ language: 'en', locale: 'ja' });
    expect(settle('system', [])).toEqual({ language: 'en', locale: 'en' });
  });

  it('is what was chosen, with the region that the system has for it', () => {
    expect(settle('de', ['en-US'])).toEqual({ language: 'de', locale: 'de' });
    expect(settle('en', ['de-DE', 'en-GB'])).toEqual({ language: 'en', locale: 'en-GB' });
  });
});
