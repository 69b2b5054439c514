// A person's own source of data, tried before it is saved.
import { dataOf } from '../schema/common.ts';
import { triedSourceSchema, trySourceSchema } from '../schema/http-json.ts';
import { defineEndpoint } from './endpoint.ts';

export const trySource = defineEndpoint({
  name: 'trySource',
  method: 'POST',
  path: '/v1/enrichment/providers/http-json/try',
  permission: 'admin',
  summary:
    'Ask your own source about one record under settings that are not saved, and show what came of it.',
  body: trySourceSchema,
  answer: dataOf(triedSourceSchema),
});
