import { afterEach, expect, test } from 'vitest';
import { german } from '../messages/de/catalogue.ts';
import { speak } from '../messages/message.ts';
import { customPath, labelOfPath } from './field-path.ts';

afterEach(() => speak({ language: 'en', locale: 'en', catalogue: {} }));

const group = 'grp_00000000-0000-4000-8000-000000000000';

test('a standard field is called what the language calls it, a custom one what its maker called it', () => {
  const paths = ['industry', 'groups', customPath(group, 'Industry'), customPath(group, 'A {b'), 'unknown'];
  expect(paths.map(labelOfPath)).toEqual(['Industry', 'Groups', 'Industry', 'A {b', 'unknown']);
  speak({ language: 'de', locale: 'de-DE', catalogue: german });
  expect(paths.map(labelOfPath)).toEqual(['Branche', 'Gruppen', 'Industry', 'A {b', 'unknown']);
});
