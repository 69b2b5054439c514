// Recipes in SQLite. What they say is a JSON text; its shape is shared/schema/recipe.ts.
import type { RecipeBody } from '../../shared/schema/recipe.ts';
import { foldCase } from '../lib/fold-case.ts';
import type { ReadDb, WriteDb } from './database.ts';

export type StoredRecipe = {
  id: string;
  name: string;
  automatic: boolean;
  /** Of the columns' names, whatever their order; null where they have none. */
  fingerprint: string | null;
  body: RecipeBody;
  version: number;
  createdBy: string;
  createdAtMs: number;
  updatedAtMs: number;
  lastUsedAtMs: number | null;
};

type RecipeRow = {
  id: string;
  name: string;
  automatic: number;
  fingerprint: string | null;
  body: string;
  version: number;
  created_by: string;
  created_at_ms: number;
  updated_at_ms: number;
  last_used_at_ms: number | null;
};

const keyOf = (name: string): string => foldCase(name.trim());

/** Throws SQLite's own error where the name is taken: ask `findRecipeByName` first, in the same transaction. */
export function insertRecipe(db: WriteDb, recipe: StoredRecipe): void {
  db.sql(
    `INSERT INTO recipe (id, name, name_key, automatic, fingerprint, body, version, created_by, created_at_ms,
       updated_at_ms, last_used_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    recipe.id,
    recipe.name,
    keyOf(recipe.name),
    recipe.automatic ? 1 : 0,
    recipe.fingerprint,
    JSON.stringify(recipe.body),
    recipe.version,
    recipe.createdBy,
    recipe.createdAtMs,
    recipe.updatedAtMs,
    recipe.lastUsedAtMs,
  );
}

type Changed = Pick<
  StoredRecipe,
  'id' | 'name' | 'automatic' | 'fingerprint' | 'body' | 'version' | 'updatedAtMs'
>;

export function updateRecipe(db: WriteDb, recipe: Changed): void {
  db.sql(
    `UPDATE recipe SET name = ?, name_key = ?, automatic = ?, fingerprint = ?, body = ?, version = ?,
       updated_at_ms = ? WHERE id = ?`,
  ).run(
    recipe.name,
    keyOf(recipe.name),
    recipe.automatic ? 1 : 0,
    recipe.fingerprint,
    JSON.stringify(recipe.body),
    recipe.version,
    recipe.updatedAtMs,
    recipe.id,
  );
}

export function markRecipeUsed(db: WriteDb, id: string, nowMs: number): void {
  db.sql('UPDATE recipe SET last_used_at_ms = ? WHERE id = ?').run(nowMs, id);
}

export function deleteRecipe(db: WriteDb, id: string): void {
  db.sql('DELETE FROM recipe WHERE id = ?').run(id);
}

export function findRecipe(db: ReadDb, id: string): StoredRecipe | null {
  const row = db.sql<RecipeRow>('SELECT * FROM recipe WHERE id = ?').get(id);
  return row ? rowToRecipe(row) : null;
}

/** Case and spaces at its ends do not matter. */
export function findRecipeByName(db: ReadDb, name: string): StoredRecipe | null {
  const row = db.sql<RecipeRow>('SELECT * FROM recipe WHERE name_key = ?').get(keyOf(name));
  return row ? rowToRecipe(row) : null;
}

/** Oldest first, after the id `after`. */
export function listStoredRecipes(db: ReadDb, after: string, limit: number): StoredRecipe[] {
  return db
    .sql<RecipeRow>('SELECT * FROM recipe WHERE id > ? ORDER BY id LIMIT ?')
    .all(after, limit)
    .map(rowToRecipe);
}

const latestFirst = 'ORDER BY coalesce(last_used_at_ms, updated_at_ms) DESC, automatic, id DESC';

/** Those for exactly these columns, the one used last first. */
export function listRecipesFor(db: ReadDb, fingerprint: string): StoredRecipe[] {
  return db
    .sql<RecipeRow>(`SELECT * FROM recipe WHERE fingerprint = ? ${latestFirst}`)
    .all(fingerprint)
    .map(rowToRecipe);
}

/** Those whose columns have names, the one used last first. */
export function listNamedColumnRecipes(db: ReadDb, limit: number): StoredRecipe[] {
  return db
    .sql<RecipeRow>(`SELECT * FROM recipe WHERE fingerprint IS NOT NULL ${latestFirst} LIMIT ?`)
    .all(limit)
    .map(rowToRecipe);
}

function rowToRecipe(row: RecipeRow): StoredRecipe {
  return {
    id: row.id,
    name: row.name,
    automatic: row.automatic === 1,
    fingerprint: row.fingerprint,
    body: JSON.parse(row.body) as RecipeBody,
    version: row.version,
    createdBy: row.created_by,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
    lastUsedAtMs: row.last_used_at_ms,
  };
}
