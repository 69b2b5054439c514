// Whether what was decided about a column's values goes into the recipe, for next month's file, or counts for this import only.
import { Checkbox } from '@mantine/core';
import { t } from '../../../../../../shared/messages/message.ts';
import type { ImportRules } from '../../../../../../shared/schema/import-rules.ts';
import type { RuleChange } from './value-mapping.tsx';
import { remembered, rememberValues } from './value-rules.ts';
import classes from './values.module.css';

type Props = { rules: ImportRules; column: string; onRules: RuleChange };

/** Nothing where nothing was decided. */
export function Remember({ rules, column, onRules }: Props) {
  const state = remembered(rules, column);
  if (state === 'nothing') return null;
  return (
    <div className={classes['remember']}>
      <Checkbox
        label={t('Remember these values in the recipe')}
        description={notes[state]}
        checked={state === 'all'}
        indeterminate={state === 'some'}
        onChange={(event) => {
          const keep = event.currentTarget.checked;
          onRules((before) => rememberValues(before, column, keep));
        }}
      />
    </div>
  );
}

const notes = {
  all: t('The next file of these columns is read the same way.'),
  some: t('Some count for this import only.'),
  none: t('They count for this import only.'),
} as const;
