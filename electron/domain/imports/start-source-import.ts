// Puts the import of a source into the queue, with the file that it reads and what was mended in its rows.
import { basename } from 'node:path';
import type { Dialect } from '../../../shared/schema/import.ts';
import type { RecipeChoice } from '../../../shared/schema/recipe-use.ts';
import type { WriteDb } from '../../store/database.ts';
import { setImportTotal, type ImportRequest, type StoredImport } from '../../store/imports.ts';
import { keepFile, setImportRecipe } from '../../store/kept-files.ts';
import { copyRowEdits } from '../../store/row-edits.ts';
import { setSourceSnapshot, type StoredSource } from '../../store/sources.ts';
import { madeOf } from './formats/made-file.ts';
import { bodyOf, chosenPart, decidedDialect } from './recipes/recipe-body.ts';
import { rememberRun } from './recipes/remember-run.ts';
import { startImport } from './start-import.ts';

export type SourceRun = {
  request: ImportRequest & { dialect: Dialect };
  /** Of the file that the import reads. */
  path: string;
  /** See `keepOriginal`. */
  original: string | null;
  recipe: RecipeChoice | undefined;
};

/** Call it inside a transaction, then wake the runner. */
export function startSourceImport(db: WriteDb, source: StoredSource, run: SourceRun): StoredImport {
  const { request, path, original, recipe } = run;
  const { id, byteSize, rowCount } = source;
  const made = madeOf(source);
  const input = {
    kind: 'text' as const,
    path,
    dialect: request.dialect,
    ...(made && { sha256: made.sha256 }),
  };
  if (path !== source.path) setSourceSnapshot(db, id, path);
  const stored = startImport(db, request, { input, temporary: false });
  copyRowEdits(db, id, stored.no);
  keepFile(db, stored.id, { file: basename(path), original, byteSize });
  if (recipe) rememberRecipe(db, source, request, recipe);
  if (rowCount === null) return stored;
  setImportTotal(db, stored.id, rowCount);
  return { ...stored, rowsTotal: rowCount };
}

function rememberRecipe(
  db: WriteDb,
  source: StoredSource,
  request: ImportRequest,
  choice: RecipeChoice,
): void {
  const body = bodyOf({ ...request, ...chosenPart(source), dialect: decidedDialect(source) });
  const by = { actor: request.createdBy, nowMs: request.createdAtMs };
  setImportRecipe(db, request.id, rememberRun(db, choice, { body, fileName: source.fileName }, by));
}
