// A recipe as a draft, and whether a draft still says what its recipe says.
import type { RunOptions, Source, SourceColumn } from '../../../../../shared/schema/import.ts';
import type { RecipeChoice, SourceRecipe } from '../../../../../shared/schema/recipe-use.ts';
import { rememberedRules } from '../../../../../shared/schema/remembered-rules.ts';
import { emptyDraft, hasDraft, saveDraft, type Draft } from '../draft.ts';
import { runOptionsOf } from '../run-options.ts';

/** Every column is decided, those included that the recipe leaves out. */
export const draftOfRecipe = ({ options }: SourceRecipe): Draft => ({
  ...emptyDraft,
  decisions: new Map(Object.entries(options.mapping)),
  updateExisting: options.update_existing,
  tags: options.tags,
  rules: options.rules,
});

/** A file that has just come, and that nobody has decided on yet, starts from its recipe. */
export function seedDraft(storage: Storage, { id, recipe }: Source): void {
  if (recipe !== null && !hasDraft(storage, id)) saveDraft(storage, id, draftOfRecipe(recipe));
}

const said = ({ mapping, update_existing, tags, rules }: RunOptions): string =>
  JSON.stringify([
    Object.entries(mapping ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    update_existing,
    tags,
    rules,
  ]);

export function differsFrom(recipe: SourceRecipe, columns: readonly SourceColumn[], draft: Draft): boolean {
  const own = runOptionsOf(columns, draftOfRecipe(recipe));
  // What counts for this import only is no change of the recipe.
  const kept = { ...draft, rules: rememberedRules(draft.rules, recipe.options.rules) };
  return said(own) !== said(runOptionsOf(columns, kept));
}

/** What the run does with its choices: by its recipe, or remembered for these columns. */
export const choiceFor = ({ recipe }: Pick<Source, 'recipe'>): RecipeChoice =>
  recipe === null || recipe.id === null ? { remember: true } : { id: recipe.id };
