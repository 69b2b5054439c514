// What several commands have in common: options of one meaning and how their texts are read.
import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import type { CallInput } from '../../../shared/contract/endpoint.ts';
import type { createExport } from '../../../shared/contract/exports.ts';
import { UsageError } from './cli-error.ts';

export const json = ['--json', 'print one JSON document'] as const;

export const parseList = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

export function parseCount(text: string): number {
  if (/^\d{1,7}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('Give a number from 1 to 9999999.');
}

export type Query = NonNullable<CallInput<typeof createExport>['body']['query']>;

/** JSON, or `@file` with the JSON in it. */
export function queryOf(text: string): Query {
  try {
    return JSON.parse(text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text) as object;
  } catch (error) {
    throw new UsageError(
      `--query is no JSON: ${error instanceof Error ? error.message : ''}. Write it as {"filter": …}, or name a file as @query.json.`,
    );
  }
}
