// Above the steps of a file that a recipe knows: which recipe, what differs from last time, and the ways back.
import { Button } from '@mantine/core';
import { t } from '../../../../../shared/messages/message.ts';
import type { Source } from '../../../../../shared/schema/import.ts';
import type { SourceRecipe } from '../../../../../shared/schema/recipe-use.ts';
import { formatDate } from '../../../../lib/format.ts';
import { rich } from '../../../../lib/rich.tsx';
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
    <section className={classes['banner']} aria-label={t('Recipe of this file')} data-fits={recipe.fits}>
      <div className={classes['head']}>
        <p>
          {readBy(recipe)} {lines.length === 0 && t('Same columns as then.')}
          {!recipe.fits && t('It goes by columns or fields that are not here. Decide what becomes of them.')}
        </p>
        <span className={classes['actions']}>
          {onChangeColumns && (
            <Button size="xs" onClick={onChangeColumns}>
              {t('Change columns')}
            </Button>
          )}
          <Button
            size="xs"
            variant="subtle"
            loading={busy}
            onClick={() => choose({ id: null }, () => onDeclined())}
          >
            {t('Don’t use this recipe')}
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

const readBy = ({ name, last_used_at: lastUse }: SourceRecipe) =>
  rich(
    lastUse === null
      ? 'Read by the recipe <b>{name}</b>.'
      : 'Read by the recipe <b>{name}</b>, last used {date}.',
    { b: (text) => <b>{text}</b>, name, date: lastUse && formatDate(lastUse) },
  );
