// Which file of an archive a command reads: the one that it was told, else the one that its recipe was made for. It never
// takes whichever comes first.
import { resolve } from 'node:path';
import { updateSource } from '../../../shared/contract/imports.ts';
import type { Source } from '../../../shared/schema/import.ts';
import type { PartChoice } from '../../../shared/schema/source-format.ts';
import { refuseSeveral } from '../../domain/imports/formats/format-errors.ts';
import { CliError } from './cli-error.ts';
import { findByName, isFile, type RecipeOptions } from './import-recipe.ts';
import { readRecipeFile } from './recipe-file.ts';
import type { Api } from './with-backend.ts';

type Wish = Pick<PartChoice, 'entry'> & RecipeOptions;

/** The source with the right file of its archive. Throws where several could be meant, or the recipe's is gone. */
export async function withRightEntry(api: Api, source: Source, { entry, recipe }: Wish): Promise<Source> {
  const isOpen = source.entries.length > 1 && entry === undefined && recipe !== undefined;
  const wanted = isOpen ? await recipeOf(api, recipe) : null;
  if (wanted?.entry === undefined) {
    refuseSeveral(source, { entry });
    return source;
  }
  if (!source.entries.includes(wanted.entry)) throw entryGone(source, wanted.name, wanted.entry);
  if (source.entry === wanted.entry) return source;
  const params = { sourceId: source.id };
  return (await api.call(updateSource, { params, body: { entry: wanted.entry } })).data;
}

const recipeOf = async (api: Api, recipe: string): Promise<{ name: string; entry?: string | undefined }> =>
  isFile(recipe) ? readRecipeFile(resolve(recipe)) : findByName(api, recipe);

const shownEntries = 10;

function entryGone({ file_name: file, entries }: Source, recipe: string, entry: string): CliError {
  const more = entries.length - shownEntries;
  const listed = entries.slice(0, shownEntries).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return new CliError(
    'missing_entry',
    `${file} has no file "${entry}", which the recipe "${recipe}" was made for. It has ${listed}. Nothing was imported. Choose one of them with --entry NAME.`,
  );
}
