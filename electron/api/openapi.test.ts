import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEndpoints } from '../../shared/contract/index.ts';
import { openApp, type TestApp } from './testing/open-app.ts';

type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description: string; content: object }>;
};
type Document = {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};

let test: TestApp;
let text: string;
let document: Document;
beforeAll(async () => {
  test = openApp();
  text = await (await test.send('GET', '/openapi.json', { caller: { kind: 'network' } })).text();
  document = JSON.parse(text) as Document;
});
afterAll(() => test.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the OpenAPI document', () => {
  it('describes every endpoint of the contract once', () => {
    expect(document.openapi).toBe('3.1.0');
    const described = operations().map(
      ({ path, method, operation }) => `${operation.operationId} ${method} ${path}`,
    );
    const wanted = allEndpoints.map(
      ({ name, method, path }) => `${name} ${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(described).toHaveLength(wanted.length);
    expect(new Set(described)).toEqual(new Set(wanted));
  });

  it('declares each parameter in a path', () => {
    for (const { path, operation } of operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(named);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it('resolves every reference that it makes', () => {
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas).toHaveProperty(name ?? '');
    }
    expect(text).not.toContain('"$schema"');
    expect(text.match(/"\$ref":"(?!#\/components)/)).toBeNull();
  });

  it('says which names of a query are followed by brackets', () => {
    const parameters = document.paths['/v1/companies']?.['get']?.parameters ?? [];
    const deep = parameters.filter((parameter) => JSON.stringify(parameter).includes('deepObject'));
    expect(deep.map(({ name }) => name).toSorted()).toEqual(['filter', 'source']);
  });

  it('says what refuses unknown properties and which headers a request may carry', () => {
    const create = document.paths['/v1/companies']?.['post'];
    expect(JSON.stringify(create?.requestBody)).toContain('"additionalProperties":false');
    expect(create?.parameters.map(({ name }) => name)).toEqual(['Idempotency-Key']);
    expect(create?.responses['409']?.description).toContain('name_taken');
  });
});

describe('the page of the API', () => {
  it('stands alone: no script, nothing from elsewhere', async () => {
    const response = await test.send('GET', '/docs', { caller: { kind: 'network' } });
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<img|<link|<[^>]+\s(on\w+=|(src|href)="(?![#/]))/);
    for (const { name } of allEndpoints) expect(page).toContain(`id="${name}"`);
    expect(page).toContain('id="error-name_taken"');
  });
});
