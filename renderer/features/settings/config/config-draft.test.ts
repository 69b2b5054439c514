import { expect, test } from 'vitest';
import { configOf, draftOf, fieldsOf, messageFor } from './config-draft.ts';

const schema = {
  type: 'object',
  required: ['entity'],
  properties: {
    entity: { type: 'string', enum: ['company', 'person'] },
    url: { type: 'string' },
    people: { type: 'boolean', default: true },
    price: { type: 'integer', default: 6, minimum: 1, maximum: 10 },
    datasets: { type: 'array', items: { type: 'string' } },
    headers: { type: 'object', additionalProperties: { type: 'string' } },
    body: { $ref: '#/$defs/json' },
  },
};
const fields = fieldsOf(schema);
const made = (draft: object) => configOf(fields, { ...draftOf(fields, null), ...draft });

test('the form has a field of its kind for each setting', () => {
  expect(fields.map(({ name, kind, isRequired }) => `${name} ${kind} ${isRequired}`)).toEqual([
    'entity choice true',
    'url text false',
    'people yes false',
    'price number false',
    'datasets list false',
    'headers pairs false',
    'body json false',
  ]);
});

test('what was set comes back as it was', () => {
  const config = {
    entity: 'company',
    url: 'https://a.example/{domain}',
    people: false,
    datasets: ['EU'],
    headers: { accept: 'json' },
    body: { ids: ['{domain}'] },
  };
  expect(configOf(fields, draftOf(fields, config))).toEqual({ config });
});

test('what is empty or as it comes is not sent; nothing at all is null', () => {
  expect(made({ url: ' ', people: true, price: 6, headers: [['', '']] })).toEqual({ config: null });
  expect(made({ url: ' x ', price: 7, body: 'null' })).toEqual({
    config: { url: 'x', price: 7, body: null },
  });
});

test('a text that is no JSON is told', () => {
  expect(made({ body: '{' })).toEqual({ invalid: 'body' });
});

test('a refusal stands beside its setting, also where it is about a part of it', () => {
  const messages = { 'config.fields.name': 'no path', config: 'whole' };
  expect(messageFor(messages, 'fields')).toBe('no path');
  expect(messageFor(messages, 'field')).toBeUndefined();
});
