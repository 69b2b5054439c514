// At the start of the program: files that a killed process left half-written, or that nothing names any more.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDb } from '../../store/database.ts';
import { findImport } from '../../store/imports.ts';
import { isKept } from '../../store/kept-files.ts';
import { findSource } from '../../store/sources.ts';
import { ownFiles } from './formats/made-file.ts';
import { sourceFolder } from './source-files.ts';

/** The copy of a request's rows, for as long as its import is not done. */
export const requestFileName = (importId: string): string => `${importId}.request`;

export function sweepFiles(db: ReadDb, dataDir: string): void {
  const folder = sourceFolder(dataDir);
  for (const name of namesIn(folder))
    if (!isWanted(db, folder, name)) rmSync(join(folder, name), { force: true });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isWanted(db: ReadDb, folder: string, name: string): boolean {
  // Row caches are made anew when they are asked for; a fixed error file is read in its request, or never.
  if (name.endsWith('.part') || name.endsWith('.rows') || name.endsWith('.fixed')) return false;
  if (name.endsWith('.request')) return isOpen(db, name.slice(0, -'.request'.length));
  const id = /^src_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(name)?.[0];
  const source = id === undefined ? null : findSource(db, id);
  // Not one of ours: left alone.
  if (id === undefined) return true;
  const path = join(folder, name);
  if (isKept(db, name)) return true;
  return source !== null && (source.snapshot === path || ownFiles(source).includes(path));
}

function isOpen(db: ReadDb, importId: string): boolean {
  const status = findImport(db, importId)?.status;
  return status === 'queued' || status === 'running';
}
