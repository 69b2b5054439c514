import { afterEach, expect, it } from 'vitest';
import { IntlMessageFormat } from 'intl-messageformat';
import { german } from './de/catalogue.ts';
import { language, locale, parts, speak, speakFor, t, tc } from './message.ts';

const english = { language: 'en', locale: 'en', catalogue: {} } as const;
afterEach(() => speak(english));

const companies = '{n, plural, one {# company} other {# companies}}';

it('a text is its own key, and is given as it stands where nothing is to be filled in', () => {
  expect(t('Cancel')).toBe('Cancel');
  speak({ language: 'de', locale: 'de', catalogue: { Cancel: 'Abbrechen' } });
  expect(t('Cancel')).toBe('Abbrechen');
  expect(language()).toBe('de');
});

it('counts are worded and grouped as the locale does', () => {
  expect([1, 12_431].map((n) => t(companies, { n }))).toEqual(['1 company', '12,431 companies']);
  speak({ language: 'de', locale: 'de-DE', catalogue: german });
  expect(t(companies, { n: 12_431 })).toBe('12.431 Unternehmen');
  expect(locale()).toBe('de-DE');
});

it('a text that the catalogue lacks stays English', () => {
  speak({ language: 'de', locale: 'de', catalogue: {} });
  expect(t('Nothing to undo')).toBe('Nothing to undo');
});

it('one process can speak to several people, each in their own language', () => {
  const german = { language: 'de', locale: 'de', catalogue: { '{n} rows': '{n} Zeilen' } } as const;
  let isGerman = false;
  speakFor(() => (isGerman ? german : undefined));
  const said = [false, true, false].map((next) => {
    isGerman = next;
    return t('{n} rows', { n: 2 });
  });
  expect(said).toEqual(['2 rows', '2 Zeilen', '2 rows']);
  speakFor(() => undefined);
});

it('a text that both lack is still said with the numbers of each', () => {
  let place = 'en';
  speakFor(() => ({ language: 'en', locale: place, catalogue: {} }));
  const said = ['en', 'de', 'en'].map((next) => {
    place = next;
    return t(companies, { n: 12_431 });
  });
  expect(said).toEqual(['12,431 companies', '12.431 companies', '12,431 companies']);
  speakFor(() => undefined);
});

it('one English text can be two in another language', () => {
  speak({ language: 'de', locale: 'de', catalogue: { Open: 'Öffnen', 'state|Open': 'Offen' } });
  expect([tc('state', 'Open'), tc('verb', 'Open')]).toEqual(['Offen', 'Öffnen']);
});

it('braces and angles in values are text', () => {
  expect(t('Delete {name}?', { name: '<b>{x}</b>' })).toBe('Delete <b>{x}</b>?');
});

it('pieces that are no text keep their place in the sentence', () => {
  const bold = (children: readonly (string | number)[]) => children.length;
  expect(parts<number>('Delete <b>{name}</b> now', { b: bold, name: 'Acme' })).toEqual([
    'Delete ',
    1,
    ' now',
  ]);
});

it('a message of words and values is made as the whole format makes it', () => {
  const values = { n: 0, name: '{x} <b> ’', none: null };
  for (const message of ['{n}', 'a {name} b {n} c {name}', "it''s '{'{n}'}'", '{none}.', 'x'])
    expect(t(message, values)).toBe(new IntlMessageFormat(message, 'en').format(values));
});

it('a value that is missing is an error, not a hole', () => {
  expect(() => t('Delete {name}?', {})).toThrow('name');
});
