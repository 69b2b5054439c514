// Beside a result: the recipe that its choices are kept in, and what that means for the next file.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  getImportRecipe,
  getRecipe,
  createRecipe,
  updateRecipe,
} from '../../../../shared/contract/recipes.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import type { Recipe, RecipeFile } from '../../../../shared/schema/recipe.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import { InlineError } from '../../../ui/message.tsx';
import { RenameDialog } from '../wizard/recipe/recipe-dialog.tsx';
import { NameDialog } from '../../../ui/name-dialog.tsx';
import { recipesChanged } from '../wizard/recipe/use-recipes.ts';
import layout from './job-layout.module.css';
import classes from './recipe-panel.module.css';
import { RecipeView } from './recipe-view.tsx';

export function RecipePanel({ job }: { job: ImportJob }) {
  const id = job.recipe?.id ?? '';
  const { data } = useQuery({ ...queryOf(getRecipe, { params: { recipeId: id } }), enabled: id !== '' });
  const own = useQuery(queryOf(getImportRecipe, { params: { jobId: job.job_id } }));
  const [task, setTask] = useState<'rename' | 'view' | 'save' | null>(null);
  const recipe = id === '' ? undefined : data?.data;
  const close = () => setTask(null);
  return (
    <section className={layout['facts']} aria-label={t('Recipe')}>
      <h3>{titleOf(recipe, own.data)}</h3>
      <p className={classes['text']}>{textOf(job, recipe, own.data)}</p>
      {recipe && own.data && <Follow recipe={recipe} own={own.data} />}
      <div className={classes['actions']}>
        {recipe ? (
          <Button size="xs" onClick={() => setTask('rename')}>
            {recipe.automatic ? t('Name it') : t('Rename')}
          </Button>
        ) : (
          <Button size="xs" disabled={!own.data} onClick={() => setTask('save')}>
            {t('Save as a recipe')}
          </Button>
        )}
        <Button size="xs" variant="subtle" disabled={!own.data} onClick={() => setTask('view')}>
          {t('View recipe')}
        </Button>
      </div>
      {task === 'rename' && recipe && <RenameDialog id={recipe.id} name={recipe.name} onClose={close} />}
      {task === 'save' && own.data && <SaveDialog own={own.data} onClose={close} />}
      {task === 'view' && own.data && <RecipeView jobId={job.job_id} recipe={own.data} onClose={close} />}
    </section>
  );
}

function titleOf(recipe: Recipe | undefined, own: RecipeFile | undefined): string {
  if (!recipe) return t('Recipe');
  if (recipe.automatic) return t('Recipe remembered');
  return own && said(recipe) !== said(own) ? t('Recipe used') : t('Recipe saved');
}

function textOf(
  { recipe: used }: ImportJob,
  recipe: Recipe | undefined,
  own: RecipeFile | undefined,
): string {
  if (recipe)
    return t(
      '“{name}”. The next file with these {n, plural, one {# column} other {# columns}} opens on Check, and tells you which columns or values are new.',
      { name: recipe.name, n: recipe.columns.length },
    );
  if (used !== null) return t('“{name}” was used and is there no more.', { name: used.name });
  if (own)
    return t(
      'Nothing is remembered. Save what was decided, and the next file with these {n, plural, one {# column} other {# columns}} opens on Check.',
      { n: own.columns.length },
    );
  return t(
    'Nothing is remembered. Save what was decided, and the next file with the same columns opens on Check.',
  );
}

const said = ({ columns, mapping, rules, update_existing, tags }: Recipe | RecipeFile): string =>
  JSON.stringify([columns, mapping, rules, update_existing, tags]);

/** A recipe that a person named stays as it was; this import's choices are put into it only on their word. */
function Follow({ recipe, own }: { recipe: Recipe; own: RecipeFile }) {
  const client = useQueryClient();
  const { rowbench_recipe: _version, name: _name, ...choices } = own;
  const follow = useMutation({
    mutationFn: () => call(updateRecipe, { params: { recipeId: recipe.id }, body: choices }),
    onSuccess: () => recipesChanged(client),
  });
  if (recipe.automatic || said(recipe) === said(own)) return null;
  return (
    <>
      <p className={classes['text']}>{t('This import decided differently. The recipe is as it was.')}</p>
      <Button size="xs" loading={follow.isPending} onClick={() => follow.mutate()}>
        {t('Update it with this import’s choices')}
      </Button>
      {follow.error && <InlineError>{toApiError(follow.error).message}</InlineError>}
    </>
  );
}

function SaveDialog({ own, onClose }: { own: RecipeFile; onClose: () => void }) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (name: string) => call(createRecipe, { body: { ...own, name } }),
    onSuccess: () => {
      recipesChanged(client);
      onClose();
    },
  });
  return (
    <NameDialog
      title={t('Save as a recipe')}
      action={t('Save the recipe')}
      placeholder={t('CRM accounts, monthly')}
      name={own.name}
      busy={save.isPending}
      error={save.error && toApiError(save.error)}
      onName={(name) => save.mutate(name)}
      onClose={onClose}
    />
  );
}
