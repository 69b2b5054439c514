import { sql as foundation } from './0001-foundation.ts';

export type Migration = { version: number; name: string; sql: string };

/** In order. A file that has been released never changes: migrate.test.ts holds its checksum. */
export const migrations: readonly Migration[] = [{ version: 1, name: 'foundation', sql: foundation }];
