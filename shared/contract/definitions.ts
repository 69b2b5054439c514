// Groups and their custom fields. What a deletion or a change would do is asked for with `preview` before it is done.
import { z } from 'zod';
import { cursorQuery, dataOf, deletedSchema, listOf } from '../schema/common.ts';
import {
  customFieldId,
  customFieldSchema,
  entityTypes,
  groupId,
  groupSchema,
} from '../schema/custom-field.ts';
import {
  definitionPlanSchema,
  fieldInputSchema,
  fieldPatchSchema,
  fieldPreviewSchema,
  groupInputSchema,
  groupPatchSchema,
  groupPreviewSchema,
  groupWithFieldsSchema,
  newOptionSchema,
} from '../schema/definition-input.ts';
import { defineEndpoint } from './endpoint.ts';

const groupParams = z.object({ groupId });
const listParams = z.object({ groupId, entityType: z.enum(entityTypes) });
const fieldParams = z.object({ ...listParams.shape, fieldId: customFieldId });

const fieldsPath = '/v1/groups/:groupId/custom-fields/:entityType';
const fieldPath = `${fieldsPath}/:fieldId`;

/** Everything at once: what a window needs to show and edit records. */
export const getDefinitions = defineEndpoint({
  name: 'getDefinitions',
  method: 'GET',
  path: '/v1/definitions',
  permission: 'read:companies',
  summary: 'Every group with its fields for companies or people, in their order.',
  query: z.strictObject({ entityType: z.enum(entityTypes).default('company') }),
  answer: dataOf(
    z.object({
      groups: z.array(groupWithFieldsSchema),
      /** Grows with every change of a group, field or option. */
      revision: z.number().int(),
    }),
  ),
});

export const listGroups = defineEndpoint({
  name: 'listGroups',
  method: 'GET',
  path: '/v1/groups',
  permission: 'read:companies',
  summary: 'Groups in their order.',
  query: z.strictObject(cursorQuery),
  answer: listOf(groupSchema),
});

export const createGroup = defineEndpoint({
  name: 'createGroup',
  method: 'POST',
  path: '/v1/groups',
  permission: 'write:companies',
  summary: 'Make a group.',
  body: groupInputSchema,
  answer: dataOf(groupSchema),
  errors: ['name_taken', 'idempotency_conflict'],
  idempotent: true,
});

export const getGroup = defineEndpoint({
  name: 'getGroup',
  method: 'GET',
  path: '/v1/groups/:groupId',
  permission: 'read:companies',
  summary: 'One group.',
  params: groupParams,
  answer: dataOf(groupSchema),
});

export const updateGroup = defineEndpoint({
  name: 'updateGroup',
  method: 'PATCH',
  path: '/v1/groups/:groupId',
  permission: 'write:companies',
  summary: 'Rename a group, or move it to another place among the groups.',
  params: groupParams,
  body: groupPatchSchema,
  answer: dataOf(groupSchema),
  errors: ['name_taken'],
});

export const previewGroup = defineEndpoint({
  name: 'previewGroup',
  method: 'POST',
  path: '/v1/groups/:groupId/preview',
  permission: 'read:companies',
  summary: 'How many values go with the group. Nothing is changed.',
  params: groupParams,
  body: groupPreviewSchema,
  answer: dataOf(definitionPlanSchema),
});

export const deleteGroup = defineEndpoint({
  name: 'deleteGroup',
  method: 'DELETE',
  path: '/v1/groups/:groupId',
  permission: 'write:companies',
  summary: 'Delete a group with its fields and their values. An undo brings all of it back.',
  params: groupParams,
  answer: deletedSchema,
});

export const listCustomFields = defineEndpoint({
  name: 'listCustomFields',
  method: 'GET',
  path: fieldsPath,
  permission: 'read:companies',
  summary: 'Fields of a group for companies or people, in their order.',
  params: listParams,
  query: z.strictObject(cursorQuery),
  answer: listOf(customFieldSchema),
});

export const createCustomField = defineEndpoint({
  name: 'createCustomField',
  method: 'POST',
  path: fieldsPath,
  permission: 'write:companies',
  summary: 'Make a field.',
  params: listParams,
  body: fieldInputSchema,
  answer: dataOf(customFieldSchema),
  errors: ['name_taken', 'idempotency_conflict'],
  idempotent: true,
});

export const getCustomField = defineEndpoint({
  name: 'getCustomField',
  method: 'GET',
  path: fieldPath,
  permission: 'read:companies',
  summary: 'One field with its options.',
  params: fieldParams,
  answer: dataOf(customFieldSchema),
});

export const updateCustomField = defineEndpoint({
  name: 'updateCustomField',
  method: 'PATCH',
  path: fieldPath,
  permission: 'write:companies',
  summary:
    'Change only what is sent: name, type, config, options, place. Ask `preview` first what it does to the values.',
  params: fieldParams,
  body: fieldPatchSchema,
  answer: dataOf(customFieldSchema),
  // 202: a job changes the type, see `conversion`.
  statuses: [200, 202],
  errors: ['name_taken', 'job_conflict'],
});

export const addFieldOption = defineEndpoint({
  name: 'addFieldOption',
  method: 'POST',
  path: `${fieldPath}/options`,
  permission: 'write:companies',
  summary: 'Add one option at the end, whatever others there are by now.',
  params: fieldParams,
  body: newOptionSchema,
  answer: dataOf(customFieldSchema),
  errors: ['name_taken', 'job_conflict', 'idempotency_conflict'],
  idempotent: true,
});

export const previewCustomField = defineEndpoint({
  name: 'previewCustomField',
  method: 'POST',
  path: `${fieldPath}/preview`,
  permission: 'read:companies',
  summary: 'What a change or the deletion of a field would do to the values. Nothing is changed.',
  params: fieldParams,
  body: fieldPreviewSchema,
  answer: dataOf(definitionPlanSchema),
});

export const deleteCustomField = defineEndpoint({
  name: 'deleteCustomField',
  method: 'DELETE',
  path: fieldPath,
  permission: 'write:companies',
  summary: 'Delete a field with its values. An undo brings all of it back.',
  params: fieldParams,
  answer: deletedSchema,
  errors: ['job_conflict'],
});
