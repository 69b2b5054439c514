// Recipes: stored ones, the one that a source is read by, the one that an import ran with.
import {
  chooseRecipe,
  createRecipe,
  deleteRecipe,
  getImportRecipe,
  getRecipe,
  getRecipeFile,
  listRecipes,
  saveRecipe,
  updateRecipe,
} from '../../../shared/contract/recipes.ts';
import { toRecipeFile, type Recipe } from '../../../shared/schema/recipe.ts';
import { recipeOfImport } from '../../domain/imports/recipes/import-recipe.ts';
import {
  addRecipe,
  bodyOfFile,
  changeRecipe,
  getStoredRecipe,
  removeRecipe,
} from '../../domain/imports/recipes/manage-recipes.ts';
import { bodyOf, chosenPart, decidedDialect } from '../../domain/imports/recipes/recipe-body.ts';
import { keepChoices } from '../../domain/imports/recipes/remember-run.ts';
import { originalOf } from '../../domain/imports/formats/made-file.ts';
import { readByChoice } from '../../domain/imports/recipes/read-by-choice.ts';
import { showRecipe } from '../../domain/imports/recipes/show-recipe.ts';
import { showSourceRecipe } from '../../domain/imports/recipes/source-recipe.ts';
import { showSource, suggestedMapping, suggestedReading } from '../../domain/imports/show-source.ts';
import { isReadAlike } from '../../domain/imports/read-alike.ts';
import { withSuggestedJoins } from '../../domain/imports/suggested-rules.ts';
import { statFile } from '../../domain/imports/source-files.ts';
import { findRecipeByName, listStoredRecipes } from '../../store/recipes.ts';
import { deleteRowEdits } from '../../store/row-edits.ts';
import { setSourceRecipe } from '../../store/source-recipes.ts';
import { setSourceReading } from '../../store/sources.ts';
import { fileHeaders } from '../file-headers.ts';
import { expectedVersion } from '../if-match.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';
import { getImport, getSource } from '../stored.ts';

export function recipeRoutes(app: Mounter): void {
  const { store, jobs, clock } = app.services;
  const { db } = store;

  mount(app, listRecipes, ({ query, request }) => {
    const { name, cursor = '', limit } = query;
    const named = name === undefined ? null : findRecipeByName(db, name);
    const found = name === undefined ? listStoredRecipes(db, cursor, limit + 1) : named ? [named] : [];
    const items = found.slice(0, limit).map((recipe) => showRecipe(db, recipe));
    const next = found.length > limit ? (items.at(-1)?.id ?? null) : null;
    return { data: { items, pagination: nextLink(request, next) } };
  });

  mount(app, createRecipe, ({ body, actor, commit }) =>
    commit((write) => {
      const recipe = { name: body.name, body: bodyOfFile(body), automatic: false };
      return answer(showRecipe(write, addRecipe(write, recipe, { actor: actor.id, nowMs: clock.now() })));
    }),
  );

  mount(app, getRecipe, ({ params }) => answer(showRecipe(db, getStoredRecipe(db, params.recipeId))));

  mount(app, updateRecipe, ({ params, body, request, commit }) => {
    const expected = expectedVersion(request);
    return commit((write) =>
      answer(showRecipe(write, changeRecipe(write, params.recipeId, body, expected, clock.now()))),
    );
  });

  mount(app, deleteRecipe, ({ params, commit }) =>
    commit((write) => {
      removeRecipe(write, params.recipeId);
      return { data: { id: params.recipeId } };
    }),
  );

  mount(app, getRecipeFile, ({ params }) => {
    const { name, body } = getStoredRecipe(db, params.recipeId);
    return recipeFile(name, toRecipeFile(name, body));
  });

  mount(app, getImportRecipe, ({ params }) => {
    const file = recipeOfImport(db, getImport(db, params.jobId));
    return recipeFile(file.name, file);
  });

  mount(app, saveRecipe, ({ params, body, actor, commit }) =>
    commit((write) => {
      const source = getSource(write, params.sourceId);
      const reading = suggestedReading(db, source);
      const choices = bodyOf({
        columns: reading.columns.map(({ key }) => key),
        ...chosenPart(source),
        dialect: decidedDialect(source),
        mapping: body.mapping ?? suggestedMapping(reading),
        rules: body.mapping ? body.rules : withSuggestedJoins(reading, body.rules),
        updateExisting: body.update_existing,
        tags: body.tags,
      });
      const by = { actor: actor.id, nowMs: clock.now() };
      const { id } = keepChoices(write, body.recipe, { body: choices, fileName: source.fileName }, by);
      setSourceRecipe(write, source.id, { kind: 'stored', id, match: 'chosen' });
      return { data: showSource(write, source, showSourceRecipe(write, source)) };
    }),
  );

  mount(app, chooseRecipe, async (call) => {
    const source = getSource(db, call.params.sourceId);
    const facts = await statFile(originalOf(source));
    const { chosen, overrides, reading } = await readByChoice(db, source, call.body);
    const read = { ...facts, overrides, reading: JSON.stringify(reading) };
    const readOtherwise = !isReadAlike(source.reading, read.reading);
    if (readOtherwise) jobs.dryRuns.forget(source.id);
    const reply = call.commit((write) => {
      // Rows and columns are others now: what was mended would land in the wrong cells.
      if (readOtherwise) deleteRowEdits(write, source.id);
      if (readOtherwise) setSourceReading(write, source.id, read);
      setSourceRecipe(write, source.id, chosen);
      const now = getSource(write, source.id);
      return { data: showSource(write, now, showSourceRecipe(write, now)) };
    });
    if (reply.data.status === 'scanning') jobs.sources.count(source.id);
    return reply;
  });
}

const answer = (recipe: Recipe) => ({
  status: 200,
  body: { data: recipe },
  headers: { ETag: `"${recipe.version}"` },
});

/** Set out to be read by people. */
const recipeFile = (name: string, file: ReturnType<typeof toRecipeFile>): Response =>
  new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: fileHeaders(`${name}.recipe.json`, 'application/json; charset=utf-8'),
  });
