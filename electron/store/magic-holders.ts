// Companies that may have a computed value: those that are in a group.
import type { ReadDb } from './database.ts';

export const countMagicHolders = (db: ReadDb, most: number): number =>
  db
    .sql<number>('SELECT count(*) FROM (SELECT 1 FROM company WHERE group_nos IS NOT NULL LIMIT ?)')
    .pluck()
    .get(most) ?? 0;

/** In the order of their numbers. */
export const listMagicHolders = (db: ReadDb, afterNo: number, limit: number): number[] =>
  db
    .sql<number>('SELECT no FROM company WHERE no > ? AND group_nos IS NOT NULL ORDER BY no LIMIT ?')
    .pluck()
    .all(afterNo, limit);
