// Health, workspace facts and API keys.
import { z } from 'zod';
import { actorSchema, cursorQuery, dataOf, deletedSchema, isoDateTime, listOf } from '../schema/common.ts';
import { permissions } from '../permissions.ts';
import { defineEndpoint } from './endpoint.ts';

export const getHealth = defineEndpoint({
  name: 'getHealth',
  method: 'GET',
  path: '/health',
  permission: null,
  summary: 'Answers when the backend is up; tells nothing else.',
  answer: z.object({ status: z.literal('ok') }),
});

export const workspaceSchema = z.object({
  name: z.string(),
  dataDir: z.string(),
  storeFile: z.string(),
  version: z.string(),
  companies: z.number().int(),
  imports: z.number().int(),
  /** Imports that are queued or running. */
  activeImports: z.number().int(),
  /** Proposals of providers that wait for a person. */
  toReview: z.number().int(),
});
export type Workspace = z.infer<typeof workspaceSchema>;

export const getWorkspace = defineEndpoint({
  name: 'getWorkspace',
  method: 'GET',
  path: '/v1/workspace',
  permission: 'read:companies',
  summary: 'Name, place and counts of this workspace.',
  answer: dataOf(workspaceSchema),
});

/** `owner`: the desktop window or a signed-in browser; `key`: an API key; `anonymous`: neither. */
export const sessionSchema = z.object({
  kind: z.enum(['owner', 'key', 'anonymous']),
  actor: actorSchema,
  permissions: z.array(z.enum(permissions)),
  /** When the key expires; null where it does not. */
  expiresAt: isoDateTime.nullable(),
  /** Whose workspace this is: the room of its events. Null to the anonymous, and while the store is damaged. */
  organization: z.string().nullable(),
});
export type Session = z.infer<typeof sessionSchema>;

export const getSession = defineEndpoint({
  name: 'getSession',
  method: 'GET',
  path: '/v1/session',
  permission: null,
  summary: 'Who this request comes from and what it may do.',
  answer: dataOf(sessionSchema),
});

export const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The first characters of the key, to tell keys apart. */
  hint: z.string(),
  permissions: z.array(z.enum(permissions)),
  createdAt: isoDateTime,
  expiresAt: isoDateTime.nullable(),
  revokedAt: isoDateTime.nullable(),
  lastUsedAt: isoDateTime.nullable(),
});
export type ApiKey = z.infer<typeof keySchema>;

export const keyInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  permissions: z.array(z.enum(permissions)).min(1),
  expiresAt: isoDateTime.nullable().optional(),
});
export type KeyInput = z.input<typeof keyInputSchema>;

export const listKeys = defineEndpoint({
  name: 'listKeys',
  method: 'GET',
  path: '/v1/keys',
  permission: 'admin',
  summary: 'API keys, without the keys themselves, oldest first.',
  query: z.strictObject(cursorQuery),
  answer: listOf(keySchema),
});

export const createKey = defineEndpoint({
  name: 'createKey',
  method: 'POST',
  path: '/v1/keys',
  permission: 'admin',
  summary: 'Make an API key. The key is in this answer and never shown again.',
  body: keyInputSchema,
  answer: dataOf(keySchema.extend({ key: z.string() })),
});

export const revokeKey = defineEndpoint({
  name: 'revokeKey',
  method: 'DELETE',
  path: '/v1/keys/:keyId',
  permission: 'admin',
  summary: 'Revoke an API key at once.',
  params: z.object({ keyId: z.string().max(60) }),
  answer: deletedSchema,
});
