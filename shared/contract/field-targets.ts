// Where the values of a provider go in a record of a company.
import { z } from 'zod';
import { dataOf } from '../schema/common.ts';
import { fieldTargetSchema, fieldTargetsInputSchema } from '../schema/field-target.ts';
import { defineEndpoint } from './endpoint.ts';

const path = '/v1/enrichment/providers/:code/targets';
const params = z.object({ code: z.string().max(100) });
const answer = dataOf(z.object({ items: z.array(fieldTargetSchema) }));

export const listFieldTargets = defineEndpoint({
  name: 'listFieldTargets',
  method: 'GET',
  path,
  permission: 'read:enrichment',
  summary: 'What a provider gives of a company, and the field that each value goes to.',
  params,
  answer,
});

export const setFieldTargets = defineEndpoint({
  name: 'setFieldTargets',
  method: 'PATCH',
  path,
  permission: 'admin',
  summary:
    'Say which values of a provider go to custom fields. The list replaces the one before; what it does not name goes where it usually does.',
  params,
  body: fieldTargetsInputSchema,
  answer,
});
