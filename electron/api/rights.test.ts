// The table route × permission, whole: each endpoint with no key, with each single permission and with all.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEndpoints, type Endpoint } from '../../shared/contract/index.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { permissions } from '../../shared/permissions.ts';
import { openApp, type TestApp } from './testing/open-app.ts';

let test: TestApp;
beforeAll(() => {
  test = openApp({ rateLimit: 100_000 });
});
afterAll(() => test.close());

const ids: Record<string, string> = {
  companyId: 'com_00000000-0000-7000-8000-000000000000',
  keyId: 'key_none',
  jobId: 'imp_co_none',
  sourceId: 'src_none',
};

const call = (endpoint: Endpoint, key: string | undefined): Promise<Response> => {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'none');
  const body = endpoint.method === 'POST' || endpoint.method === 'PATCH' ? { body: { unknownField: 1 } } : {};
  return test.send(endpoint.method, path, {
    caller: { kind: 'network' },
    ...(key === undefined ? {} : { key }),
    ...body,
  });
};

describe.each(allEndpoints.map((endpoint) => ({ endpoint, name: endpoint.name })))(
  '$name',
  ({ endpoint }) => {
    it('is open without a key only where the contract says so', async () => {
      const response = await call(endpoint, undefined);
      expect(response.status).toBe(endpoint.permission === null ? 200 : 401);
    });

    const grants = permissions.filter((permission) => [null, permission].includes(endpoint.permission));
    const lacks = permissions.filter((permission) => ![null, permission].includes(endpoint.permission));

    it.each(grants)('is reached with only %s', async (permission) => {
      const response = await call(endpoint, test.makeKey([permission]));
      expect([401, 403, 405, 500]).not.toContain(response.status);
    });

    it.each(lacks)('is refused with only %s', async (permission) => {
      const response = await call(endpoint, test.makeKey([permission]));
      expect(response.status).toBe(403);
      const { error } = (await response.json()) as ErrorBody;
      expect(error).toMatchObject({
        code: 'insufficient_permissions',
        details: { required: endpoint.permission },
      });
    });

    it('is refused with every permission but its own', async () => {
      const others = permissions.filter((permission) => permission !== endpoint.permission);
      const response = await call(endpoint, test.makeKey(others));
      expect(response.status === 403).toBe(endpoint.permission !== null);
    });

    it.each(['local', 'session'] as const)('is reached by the %s caller', async (kind) => {
      const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'none');
      const body =
        endpoint.method === 'POST' || endpoint.method === 'PATCH' ? { body: { unknownField: 1 } } : {};
      const response = await test.send(endpoint.method, path, { caller: { kind }, ...body });
      expect([401, 403, 405, 500]).not.toContain(response.status);
    });
  },
);

it('makes both kinds of owner act as the workspace’s own user', async () => {
  for (const [at, kind] of (['local', 'session'] as const).entries()) {
    const response = await test.send('POST', '/v1/companies', {
      caller: { kind },
      body: { name: `Acme ${at}` },
    });
    const { data } = (await response.json()) as { data: { createdBy: { id: string; fullName: string } } };
    expect(data.createdBy.id).toMatch(/^usr_/);
    expect(data.createdBy.fullName).not.toBe('');
  }
});

it('puts a key’s changes down to the key', async () => {
  const key = test.makeKey(['write:companies']);
  const response = await test.send('POST', '/v1/companies', { key, body: { name: 'Keyed' } });
  const { data } = (await response.json()) as { data: { createdBy: unknown } };
  expect(data.createdBy).toEqual({ id: expect.stringMatching(/^key_/), fullName: 'test', email: null });
});
