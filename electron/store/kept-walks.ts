// The ways up to shareholders that plans found, in SQLite, for as long as a plan can be applied: each among the settings, under the id of
// its plan.
import type { ReadDb, WriteDb } from './database.ts';
import { findSetting, setSetting } from './settings.ts';

const prefix = 'refresh-walk ';

/** `walk`: as domain/entities/shareholders keeps it. */
export type KeptWalk = {
  atMs: number;
  /** Levels that were asked for, and of whom. */
  depth: number;
  codes: Record<'company' | 'person', readonly string[]>;
  walk: unknown;
};

export const findKeptWalk = (db: ReadDb, planId: string): KeptWalk | null =>
  (findSetting(db, prefix + planId) as KeptWalk | undefined) ?? null;

/** `fromMs`: those that were kept before are let go of. */
export function keepWalk(db: WriteDb, planId: string, walk: KeptWalk, fromMs: number): void {
  db.sql(`DELETE FROM setting WHERE name GLOB '${prefix}*' AND json_extract(value, '$.atMs') < ?`).run(
    fromMs,
  );
  setSetting(db, prefix + planId, walk);
}
