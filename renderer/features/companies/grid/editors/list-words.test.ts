import { afterEach, describe, expect, it } from 'vitest';
import { german } from '../../../../../shared/messages/de/catalogue.ts';
import { speak } from '../../../../../shared/messages/message.ts';
import { listWords } from './list-words.ts';

afterEach(() => speak({ language: 'en', locale: 'en', catalogue: {} }));

describe('an entry of a list', () => {
  it('is called by what the list holds', () => {
    expect(listWords.primary('email')).toBe('Primary email');
    expect(listWords.entry('URL', 2)).toBe('URL 2');
    expect(listWords.remove('tag', 3)).toBe('Remove tag 3');
    expect(listWords.add('address')).toBe('Add an address');
  });

  it('is an entry where that has no name', () => {
    expect(listWords.primary(undefined)).toBe('Primary entry');
    expect(listWords.add(undefined)).toBe('Add an entry');
  });

  it('bends its noun as German does', () => {
    speak({ language: 'de', locale: 'de-DE', catalogue: german });
    expect(listWords.primary('tag')).toBe('Erstes Schlagwort');
    expect(listWords.primary('address')).toBe('Erste Adresse');
    expect(listWords.remove('email', 2)).toBe('E-Mail 2 entfernen');
  });
});
