// One row for each column of the file. Rows are virtual: a file may have two thousand columns.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { SourceColumn } from '../../../../../shared/schema/import.ts';
import { ColumnRow } from './column-row.tsx';
import classes from './columns-table.module.css';
import { findConflicts, targetOf, type Decisions } from './mapping.ts';
import type { Profiles } from './profile/use-profile.ts';
import { rowKeyHandler } from './row-keys.ts';

const rowHeight = 40;
/** Until the window has measured itself. */
const initialRect = { width: 900, height: 800 };

type Props = {
  columns: readonly SourceColumn[];
  shown: readonly SourceColumn[];
  profiles: Profiles;
  decisions: Decisions;
  /** Fields whose columns become one value. */
  joined: ReadonlySet<string>;
  selected: string | null;
  /** A new object each time a row should take the focus; it is the selected one by then. */
  focusRequest: { key: string } | null;
  onSelect: (key: string) => void;
  onFocusRow: (key: string) => void;
  onDecide: (key: string, target: string) => void;
  onNextProblem: () => void;
};

export function ColumnsTable(props: Props) {
  const {
    columns,
    shown,
    decisions,
    joined,
    selected,
    focusRequest,
    onSelect,
    onFocusRow,
    onDecide,
    onNextProblem,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const selectedIndex = shown.findIndex((column) => column.key === selected);
  // No compiler memoises this component; the virtualiser's functions may change as they do.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect,
    // The selected row stays, however far a person scrolls: it may have the focus.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(selectedIndex < 0 ? [] : [selectedIndex])])].sort(
        (a, b) => a - b,
      ),
  });

  useEffect(() => {
    if (!focusRequest) return;
    const all = scroller.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
    [...all].find((row) => row.dataset['key'] === focusRequest.key)?.focus();
  }, [focusRequest]);

  const rivals = useMemo(
    () => rivalsOf(findConflicts(columns, decisions, joined)),
    [columns, decisions, joined],
  );
  const onKeyDown = rowKeyHandler({
    shown,
    decisions,
    onFocusRow,
    onNextProblem,
    onAccept: (column) => onDecide(column.key, targetOf(column, decisions)),
  });
  const visible = rows.getVirtualItems();
  let end = 0;
  return (
    <div className={classes['scroll']} ref={scroller} role="presentation" onKeyDown={onKeyDown}>
      <table
        className={classes['table']}
        aria-label={t('Columns and their fields')}
        aria-rowcount={shown.length + 1}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th className={classes['name']}>{t('Column in file')}</th>
            <th className={classes['profile']}>{t('Profile')}</th>
            <th className={classes['samples']}>{t('Sample values')}</th>
            <th className={classes['arrow']} aria-label={t('goes to')} />
            <th className={classes['field']}>{t('Field')}</th>
            <th>{t('Why')}</th>
            <th className={classes['rule']}>{t('Rule')}</th>
          </tr>
        </thead>
        <tbody>
          {visible.flatMap(({ index, start }) => {
            const column = shown[index];
            if (!column) return [];
            const gap = start - end;
            end = start + rowHeight;
            const row = (
              <ColumnRow
                key={column.key}
                index={index}
                column={column}
                profile={props.profiles.columns.get(column.key)}
                profileStatus={props.profiles.status}
                target={targetOf(column, decisions)}
                decided={decisions.has(column.key)}
                rival={rivals.get(column.key)}
                selected={column.key === selected}
                inTabOrder={index === Math.max(selectedIndex, 0)}
                onSelect={onSelect}
                onDecide={onDecide}
              />
            );
            return gap > 0 ? [<Gap key={`gap-${index}`} height={gap} />, row] : [row];
          })}
          <Gap height={rows.getTotalSize() - end} />
        </tbody>
      </table>
      {shown.length === 0 && <p className={classes['none']}>{t('No column is left here.')}</p>}
    </div>
  );
}

function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className={classes['gap']}>
      <td colSpan={7} style={{ height }} aria-hidden="true" />
    </tr>
  );
}

/** Column key → another column that claims the same single-value field. */
function rivalsOf(conflicts: ReturnType<typeof findConflicts>): ReadonlyMap<string, SourceColumn> {
  const rivals = new Map<string, SourceColumn>();
  for (const claimants of conflicts.values()) {
    for (const column of claimants) {
      const rival = claimants.find((other) => other !== column);
      if (rival) rivals.set(column.key, rival);
    }
  }
  return rivals;
}
