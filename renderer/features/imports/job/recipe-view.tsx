// Everything an import ran with, as its recipe file says it.
import { Button, Group, Modal } from '@mantine/core';
import { getImportRecipe } from '../../../../shared/contract/recipes.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { RecipeFile } from '../../../../shared/schema/recipe.ts';
import { urlOf } from '../../../api/client.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import classes from './recipe-panel.module.css';

type Props = { jobId: string; recipe: RecipeFile; onClose: () => void };

export function RecipeView({ jobId, recipe, onClose }: Props) {
  const text = JSON.stringify(recipe, null, 2);
  return (
    <Modal opened onClose={onClose} title={recipe.name} size={680}>
      <pre className={classes['json']}>{text}</pre>
      <Group justify="flex-end" gap="sm" mt="md">
        <CopyButton value={text} label={t('Copy the recipe')} />
        <Button
          component="a"
          href={urlOf(getImportRecipe, { params: { jobId } })}
          download={`${recipe.name}.recipe.json`}
        >
          {t('Export as a file')}
        </Button>
      </Group>
    </Modal>
  );
}
