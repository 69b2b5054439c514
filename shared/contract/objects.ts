// Custom objects: what an object field may name.
import { z } from 'zod';
import { cursorQuery, dataOf, deletedSchema, listOf } from '../schema/common.ts';
import {
  customObjectSchema,
  objectId,
  objectInputSchema,
  objectLimits,
  objectPatchSchema,
} from '../schema/custom-object.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ objectId });

export const listObjects = defineEndpoint({
  name: 'listObjects',
  method: 'GET',
  path: '/v1/objects',
  permission: 'read:companies',
  summary: 'Custom objects by name; `q` finds them by words of their names, `type` those of one kind.',
  query: z.strictObject({
    ...cursorQuery,
    q: z.string().max(500).optional(),
    type: z.string().max(objectLimits.type).optional(),
  }),
  answer: listOf(customObjectSchema),
});

export const createObject = defineEndpoint({
  name: 'createObject',
  method: 'POST',
  path: '/v1/objects',
  permission: 'write:companies',
  summary: 'Make a custom object.',
  body: objectInputSchema,
  answer: dataOf(customObjectSchema),
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const getObject = defineEndpoint({
  name: 'getObject',
  method: 'GET',
  path: '/v1/objects/:objectId',
  permission: 'read:companies',
  summary: 'One custom object.',
  params,
  answer: dataOf(customObjectSchema),
});

export const updateObject = defineEndpoint({
  name: 'updateObject',
  method: 'PATCH',
  path: '/v1/objects/:objectId',
  permission: 'write:companies',
  summary: 'Change its name or type.',
  params,
  body: objectPatchSchema,
  answer: dataOf(customObjectSchema),
});

export const deleteObject = defineEndpoint({
  name: 'deleteObject',
  method: 'DELETE',
  path: '/v1/objects/:objectId',
  permission: 'write:companies',
  summary: 'Delete a custom object. An undo brings it back, with every reference to it.',
  params,
  answer: deletedSchema,
});
