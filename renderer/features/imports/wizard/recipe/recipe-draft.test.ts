// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import type { SourceRecipe } from '../../../../../shared/schema/recipe-use.ts';
import { mapped, testSource } from '../../test-data.ts';
import { emptyDraft, loadDraft, saveDraft } from '../draft.ts';
import { choiceFor, differsFrom, draftOfRecipe, seedDraft } from './recipe-draft.ts';

beforeEach(() => sessionStorage.clear());

const recipe: SourceRecipe = {
  id: 'rcp_1',
  name: 'Monthly',
  automatic: false,
  last_used_at: null,
  match: 'same_columns',
  fits: true,
  drift: { missing: [], new: [], renamed: [], new_values: [], entry: null },
  options: {
    mapping: { Firm: 'name', Site: 'ignore' },
    rules: { columns: { Firm: { values: { x: 'y' } } } },
    update_existing: true,
    tags: ['crm'],
  },
};
const columns = testSource({ columns: [mapped('Firm', 'name'), mapped('Site', 'domain')] }).columns;

test('a file that a recipe knows starts from its choices, and only once', () => {
  const source = testSource({ columns, recipe });
  seedDraft(sessionStorage, source);
  expect(loadDraft(sessionStorage, source.id)).toEqual(draftOfRecipe(recipe));
  saveDraft(sessionStorage, source.id, emptyDraft);
  seedDraft(sessionStorage, source);
  expect(loadDraft(sessionStorage, source.id)).toEqual(emptyDraft);
});

test('a draft differs from its recipe as soon as one choice does', () => {
  const draft = draftOfRecipe(recipe);
  expect(differsFrom(recipe, columns, draft)).toBe(false);
  expect(differsFrom(recipe, columns, { ...draft, tags: [] })).toBe(true);
  const decisions = new Map([...draft.decisions, ['Site', 'domain']]);
  expect(differsFrom(recipe, columns, { ...draft, decisions })).toBe(true);
});

test('a run without a recipe is remembered, one with a recipe is put down to it', () => {
  expect(choiceFor(testSource())).toEqual({ remember: true });
  expect(choiceFor({ recipe })).toEqual({ id: 'rcp_1' });
  expect(choiceFor({ recipe: { ...recipe, id: null } })).toEqual({ remember: true });
});
