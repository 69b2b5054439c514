// What is refused where a country or a tax id is asked for, and whether whoever sent it is told what to send.
import { expect, it } from 'vitest';
import { automaticRequestSchema } from './entity.ts';

it.each([
  ['a country in small letters', { countryCode: 'gb' }, 'two capital letters'],
  ['a country that does not exist', { countryCode: 'XX' }, 'two capital letters'],
  ['a tax id of nothing', { taxId: '---' }, 'a letter or a digit'],
])('%s is refused with what to send instead', (_, wrong, message) => {
  const read = automaticRequestSchema.safeParse({ taxId: '1', countryCode: 'DE', ...wrong });
  expect(read.error?.issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)]);
});
