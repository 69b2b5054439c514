// Which other sheet of a workbook, or file of an archive, a recipe was made for: the part that is read first is only the first
// one that looks like a table.
import type { RecipeBody } from '../../../../shared/schema/recipe.ts';
import type { PartChoice, SourceFormatFacts } from '../../../../shared/schema/source-format.ts';
import type { RecipeDrift } from '../../../../shared/schema/recipe-use.ts';
import type { ReadDb } from '../../../store/database.ts';
import { findRecipe, listNamedColumnRecipes } from '../../../store/recipes.ts';
import type { ChosenRecipe } from '../../../store/source-recipes.ts';
import { mostCompared } from './find-recipe.ts';

type Parts = Pick<SourceFormatFacts, 'sheet' | 'sheets' | 'entry' | 'entries'>;

/** Parts that are tried: each is read from its file anew. */
const mostParts = 2;

/**
 * What the file has beside the part that is read and was not asked for: by the recipe that fits, if it was made for another
 * part; else by any recipe, the one used last first.
 */
export function otherParts(
  db: ReadDb,
  chosen: ChosenRecipe | null,
  parts: Parts,
  asked: PartChoice,
): PartChoice[] {
  if (parts.sheets.length < 2 && parts.entries.length < 2) return [];
  const bodies =
    chosen?.kind === 'stored'
      ? [findRecipe(db, chosen.id)?.body ?? null]
      : listNamedColumnRecipes(db, mostCompared).map(({ body }) => body);
  const found = bodies.flatMap((body) => (body ? partOf(body, parts, asked) : []));
  return [...new Map(found.map((part) => [JSON.stringify(part), part])).values()].slice(0, mostParts);
}

function partOf({ sheet, entry }: RecipeBody, parts: Parts, asked: PartChoice): PartChoice[] {
  const isFile =
    entry !== undefined &&
    asked.entry === undefined &&
    entry !== parts.entry &&
    parts.entries.includes(entry);
  // Which sheets another file of the archive has is known once it is read.
  if (isFile) return [sheet === undefined || asked.sheet !== undefined ? { entry } : { entry, sheet }];
  const isSheet =
    asked.sheet === undefined && sheet !== parts.sheet && parts.sheets.some(({ name }) => name === sheet);
  return isSheet ? [{ sheet }] : [];
}

/** Null where the right file of an archive is read, or the recipe was made for none in particular. */
export function entryDrift({ entry: wanted }: RecipeBody, { entry, entries }: Parts): RecipeDrift['entry'] {
  if (wanted === undefined || entry === null || wanted === entry) return null;
  const others = entries.slice(0, shownEntries);
  return { wanted, read: entry, there: entries.includes(wanted), others };
}

const shownEntries = 20;
