// The recipes of the workspace: what is remembered for the next file of each kind, and the way to keep, rename or forget it.
import { Button, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { getSource } from '../../../shared/contract/imports.ts';
import { createRecipe, deleteRecipe, listRecipes, updateRecipe } from '../../../shared/contract/recipes.ts';
import type { CallInput } from '../../../shared/contract/endpoint.ts';
import { t, tc } from '../../../shared/messages/message.ts';
import type { Recipe } from '../../../shared/schema/recipe.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { InlineError } from '../../ui/message.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { RecipeRow } from './recipe-row.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

type Task = { kind: 'rename' | 'forget'; recipe: Recipe };

function useChange<T>(send: (input: T) => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      for (const { name } of [listRecipes, getSource]) void client.invalidateQueries({ queryKey: [name] });
      onDone();
    },
  });
}

export function Recipes() {
  const { data, error } = useQuery(queryOf(listRecipes, { query: { limit: 100 } }));
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  const renamed = useChange(
    ({ id, name }: { id: string; name: string }) =>
      call(updateRecipe, { params: { recipeId: id }, body: { name } }),
    close,
  );
  const forgotten = useChange((id: string) => call(deleteRecipe, { params: { recipeId: id } }), close);
  const failure = error ?? forgotten.error;
  const start = (next: Task) => {
    renamed.reset();
    setTask(next);
  };
  return (
    <Section
      title={t('Recipes')}
      hint={t(
        'What was decided about a file: how it is read, mapped and mended. The next file with the same columns opens on Check.',
      )}
    >
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      {data && <RecipeTable recipes={data.data.items} onTask={start} />}
      <ImportRecipe />
      {task?.kind === 'rename' && (
        <NameDialog
          title={t('Rename the recipe')}
          action={t('Rename')}
          placeholder={t('CRM accounts, monthly')}
          name={task.recipe.name}
          busy={renamed.isPending}
          error={renamed.error && toApiError(renamed.error)}
          onName={(name) => renamed.mutate({ id: task.recipe.id, name })}
          onClose={close}
        />
      )}
      <ConfirmDialog
        opened={task?.kind === 'forget'}
        title={t('Forget “{name}”?', { name: task?.recipe.name })}
        action={t('Forget the recipe')}
        busy={forgotten.isPending}
        onConfirm={() => task && forgotten.mutate(task.recipe.id)}
        onClose={close}
      >
        {t('Imports that ran with it stay as they are. To keep a copy, export it as a file first.')}
      </ConfirmDialog>
    </Section>
  );
}

function RecipeTable({ recipes, onTask }: { recipes: Recipe[]; onTask: (task: Task) => void }) {
  if (recipes.length === 0)
    return <p className={classes['empty']}>{t('No recipes yet. Each import leaves one for its columns.')}</p>;
  return (
    <div className={classes['wide']}>
      <Table aria-label={t('Recipes')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Name')}</Table.Th>
            <Table.Th className={classes['number']}>{t('Columns')}</Table.Th>
            <Table.Th>{tc('recipe', 'Kept')}</Table.Th>
            <Table.Th>{t('Last used')}</Table.Th>
            <Table.Th aria-label={t('Actions')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {recipes.map((recipe) => (
            <RecipeRow
              key={recipe.id}
              recipe={recipe}
              onRename={() => onTask({ kind: 'rename', recipe })}
              onForget={() => onTask({ kind: 'forget', recipe })}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

type RecipeInput = CallInput<typeof createRecipe>['body'];

async function readRecipe(file: File): Promise<RecipeInput> {
  const text = await file.text();
  try {
    // The backend checks what it says.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as RecipeInput;
  } catch {
    throw new TypeError(t('{file} is not JSON. Choose a file that “Export” wrote.', { file: file.name }));
  }
}

function ImportRecipe() {
  const input = useRef<HTMLInputElement>(null);
  const imported = useChange(
    async (file: File) => call(createRecipe, { body: await readRecipe(file) }),
    () => undefined,
  );
  return (
    <div className={classes['actions']}>
      <Button loading={imported.isPending} onClick={() => input.current?.click()}>
        {t('Import a recipe file')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={t('Recipe file')}
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) imported.mutate(file);
        }}
      />
      {imported.error && <InlineError>{toApiError(imported.error).message}</InlineError>}
    </div>
  );
}
