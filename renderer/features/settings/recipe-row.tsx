// One recipe and what can be done with it.
import { Button, Table } from '@mantine/core';
import { getRecipeFile } from '../../../shared/contract/recipes.ts';
import { t, tc } from '../../../shared/messages/message.ts';
import type { Recipe } from '../../../shared/schema/recipe.ts';
import { urlOf } from '../../api/client.ts';
import { formatCount, formatWhen } from '../../lib/format.ts';
import classes from './settings.module.css';

type Props = { recipe: Recipe; onRename: () => void; onForget: () => void };

export function RecipeRow({ recipe, onRename, onForget }: Props) {
  const { id, name, columns, automatic, last_used_at: used } = recipe;
  return (
    <Table.Tr>
      <Table.Td className={classes['name']} title={name}>
        {name}
      </Table.Td>
      <Table.Td className={classes['number']} title={columns.join(', ').slice(0, 2000)}>
        {formatCount(columns.length)}
      </Table.Td>
      <Table.Td
        className={classes['nowrap']}
        title={automatic ? t('Follows each import of its columns.') : t('Changes on your word only.')}
      >
        {automatic ? t('by itself') : t('by you')}
      </Table.Td>
      <Table.Td className={classes['nowrap']}>{used ? formatWhen(used) : t('never')}</Table.Td>
      <Table.Td className={classes['rowActions']}>
        <Button
          size="xs"
          variant="subtle"
          component="a"
          href={urlOf(getRecipeFile, { params: { recipeId: id } })}
          download={`${name}.recipe.json`}
          aria-label={t('Export {name}', { name })}
        >
          {tc('verb', 'Export')}
        </Button>
        <Button size="xs" variant="subtle" onClick={onRename} aria-label={t('Rename {name}', { name })}>
          {t('Rename')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="red"
          onClick={onForget}
          aria-label={t('Forget {name}', { name })}
        >
          {t('Forget')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
