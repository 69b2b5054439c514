// The recipes of the workspace, and what is done with the one of a source. Each change answers the source as it is then.
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { getImportJob, getSource } from '../../../../../shared/contract/imports.ts';
import {
  chooseRecipe,
  createRecipe,
  deleteRecipe,
  getRecipe,
  listRecipes,
  saveRecipe,
  updateRecipe,
} from '../../../../../shared/contract/recipes.ts';
import type { CallAnswer, CallInput } from '../../../../../shared/contract/endpoint.ts';
import { t } from '../../../../../shared/messages/message.ts';
import type { RunOptions, Source } from '../../../../../shared/schema/import.ts';
import type { RecipeChoice } from '../../../../../shared/schema/recipe-use.ts';
import type { Recipe } from '../../../../../shared/schema/recipe.ts';
import { toApiError, type ApiError } from '../../../../api/api-error.ts';
import { call } from '../../../../api/client.ts';
import { queryOf } from '../../../../api/query.ts';

/** The one used last first. Asked for when the menu opens. */
export function useRecipes(enabled: boolean): { recipes: Recipe[]; error: ApiError | null } {
  const { data, error } = useQuery({ ...queryOf(listRecipes, { query: { limit: 100 } }), enabled });
  const recipes = (data?.data.items ?? []).toSorted((a, b) => lastUse(b).localeCompare(lastUse(a)));
  return { recipes, error: error && toApiError(error) };
}

const lastUse = (recipe: Recipe): string => recipe.last_used_at ?? recipe.updated_at;

export function recipesChanged(client: QueryClient): void {
  for (const { name } of [listRecipes, getRecipe, getSource, getImportJob])
    void client.invalidateQueries({ queryKey: [name] });
}

type SourceAnswer = CallAnswer<typeof chooseRecipe>;

function useSourceMutation<T>(sourceId: string, send: (input: T) => Promise<SourceAnswer>) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      client.setQueryData(queryOf(getSource, { params: { sourceId } }).queryKey, answer);
      void client.invalidateQueries({ queryKey: [listRecipes.name] });
    },
  });
  return {
    send: (input: T, onDone: (source: Source) => void) =>
      mutation.mutate(input, { onSuccess: ({ data }) => onDone(data) }),
    busy: mutation.isPending,
    error: mutation.error && toApiError(mutation.error),
  };
}

type Choice = CallInput<typeof chooseRecipe>['body'];

export function useChooseRecipe(sourceId: string) {
  const { send, ...state } = useSourceMutation(sourceId, (body: Choice) =>
    call(chooseRecipe, { params: { sourceId }, body }),
  );
  return { choose: send, ...state };
}

/** Keeps the present choices under a new name, or in the recipe that is used. */
export function useSaveRecipe(sourceId: string) {
  const { send, ...state } = useSourceMutation(
    sourceId,
    ({ options, recipe }: { options: RunOptions; recipe: RecipeChoice }) =>
      call(saveRecipe, { params: { sourceId }, body: { ...options, recipe } }),
  );
  return { save: send, ...state };
}

function useRecipeMutation<T>(send: (input: T) => Promise<unknown>) {
  const client = useQueryClient();
  const mutation = useMutation({ mutationFn: send, onSuccess: () => recipesChanged(client) });
  return {
    send: (input: T, onDone?: () => void) => mutation.mutate(input, { onSuccess: () => onDone?.() }),
    busy: mutation.isPending,
    error: mutation.error && toApiError(mutation.error),
  };
}

export const useRenameRecipe = () =>
  useRecipeMutation(({ id, name }: { id: string; name: string }) =>
    call(updateRecipe, { params: { recipeId: id }, body: { name } }),
  );

export const useForgetRecipe = () =>
  useRecipeMutation((id: string) => call(deleteRecipe, { params: { recipeId: id } }));

type RecipeInput = CallInput<typeof createRecipe>['body'];

/** Stores a recipe's file, and reads the source by it. */
export function useImportRecipe(sourceId: string) {
  const { send, ...state } = useSourceMutation(sourceId, async (file: File) => {
    const { data } = await call(createRecipe, { body: await readJson(file) });
    return call(chooseRecipe, { params: { sourceId }, body: { id: data.id } });
  });
  return { importFile: send, ...state };
}

async function readJson(file: File): Promise<RecipeInput> {
  const text = await file.text();
  try {
    // The backend checks what it says.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as RecipeInput;
  } catch {
    throw new TypeError(
      t('{name} is not JSON. Choose a file that “Export as a file” wrote.', { name: file.name }),
    );
  }
}
