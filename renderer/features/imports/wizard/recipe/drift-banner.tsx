// Above the steps of a file that a recipe knows: which recipe, what differs from last time, and the ways back.
import { Button } from '@mantine/core';
import type { Source } from '../../../../../shared/schema/import.ts';
import { formatDate } from '../../../../lib/format.ts';
import { InlineError } from '../../../../ui/message.tsx';
import classes from './drift-banner.module.css';
import { driftLines } from './drift-lines.ts';
import { useChooseRecipe } from './use-recipes.ts';

type Props = {
  source: Source;
  /** Where columns are changed; absent where one is there already. */
  onChangeColumns?: () => void;
  /** The recipe is declined, and its choices with it. */
  onDeclined: () => void;
};

export function DriftBanner({ source, onChangeColumns, onDeclined }: Props) {
  const { choose, busy, error } = useChooseRecipe(source.id);
  const { recipe } = source;
  if (recipe === null) return null;
  const lines = driftLines(recipe.drift);
  return (
    <section className={classes['banner']} aria-label="Recipe of this file" data-fits={recipe.fits}>
      <div className={classes['head']}>
        <p>
          Read by the recipe <b>{recipe.name}</b>
          {recipe.last_used_at !== null && `, last used ${formatDate(recipe.last_used_at)}`}.{' '}
          {lines.length === 0 && 'Same columns as then.'}
          {!recipe.fits && 'It goes by columns or fields that are not here. Decide what becomes of them.'}
        </p>
        <span className={classes['actions']}>
          {onChangeColumns && (
            <Button size="xs" onClick={onChangeColumns}>
              Change columns
            </Button>
          )}
          <Button
            size="xs"
            variant="subtle"
            loading={busy}
            onClick={() => choose({ id: null }, () => onDeclined())}
          >
            Don’t use this recipe
          </Button>
        </span>
      </div>
      {lines.length > 0 && (
        <dl className={classes['lines']}>
          {lines.map(({ kind, title, detail }) => (
            <div key={title} data-kind={kind}>
              <dt>{title}</dt>
              <dd title={detail}>{detail}</dd>
            </div>
          ))}
        </dl>
      )}
      {error && <InlineError>{error.message}</InlineError>}
    </section>
  );
}
