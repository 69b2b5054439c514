// Saved views of the list of companies.
import { z } from 'zod';
import { cursorQuery, dataOf, deletedSchema, listOf } from '../schema/common.ts';
import { viewId, viewInputSchema, viewPatchSchema, viewSchema } from '../schema/view.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ viewId });

export const listViews = defineEndpoint({
  name: 'listViews',
  method: 'GET',
  path: '/v1/views',
  permission: 'read:companies',
  summary: 'Saved views in their order.',
  query: z.strictObject(cursorQuery),
  answer: listOf(viewSchema),
});

export const createView = defineEndpoint({
  name: 'createView',
  method: 'POST',
  path: '/v1/views',
  permission: 'write:companies',
  summary: 'Save a view: a query, columns, facets and the height of rows, by a name of its own.',
  body: viewInputSchema,
  answer: dataOf(viewSchema),
  errors: ['name_taken', 'idempotency_conflict'],
  idempotent: true,
});

export const getView = defineEndpoint({
  name: 'getView',
  method: 'GET',
  path: '/v1/views/:viewId',
  permission: 'read:companies',
  summary:
    'One view. Fields are named as they are called now; deleted ones are left out and listed in `missing`.',
  params,
  answer: dataOf(viewSchema),
});

export const updateView = defineEndpoint({
  name: 'updateView',
  method: 'PATCH',
  path: '/v1/views/:viewId',
  permission: 'write:companies',
  summary: 'Rename a view, move it among the views, or replace parts of what it says.',
  params,
  body: viewPatchSchema,
  answer: dataOf(viewSchema),
  errors: ['name_taken'],
});

export const deleteView = defineEndpoint({
  name: 'deleteView',
  method: 'DELETE',
  path: '/v1/views/:viewId',
  permission: 'write:companies',
  summary: 'Delete a view; no company changes. An undo brings it back.',
  params,
  answer: deletedSchema,
});
