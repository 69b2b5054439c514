import { afterEach, describe, expect, test } from 'vitest';
import { german } from '../../../shared/messages/de/catalogue.ts';
import { speak } from '../../../shared/messages/message.ts';
import type { DefinitionPlan } from '../../../shared/schema/definition-input.ts';
import { conversionWords, deletedWords, groupWords, optionsWords } from './plan-words.ts';

afterEach(() => speak({ language: 'en', locale: 'en', catalogue: {} }));

const none: DefinitionPlan = {
  records: 0,
  values: 0,
  removed: 0,
  converted: 0,
  newOptions: [],
  parts: [],
  unconverted: [],
  unconvertedDistinct: 0,
};

describe('what a change of definitions would do', () => {
  test('is said with its counts, one or many', () => {
    expect(conversionWords('Tier', 'singleSelect', { ...none, converted: 1, newOptions: ['A'] })).toEqual({
      title: 'Change Tier to Select?',
      text: '1 value converts. 1 option is made of them. None is lost.',
      action: 'Convert 1 value',
    });
    expect(conversionWords('Tier', 'numericField', { ...none, converted: 1904, removed: 2 })).toEqual({
      title: 'Change Tier to Number?',
      text: '1,904 values convert. 2 do not, and are removed. Undo brings everything back.',
      action: 'Convert 1,904 and remove 2',
    });
    expect(groupWords('Coverage', { ...none, records: 1, removed: 2 }).text).toBe(
      '1 record leaves Coverage, and 2 values go with it. Undo brings all of it back.',
    );
    expect([deletedWords('Tier', 0), deletedWords('Tier', 1)]).toEqual([
      'Deleted Tier.',
      'Deleted Tier and 1 value.',
    ]);
  });

  test('is said in German, with the words in their own order', () => {
    speak({ language: 'de', locale: 'de-DE', catalogue: german });
    const parts = [
      { name: 'A', values: 2 },
      { name: 'B', values: 1902 },
    ];
    expect(optionsWords('Tier', { ...none, parts, removed: 1904, records: 1900 })).toEqual({
      title: '2 Optionen von „Tier“ entfernen?',
      text: 'Ohne „A“, „B“ fallen 1.904 Werte in 1.900 Datensätzen weg. „Rückgängig“ stellt alles wieder her.',
      action: '1.904 Werte entfernen',
    });
  });
});
