// The recipe that a source is read by: found when the file comes, chosen or declined by a person, shown with what differs.
import type { DialectPatch } from '../../../../shared/schema/import.ts';
import type { RecipeBody } from '../../../../shared/schema/recipe.ts';
import type { SourceRecipe } from '../../../../shared/schema/recipe-use.ts';
import { isoTime } from '../../../lib/clock.ts';
import type { ReadDb, WriteDb } from '../../../store/database.ts';
import { findRecipe, listNamedColumnRecipes } from '../../../store/recipes.ts';
import { findSourceRecipe, setSourceRecipe, type ChosenRecipe } from '../../../store/source-recipes.ts';
import type { StoredSource } from '../../../store/sources.ts';
import type { Reading } from '../reader/inspect-sample.ts';
import { readingOf } from '../show-source.ts';
import { applyRecipe } from './apply-recipe.ts';
import { compareColumns } from './compare-columns.ts';
import { findBestRecipe, type Match } from './find-recipe.ts';
import { withoutGoneFields } from './gone-fields.ts';
import { newValues } from './new-values.ts';
import { entryDrift } from './other-parts.ts';
import { bodyOfFile } from './manage-recipes.ts';

/** Reads the source's head under these overrides; throws where that makes no table. */
export type Inspect = (overrides: DialectPatch) => Promise<Reading>;

export type ReadBy = { chosen: ChosenRecipe | null; overrides: DialectPatch; reading: Reading };

/** Recipes whose dialect is tried on a file that no recipe fits as it was detected. */
const mostTried = 5;

/** The best recipe for a new file, its dialect included where the file reads at least as well by it. */
export async function readByBestRecipe(db: ReadDb, inspect: Inspect): Promise<ReadBy> {
  const reading = await inspect({});
  const match = findBestRecipe(db, reading.columns);
  if (match === null)
    return (await readByAnyDialect(db, inspect)) ?? { chosen: null, overrides: {}, reading };
  return {
    chosen: chosenOf(match),
    ...(await readBy(match.recipe.body, { overrides: {}, reading }, inspect)),
  };
}

/** A file whose header is found only when it is read as the last one was. */
async function readByAnyDialect(db: ReadDb, inspect: Inspect): Promise<ReadBy | null> {
  const overriding = listNamedColumnRecipes(db, 500).filter(
    ({ body }) => Object.keys(body.dialect).length > 0,
  );
  const dialects = new Map(overriding.map(({ body }) => [JSON.stringify(body.dialect), body.dialect]));
  for (const overrides of [...dialects.values()].slice(0, mostTried)) {
    // One after another on purpose: most often the first one fits.
    // oxlint-disable-next-line no-await-in-loop
    const reading = await inspect(overrides).catch(() => null);
    const match = reading && findBestRecipe(db, reading.columns);
    if (reading && match) return { chosen: chosenOf(match), overrides, reading };
  }
  return null;
}

const chosenOf = ({ recipe, match }: Match): ChosenRecipe => ({ kind: 'stored', id: recipe.id, match });

/** The recipe's way to read, unless its columns are found better without it. */
export async function readBy(
  body: RecipeBody,
  current: Omit<ReadBy, 'chosen'>,
  inspect: Inspect,
): Promise<Omit<ReadBy, 'chosen'>> {
  const overrides = { ...current.overrides, ...body.dialect };
  if (JSON.stringify(overrides) === JSON.stringify(current.overrides)) return current;
  const reading = await inspect(overrides).catch(() => null);
  if (reading === null) return current;
  const alike = ({ columns }: Reading): number => compareColumns(body, columns).alike;
  return alike(reading) >= alike(current.reading) ? { overrides, reading } : current;
}

/** What is left of the overrides without those that the recipe brought. */
export function overridesWithout(overrides: DialectPatch, body: RecipeBody | null): DialectPatch {
  const brought: Record<string, unknown> = body?.dialect ?? {};
  return Object.fromEntries(
    Object.entries(overrides).filter(
      ([key, value]) => !Object.hasOwn(brought, key) || brought[key] !== value,
    ),
  );
}

type Known = {
  id: string | null;
  name: string;
  automatic: boolean;
  lastUsedAtMs: number | null;
  match: SourceRecipe['match'];
  body: RecipeBody;
};

/** Null: none, or one that was forgotten since. */
export function findRecipeOfSource(db: ReadDb, sourceId: string): Known | null {
  const chosen = findSourceRecipe(db, sourceId);
  if (chosen === null || chosen.kind === 'none') return null;
  if (chosen.kind === 'file') {
    const { file } = chosen;
    return {
      id: null,
      name: file.name,
      automatic: false,
      lastUsedAtMs: null,
      match: 'chosen',
      body: bodyOfFile(file),
    };
  }
  const recipe = findRecipe(db, chosen.id);
  return recipe && { ...recipe, match: chosen.match };
}

export function showSourceRecipe(db: ReadDb, source: StoredSource): SourceRecipe | null {
  const known = findRecipeOfSource(db, source.id);
  if (known === null) return null;
  const reading = readingOf(source);
  const { fits, options: wanted, drift } = applyRecipe(known.body, reading.columns);
  const { options, gone } = withoutGoneFields(db, wanted);
  const entry = entryDrift(known.body, reading);
  return {
    id: known.id,
    name: known.name,
    automatic: known.automatic,
    last_used_at: known.lastUsedAtMs === null ? null : isoTime(known.lastUsedAtMs),
    match: known.match,
    fits: fits && gone.length === 0,
    drift: {
      ...drift,
      ...(gone.length > 0 && { missing_fields: gone }),
      new_values: newValues(db, source, options),
      entry,
    },
    options,
  };
}

/** After a source is read otherwise: a recipe may fit now, where none was found and none declined. */
export function rematch(db: WriteDb, source: StoredSource): void {
  const chosen = findSourceRecipe(db, source.id);
  if (chosen?.kind === 'none' || findRecipeOfSource(db, source.id) !== null) return;
  const match = findBestRecipe(db, readingOf(source).columns);
  if (match) setSourceRecipe(db, source.id, chosenOf(match));
}
