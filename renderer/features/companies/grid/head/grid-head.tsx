/* oxlint-disable jsx-a11y/prefer-tag-over-role -- see ../company-grid.tsx */
// The head of the grid: a row with the groups, where there is more than one, above the row with the columns.
import { memo } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { GridColumn } from '../columns/grid-column.ts';
import type { GridColumns } from '../columns/use-grid-columns.ts';
import type { ColumnWindow } from '../use-column-window.ts';
import type { HeadFocus } from '../use-head-focus.ts';
import { ColumnHead, type Sorted } from './column-head.tsx';
import type { HeadActions } from './head-actions.ts';
import classes from '../grid.module.css';

type Props = {
  columns: GridColumns;
  window: ColumnWindow;
  hasGroups: boolean;
  sort: string | undefined;
  focus: HeadFocus;
  onCells: (column: number) => void;
  actions: HeadActions;
};

type Run = { label: string; at: number; count: number };

/** Neighbours of the same group, as one; the frozen columns end a run. */
export function runsOf(columns: readonly GridColumn[], from: number): Run[] {
  const runs: Run[] = [];
  for (const [at, { group }] of columns.entries()) {
    const last = runs.at(-1);
    if (last && columns[at - 1]?.group.id === group.id) last.count += 1;
    else runs.push({ label: group.label, at: from + at, count: 1 });
  }
  return runs;
}

const widthOf = ({ at, count }: Run): string =>
  `calc(${Array.from({ length: count }, (_, step) => `var(--w${at + step})`).join(' + ')})`;

export const startsGroup = (columns: readonly GridColumn[], at: number): boolean =>
  at > 0 && columns[at]?.group.id !== columns[at - 1]?.group.id;

function GroupRun({ run, isStart, label }: { run: Run; isStart: boolean; label: string }) {
  return (
    <div
      role="columnheader"
      className={`${classes['groupHead']} ${isStart ? classes['groupStart'] : ''}`}
      style={{ width: widthOf(run) }}
      aria-colindex={run.at + 2}
      aria-colspan={run.count}
    >
      <span className={classes['groupName']}>{label}</span>
    </div>
  );
}

function GroupRow({ columns, window }: Pick<Props, 'columns' | 'window'>) {
  const frozen = runsOf(window.frozen, 0);
  const middle = runsOf(window.middle, window.middleAt);
  const isStart = ({ at }: Run): boolean => startsGroup(columns.shown, at);
  const goesOn = frozen.at(-1)?.label === middle[0]?.label && !startsGroup(columns.shown, window.middleAt);
  return (
    <div className={classes['groupRow']} role="row" aria-rowindex={1}>
      <div className={classes['frozen']} role="presentation">
        <div
          className={`${classes['number']} ${classes['groupHead']}`}
          role="columnheader"
          aria-colindex={1}
          aria-label={t('Row')}
        />
        {frozen.map((run) => (
          <GroupRun key={run.at} run={run} isStart={isStart(run)} label={run.label} />
        ))}
      </div>
      <div className={classes['skip']} role="presentation" />
      {middle.map((run, at) => (
        <GroupRun key={run.at} run={run} isStart={isStart(run)} label={at === 0 && goesOn ? '' : run.label} />
      ))}
    </div>
  );
}

function sortedBy(sort: string | undefined, path: string): Sorted {
  if (sort === path) return 'asc';
  return sort === `-${path}` ? 'desc' : null;
}

function Head(props: Props) {
  const { columns, window, sort, hasGroups } = props;
  const { shown } = columns;
  const head = (column: GridColumn, at: number) => (
    <ColumnHead
      key={column.path}
      column={column}
      at={at}
      header={columns.headers.get(column.path)}
      sorted={sortedBy(sort, column.path)}
      isFrozen={at < columns.frozen}
      isGroupStart={startsGroup(shown, at)}
      next={shown[at + 1]?.path ?? null}
      focus={props.focus}
      onCells={props.onCells}
      actions={props.actions}
    />
  );
  return (
    <div className={classes['headRows']} role="rowgroup">
      {hasGroups && <GroupRow columns={columns} window={window} />}
      <div className={classes['headRow']} role="row" aria-rowindex={hasGroups ? 2 : 1}>
        <div className={classes['frozen']} role="presentation">
          <div role="columnheader" className={classes['number']} aria-colindex={1} aria-label={t('Row')}>
            #
          </div>
          {window.frozen.map(head)}
        </div>
        <div className={classes['skip']} role="presentation" />
        {window.middle.map((column, at) => head(column, window.middleAt + at))}
      </div>
    </div>
  );
}

/** Scrolling down does not draw it anew. */
export const GridHead = memo(Head);
