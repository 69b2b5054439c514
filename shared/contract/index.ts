// Every endpoint there is. The one barrel of the project.
import * as companies from './companies.ts';
import * as imports from './imports.ts';
import * as system from './system.ts';
import type { Endpoint } from './endpoint.ts';

export * from './companies.ts';
export * from './imports.ts';
export * from './system.ts';
export type { CallAnswer, CallInput, Endpoint } from './endpoint.ts';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

export const allEndpoints: readonly Endpoint[] = [system, companies, imports].flatMap((file) =>
  Object.values(file).filter(isEndpoint),
);
