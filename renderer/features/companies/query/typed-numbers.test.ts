import { expect, it } from 'vitest';
import { separatorsOf } from '../grid/typed/parse-number.ts';
import type { Draft } from './operators.ts';
import type { QueryField } from './query-fields.ts';
import { givenDraft, typedDraft } from './typed-numbers.ts';

const field = (path: string, kind: QueryField['kind']): QueryField => ({
  path,
  label: path,
  group: '',
  kind,
  options: null,
  sorts: true,
});
const fields = [field('fundingRaised', 'number'), field('name', 'text')];
const line = (path: string, ...values: string[]): Draft => ({ field: path, asked: 'between', values });
const german = separatorsOf('de');

it('numbers stand in a form as the person types them, and in a filter as they are kept', () => {
  const kept = line('fundingRaised', '1250.5', '3000000');
  expect(typedDraft(kept, fields, german).values).toEqual(['1250,5', '3000000']);
  expect(givenDraft(line('fundingRaised', '1.250,50', '3 Mio'), fields, german)).toEqual(
    line('fundingRaised', '1250.5', '3000000'),
  );
});

it('what is no number is left to the API, and texts are left alone', () => {
  expect(givenDraft(line('fundingRaised', 'much', ''), fields, german).values).toEqual(['much', '']);
  expect(givenDraft(line('name', '1.250'), fields, german).values).toEqual(['1.250']);
});
