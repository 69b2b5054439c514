// How long the files that imports have read are kept, and their removal. Undoing an import never needs them.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportSettings } from '../../../shared/contract/recipes.ts';
import type { KeptFile } from '../../../shared/schema/recipe-use.ts';
import { isoTime } from '../../lib/clock.ts';
import { transact, type ReadDb, type WriteDb } from '../../store/database.ts';
import type { StoredImport } from '../../store/imports.ts';
import { findKept, listExpiredFiles, markRemoved } from '../../store/kept-files.ts';
import { deleteOldOriginalLines } from '../../store/original-lines.ts';
import { findSetting, setSetting } from '../../store/settings.ts';
import { listForgottenSources, removeSourceFile } from '../../store/source-files.ts';
import { deleteSource, findSource } from '../../store/sources.ts';
import { ownFiles } from './formats/made-file.ts';
import { sourceFolder } from './source-files.ts';

const dayMs = 86_400_000;
const setting = 'keep_source_days';
const usual = 90;

export function importSettings(db: ReadDb): ImportSettings {
  const days = findSetting(db, setting);
  return { keep_source_days: days === null || typeof days === 'number' ? days : usual };
}

export function saveImportSettings(
  db: WriteDb,
  { keep_source_days: days }: { [K in keyof ImportSettings]?: ImportSettings[K] | undefined },
): void {
  if (days !== undefined) setSetting(db, setting, days);
}

export function keptFileOf(db: ReadDb, { id, finishedAtMs }: StoredImport): KeptFile {
  const kept = findKept(db, id);
  const removedAtMs = kept?.source_removed_at_ms ?? null;
  if (kept && kept.kept_file !== null) {
    const { keep_source_days: days } = importSettings(db);
    const until = days === null || finishedAtMs === null ? null : isoTime(finishedAtMs + days * dayMs);
    return { state: 'kept', byte_size: kept.kept_bytes ?? 0, until };
  }
  return removedAtMs === null ? { state: 'none' } : { state: 'removed', removed_at: isoTime(removedAtMs) };
}

/** Removes what is past its time; each file after the store has forgotten it. Answers how many. */
export function sweepKeptFiles(db: WriteDb, dataDir: string, nowMs: number): number {
  const { keep_source_days: days } = importSettings(db);
  if (days === null) return 0;
  const folder = sourceFolder(dataDir);
  const files = transact(db, () => {
    const expired = listExpiredFiles(db, nowMs - days * dayMs);
    deleteOldOriginalLines(db, nowMs - days * dayMs);
    for (const file of expired) {
      markRemoved(db, file, nowMs);
      removeSourceFile(db, join(folder, file));
    }
    return [...expired.map((file) => join(folder, file)), ...forgetUploads(db, nowMs, days)];
  });
  for (const file of files) rmSync(file, { force: true });
  return files.length;
}

/** Files that nobody has imported; a person may be at it today. */
function forgetUploads(db: WriteDb, nowMs: number, days: number): string[] {
  const ids = listForgottenSources(db, nowMs - Math.max(1, days) * dayMs);
  return ids.flatMap((id) => {
    const source = findSource(db, id);
    deleteSource(db, id);
    return source ? ownFiles(source) : [];
  });
}
