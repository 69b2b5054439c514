// The people who work in this workspace: who a user field may name.
import { z } from 'zod';
import { cursorQuery, dataOf, deletedSchema, listOf } from '../schema/common.ts';
import { userId, userInputSchema, userPatchSchema, userSchema } from '../schema/user.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ userId });

export const listUsers = defineEndpoint({
  name: 'listUsers',
  method: 'GET',
  path: '/v1/users',
  permission: 'read:people',
  summary: 'Users, oldest first; `q` finds them by words of their names and addresses.',
  query: z.strictObject({ ...cursorQuery, q: z.string().max(500).optional() }),
  answer: listOf(userSchema),
});

export const getOwnUser = defineEndpoint({
  name: 'getOwnUser',
  method: 'GET',
  path: '/v1/users/me',
  permission: 'read:people',
  summary: 'The user who asks; for an API key the owner of the workspace, for whom it acts.',
  answer: dataOf(userSchema),
});

export const createUser = defineEndpoint({
  name: 'createUser',
  method: 'POST',
  path: '/v1/users',
  permission: 'admin',
  summary: 'Add a user. No two have the same e-mail address.',
  body: userInputSchema,
  answer: dataOf(userSchema),
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const getUser = defineEndpoint({
  name: 'getUser',
  method: 'GET',
  path: '/v1/users/:userId',
  permission: 'read:people',
  summary: 'One user.',
  params,
  answer: dataOf(userSchema),
});

export const updateUser = defineEndpoint({
  name: 'updateUser',
  method: 'PATCH',
  path: '/v1/users/:userId',
  permission: 'admin',
  summary: 'Change a name or an e-mail address.',
  params,
  body: userPatchSchema,
  answer: dataOf(userSchema),
});

export const deleteUser = defineEndpoint({
  name: 'deleteUser',
  method: 'DELETE',
  path: '/v1/users/:userId',
  permission: 'admin',
  summary:
    'Remove a user, but not the owner. What the user did stays under the name; an undo brings the user back.',
  params,
  answer: deletedSchema,
});
