// How far the mapping is, and which columns are shown.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { SourceColumn } from '../../../../../shared/schema/import.ts';
import { formatCount } from '../../../../lib/format.ts';
import section from '../frame/section.module.css';
import { filterColumns, filterLabels, filters, type Filter } from './column-filter.ts';
import classes from './columns-toolbar.module.css';
import { isImported, type Decisions } from './mapping.ts';

type Props = {
  columns: readonly SourceColumn[];
  decisions: Decisions;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onReset: () => void;
  /** The recipe's menu. */
  recipe?: ReactNode;
};

export function ColumnsToolbar({ columns, decisions, filter, onFilter, onReset, recipe }: Props) {
  const imported = columns.filter((column) => isImported(column, decisions)).length;
  return (
    <div className={section['bar']}>
      <h2 className={section['head']}>
        {t('{mapped, number} of {n, plural, one {# column} other {# columns}} mapped', {
          mapped: imported,
          n: columns.length,
        })}
      </h2>
      <fieldset aria-label={t('Columns shown')} className={classes['filters']}>
        {filters.map((each) => (
          <button
            key={each}
            type="button"
            className={classes['filter']}
            aria-pressed={each === filter}
            onClick={() => onFilter(each)}
          >
            {filterLabels[each]} <b>{formatCount(filterColumns(columns, decisions, each).length)}</b>
          </button>
        ))}
      </fieldset>
      {recipe}
      <Button
        size="xs"
        variant="subtle"
        aria-label={t('Reset to suggestions')}
        className={`${recipe === undefined ? section['right'] : ''} ${classes['reset']}`}
        disabled={decisions.size === 0}
        onClick={onReset}
      >
        <span className={classes['wide']}>{t('Reset to suggestions')}</span>
        <span className={classes['narrow']}>{t('Reset')}</span>
      </Button>
    </div>
  );
}
