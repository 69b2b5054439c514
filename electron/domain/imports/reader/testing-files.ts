// For tests: files in a folder that goes away, and the shared data beside the project, which may not be there.
import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Dialect } from '../../../../shared/schema/import.ts';
import type { ReadIssue } from '../../../../shared/schema/import.ts';
import { readRecords, type SourceRecord } from './read-records.ts';

export const sharedData = resolve(import.meta.dirname, '../../../../../shared/data');
export const hasSharedData = existsSync(sharedData);

export type TestFolder = {
  path: string;
  write(name: string, content: string | Buffer): string;
  remove(): void;
};

export function testFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'rowbench-reader-'));
  return {
    path,
    write(name, content) {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export const plainDialect: Dialect = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  header_line: null,
};

export type WholeFile = { records: SourceRecord[]; issues: ReadIssue[] };

export async function readWhole(path: string, dialect: Dialect): Promise<WholeFile> {
  const whole: WholeFile = { records: [], issues: [] };
  for await (const batch of readRecords(path, dialect)) {
    whole.records.push(...batch.records);
    whole.issues.push(...batch.issues);
  }
  return whole;
}
