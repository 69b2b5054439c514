// A recipe as it lies on disk. The API checks what it says; here only that it is JSON.
import { readFileSync } from 'node:fs';
import type { createRecipe } from '../../../shared/contract/recipes.ts';
import type { CallInput } from '../../../shared/contract/endpoint.ts';
import { UsageError } from './cli-error.ts';

export type RecipeInput = CallInput<typeof createRecipe>['body'];

export function readRecipeFile(path: string): RecipeInput {
  const text = readText(path);
  try {
    // Checked by the endpoint it is sent to.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as RecipeInput;
  } catch {
    throw new UsageError(
      `The recipe ${path} is not JSON. Choose a file that "rowbench recipes export" or --save-recipe wrote.`,
    );
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`The recipe ${path} cannot be read. Check its name.`);
  }
}
