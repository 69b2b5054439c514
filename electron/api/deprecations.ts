// What a request uses that will go: a property of a body or query whose schema says
// `.meta({ deprecated: true, description: 'Use … instead.' })`. The answer's envelope lists it; nothing else changes.
import { z } from 'zod';
import type { Endpoint } from '../../shared/contract/endpoint.ts';

type Marked = { path: readonly string[]; instead: string };

const kept = new WeakMap<z.ZodType, readonly Marked[]>();

/** One sentence for each deprecated property that was sent. */
export function deprecationsOf(endpoint: Endpoint, query: unknown, body: unknown): string[] {
  return [...usedOf(endpoint.query, query), ...usedOf(endpoint.body, body)];
}

function usedOf(schema: z.ZodType | undefined, sent: unknown): string[] {
  if (!schema) return [];
  let marked = kept.get(schema);
  if (!marked) kept.set(schema, (marked = markedIn(schema, [])));
  return marked
    .filter(({ path }) => isSent(sent, path))
    .map(({ path, instead }) => `${path.join('.')} is deprecated. ${instead}`.trim());
}

function markedIn(schema: z.ZodType, path: readonly string[]): Marked[] {
  const inner = unwrapped(schema);
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([name, property]) => {
    const at = [...path, name];
    const instead = noteOf(property);
    return instead === null ? markedIn(property, at) : [{ path: at, instead }];
  });
}

function noteOf(schema: z.ZodType): string | null {
  const meta = schema.meta() ?? unwrapped(schema).meta();
  return meta?.deprecated === true ? (meta.description ?? '') : null;
}

function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? unwrapped(schema.unwrap() as z.ZodType)
    : schema;
}

function isSent(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return value !== undefined;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? isSent((value as Record<string, unknown>)[name], rest)
    : false;
}

/** Puts them into the envelope of a reply, in place: the same reply may be kept under an Idempotency-Key. */
export function noteDeprecations<R>(reply: R, deprecations: readonly string[]): R {
  if (deprecations.length === 0 || typeof reply !== 'object' || reply === null || reply instanceof Response)
    return reply;
  const envelope: unknown = 'status' in reply && 'body' in reply ? reply.body : reply;
  if (typeof envelope === 'object' && envelope !== null && 'data' in envelope)
    Object.assign(envelope, { deprecations });
  return reply;
}
