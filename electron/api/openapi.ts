// The OpenAPI document, made from the very schemas that validate, so that it cannot say anything else.
import { z } from 'zod';
import type { Endpoint } from '../../shared/contract/endpoint.ts';
import { errorStatus, type ErrorCode } from '../../shared/errors.ts';
import type { MountedRoute } from './mount.ts';

export type Json = { [key: string]: unknown };

const headerRefs = {
  'X-Request-ID': { schema: { type: 'string' } },
  'X-RateLimit-Limit': { schema: { type: 'integer' } },
  'X-RateLimit-Remaining': { schema: { type: 'integer' } },
  'X-RateLimit-Reset': { schema: { type: 'integer' }, description: 'Epoch seconds.' },
};

export function openApi(routes: readonly MountedRoute[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.endpoint.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.endpoint.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Rowbench', version, description: 'Companies and their import, on this machine.' },
    security: [{ bearer: [] }, { apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      },
      schemas: { Error: errorSchema },
    },
  };
}

function operation({ endpoint, takesUpload }: MountedRoute): Json {
  const body = requestBody(endpoint, takesUpload);
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    ...(endpoint.permission === null ? { security: [] } : { 'x-permission': endpoint.permission }),
    parameters: [
      ...parameters(endpoint.params, 'path'),
      ...parameters(endpoint.query, 'query'),
      ...(endpoint.idempotent ? [idempotencyKey] : []),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: responses(endpoint),
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    // Names in brackets: filter[industry][eq]=Metal.
    ...(property['type'] === 'object' ? { style: 'deepObject', explode: true } : {}),
    schema: property,
  }));
}

function requestBody(endpoint: Endpoint, takesUpload: boolean): Json | null {
  if (!endpoint.body) return null;
  const upload = takesUpload ? { 'application/octet-stream': {} } : {};
  return { content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') }, ...upload } };
}

function responses(endpoint: Endpoint): Json {
  const content = { 'application/json': { schema: schemaOf(endpoint.answer, 'output') } };
  const success = endpoint.statuses.map((status) => [
    String(status),
    { description: 'Done.', headers: headerRefs, content },
  ]);
  const failures = [...byStatus(codesOf(endpoint))].map(([status, codes]) => [
    String(status),
    { description: codes.join(', '), headers: headerRefs, content: errorContent },
  ]);
  return Object.fromEntries([...success, ...failures]) as Json;
}

/** The endpoint's own codes and those that any endpoint of its kind can give. */
export function codesOf(endpoint: Endpoint): ErrorCode[] {
  const codes: ErrorCode[] = [...endpoint.errors, 'internal_error', 'store_unavailable'];
  if (endpoint.params) codes.push('not_found');
  if (endpoint.query || endpoint.body) codes.push('validation_error');
  if (endpoint.body) codes.push('unsupported_media_type', 'payload_too_large');
  if (endpoint.permission !== null) codes.push('invalid_key', 'insufficient_permissions', 'rate_limited');
  return [...new Set(codes)];
}

function byStatus(codes: ErrorCode[]): Map<number, ErrorCode[]> {
  const groups = new Map<number, ErrorCode[]>();
  for (const code of codes) groups.set(errorStatus[code], [...(groups.get(errorStatus[code]) ?? []), code]);
  return groups;
}

const errorContent = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };

const issueSchema = {
  type: 'object',
  required: ['path', 'code', 'message'],
  properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
};

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'documentationUrl', 'requestId', 'timestamp'],
      properties: {
        code: { type: 'string', enum: Object.keys(errorStatus) },
        message: { type: 'string' },
        details: { type: 'object', properties: { issues: { type: 'array', items: issueSchema } } },
        documentationUrl: { type: 'string' },
        requestId: { type: 'string' },
        timestamp: { type: 'string', format: 'date-time' },
      },
    },
  },
};

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
