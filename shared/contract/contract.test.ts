import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorStatus } from '../errors.ts';
import { permissions } from '../permissions.ts';
import { allEndpoints, type Endpoint } from './index.ts';

const named = allEndpoints.map((endpoint) => ({ endpoint, name: endpoint.name }));
const unique = (values: string[]): boolean => new Set(values).size === values.length;
const shapeOf = (schema: z.ZodType | undefined): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
/** Endpoints whose POST creates or launches something, but must not be answered from a stored reply. */
const neverReplayed = ['createKey', 'createSource', 'createWebhook', 'renewWebhookSecret'];
/** It asks or tells somebody and leaves nothing behind, but for a line in a log. */
const leavesNothing = ['trySource', 'testWebhook', 'redeliver'];
/** Sent twice they leave what one call leaves; the recovery has no store to keep a reply in. */
const idempotentByNature = [
  'mergeDuplicates',
  'dismissDuplicates',
  'undismissDuplicates',
  'resubmitImport',
  'setProviderKey',
  'salvageStore',
  'restoreStore',
  'openStoreAsItIs',
  'startEmptyStore',
];
const readsOnly = (endpoint: Endpoint): boolean => endpoint.permission?.startsWith('read:') === true;

describe('the contract', () => {
  it('names each endpoint and each route once', () => {
    expect(unique(allEndpoints.map(({ name }) => name))).toBe(true);
    expect(unique(allEndpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`))).toBe(
      true,
    );
  });

  it('knows every permission and error code that an endpoint names', () => {
    for (const { permission, errors, statuses } of allEndpoints) {
      expect([null, ...permissions]).toContain(permission);
      for (const code of errors) expect(Object.keys(errorStatus)).toContain(code);
      expect(statuses.length).toBeGreaterThan(0);
    }
  });
});

describe.each(named)('$name', ({ endpoint }) => {
  it('declares the parameters of its path and no others', () => {
    const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    expect(shapeOf(endpoint.params)).toEqual(inPath);
  });

  it('refuses properties that it does not know, in query and body', () => {
    for (const schema of [endpoint.query, endpoint.body]) {
      const codes = schema?.safeParse({ notAField: 1 }).error?.issues.map(({ code }) => code) ?? [
        'unrecognized_keys',
      ];
      expect(codes).toContain('unrecognized_keys');
    }
  });

  it('takes an Idempotency-Key where it creates or launches something', () => {
    const launches = endpoint.method === 'POST' && !readsOnly(endpoint);
    const isAction = /\/(cancel|dry-run)$/.test(endpoint.path);
    const exempt = [...neverReplayed, ...leavesNothing, ...idempotentByNature];
    const wanted = launches && !isAction && !exempt.includes(endpoint.name);
    expect(endpoint.idempotent).toBe(wanted);
  });

  it('takes no body where the method has none', () => {
    expect(endpoint.body === undefined || ['POST', 'PATCH'].includes(endpoint.method)).toBe(true);
  });
});
