// "Recipe: name ▾" above the columns: choose one, keep the present choices, and everything one does with a recipe's file.
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { getRecipeFile } from '../../../../../shared/contract/recipes.ts';
import { t } from '../../../../../shared/messages/message.ts';
import type { Source } from '../../../../../shared/schema/import.ts';
import { urlOf } from '../../../../api/client.ts';
import { emptyDraft, type Draft } from '../draft.ts';
import { runOptionsOf } from '../run-options.ts';
import { differsFrom, draftOfRecipe } from './recipe-draft.ts';
import { RecipeDialog, type RecipeTask } from './recipe-dialog.tsx';
import classes from './recipe-menu.module.css';
import { useChooseRecipe, useImportRecipe, useRecipes, useSaveRecipe } from './use-recipes.ts';

type Props = { source: Source; draft: Draft; onDraft: (draft: Draft) => void };

export function RecipeMenu({ source, draft, onDraft }: Props) {
  const { recipe, columns } = source;
  const [opened, setOpened] = useState(false);
  const [task, setTask] = useState<RecipeTask | null>(null);
  const fileInput = useRef<HTMLInputElement>(null);
  const { recipes } = useRecipes(opened);
  const chosen = useChooseRecipe(source.id);
  const saved = useSaveRecipe(source.id);
  const imported = useImportRecipe(source.id);
  const changed = recipe !== null && differsFrom(recipe, columns, draft);
  const follow = (now: Source) => onDraft(now.recipe === null ? emptyDraft : draftOfRecipe(now.recipe));
  const options = runOptionsOf(columns, draft);
  const error = chosen.error ?? saved.error ?? imported.error;
  const id = recipe?.id ?? null;
  const stored = recipe === null || id === null ? null : { id, name: recipe.name };

  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" width={288}>
        <Menu.Target>
          <Button
            size="xs"
            variant="subtle"
            className={classes['trigger'] ?? ''}
            loading={chosen.busy || saved.busy || imported.busy}
            rightSection={<IconChevronDown size={12} stroke={1.4} aria-hidden="true" />}
          >
            <span className={classes['name']}>{triggerLabel(recipe, changed)}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes['list']}>
            <Menu.Label>{t('Read this file by')}</Menu.Label>
            <Menu.Item
              {...(recipe === null ? { 'aria-current': true } : {})}
              onClick={() => chosen.choose({ id: null }, follow)}
            >
              {t('No recipe')}
            </Menu.Item>
            {recipes.map(({ id: other, name, columns: own }) => (
              <Menu.Item
                key={other}
                {...(other === id ? { 'aria-current': true } : {})}
                rightSection={
                  <span className={classes['meta']}>
                    {t('{n, plural, one {# column} other {# columns}}', { n: own.length })}
                  </span>
                }
                onClick={() => chosen.choose({ id: other }, follow)}
              >
                {name}
              </Menu.Item>
            ))}
          </div>
          <Menu.Divider />
          {stored && (
            <Menu.Item
              disabled={!changed}
              onClick={() => saved.save({ options, recipe: { id: stored.id, update: true } }, follow)}
            >
              {t('Save changes to “{name}”', { name: stored.name })}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setTask({ kind: 'save', options })}>{t('Save as…')}</Menu.Item>
          {stored && (
            <Menu.Item onClick={() => setTask({ kind: 'rename', ...stored })}>{t('Rename…')}</Menu.Item>
          )}
          {stored && (
            <Menu.Item
              component="a"
              href={urlOf(getRecipeFile, { params: { recipeId: stored.id } })}
              download={`${stored.name}.recipe.json`}
            >
              {t('Export as a file')}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => fileInput.current?.click()}>{t('Import a recipe file…')}</Menu.Item>
          {stored && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => setTask({ kind: 'forget', ...stored })}>{t('Forget…')}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={fileInput}
        type="file"
        accept=".json,application/json"
        aria-label={t('Recipe file')}
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) imported.importFile(file, follow);
        }}
      />
      {error && (
        <span className={classes['error']} role="alert" title={error.message}>
          {error.message}
        </span>
      )}
      {task && (
        <RecipeDialog sourceId={source.id} task={task} onSaved={follow} onClose={() => setTask(null)} />
      )}
    </>
  );
}

function triggerLabel(recipe: Source['recipe'], changed: boolean): string {
  if (recipe === null) return t('Recipe: none');
  return t(changed ? 'Recipe: {name}, changed' : 'Recipe: {name}', { name: recipe.name });
}
