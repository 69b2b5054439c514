// All fields of a record, group by group; in two columns where there is room: those of every company, and beside them the rest. The arrows go from field to field, Enter edits, L locks; the history below is about the
// field that is selected.
import { useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { RecordSources } from '../../../../shared/schema/record.ts';
import { cellValue } from '../grid/cells/grid-cell.tsx';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import { editText } from '../grid/typed/parse-cell.ts';
import { isSame } from '../grid/edit/refusals.ts';
import { setCells } from '../grid/edit/grid-edit.ts';
import { useGrid } from '../grid/grid-context.ts';
import type { Move } from '../grid/editors/editor.ts';
import { FieldLine, fieldDomId } from './field-line.tsx';
import { RecordGroups, GroupHead } from './record-groups.tsx';
import { sectionsOf, valueWords, type Section } from './record-sections.ts';
import type { RecordActions } from './use-record.ts';
import classes from './record.module.css';

type Props = {
  row: GridRow;
  columns: readonly GridColumn[];
  facts: readonly GridColumn[];
  sources: RecordSources | undefined;
  selected: string;
  onSelect: (path: string) => void;
  actions: RecordActions;
  children: ReactNode;
};

const focusField = (path: string): void => document.getElementById(fieldDomId(path))?.focus();

const isKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, wanted: string): boolean =>
  key.toLowerCase() === wanted && !ctrlKey && !metaKey && !altKey;

/** As it would be typed in again; a fact as it reads. */
const copyText = (column: GridColumn, value: unknown): string =>
  column.edits ? editText(column.kind, value) : valueWords(column, value);

export function FieldsTab({ row, columns, facts, sources, selected, onSelect, actions, children }: Props) {
  const grid = useGrid();
  useSyncExternalStore(grid.edits.subscribe, grid.edits.version);
  const [editing, setEditing] = useState<string | null>(null);
  const edits = grid.edits.of(row.id);
  const sections = sectionsOf(columns, facts, row);
  const all = sections.flatMap((section) => section.columns);

  const goTo = (path: string): void => {
    flushSync(() => {
      setEditing(null);
      onSelect(path);
    });
    focusField(path);
  };
  const step = (path: string, by: number): void => {
    const at = all.findIndex((column) => column.path === path);
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    if (next) goTo(next.path);
  };
  const isLocked = (path: string): boolean => sources?.locks[path] !== undefined;
  const edit = ({ path, edits: isEditable }: GridColumn): void => {
    if (isEditable && !isLocked(path)) setEditing(path);
  };
  const onKey = (event: KeyboardEvent, column: GridColumn): void => {
    const { path } = column;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(path, event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Home' || event.key === 'End')
      goTo((event.key === 'Home' ? all[0] : all.at(-1))?.path ?? path);
    else if (event.key === 'F2') edit(column);
    else if (isKey(event, 'l')) actions.lock(path, !isLocked(path));
    else if (event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey))
      void navigator.clipboard?.writeText(copyText(column, cellValue(column, row, edits)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** Where the person is in another field already, that stays open. */
  const close = (path: string): void => setEditing((now) => (now === path ? null : now));
  const moveOn = (path: string, move: Move): void => {
    if (move === 'left' || move === 'right') step(path, move === 'right' ? 1 : -1);
    else goTo(path);
  };

  const line = (column: GridColumn): ReactNode => {
    const { path } = column;
    const value = cellValue(column, row, edits);
    const isEmpty = isSame(value, null);
    const own = sources?.fields[path];
    return (
      <FieldLine
        key={path}
        column={column}
        row={row}
        value={value}
        draft={edits?.drafts.get(path)}
        source={own ?? (isEmpty ? undefined : sources?.origin)}
        lock={sources?.locks[path]}
        isSelected={path === selected}
        isEditing={path === editing}
        onSelect={() => onSelect(path)}
        onEdit={() => edit(column)}
        onKey={(event) => onKey(event, column)}
        onCommit={(next, move, first) => {
          if (move === 'stay') close(path);
          else moveOn(path, move);
          void setCells(grid, [{ row, path, value: next, first }]);
        }}
        onLeave={(text, reason) => {
          close(path);
          grid.edits.keepDraft(row.id, path, { text, reason });
        }}
        onConflict={(text, reason, move) => {
          grid.edits.keepDraft(row.id, path, { text, reason });
          if (move === 'stay') close(path);
          else goTo(path);
        }}
        onCancel={() => {
          grid.edits.dropDraft(row.id, path);
          goTo(path);
        }}
      />
    );
  };
  const section = ({ id, label, groupId, columns: fields }: Section): ReactNode => (
    <section key={id} className={classes['section']} aria-label={label}>
      <GroupHead label={label} groupId={groupId} actions={actions} />
      {fields.map(line)}
    </section>
  );
  const [own, ...others] = sections;
  return (
    <div className={classes['scroll']}>
      <div className={classes['columns']}>
        <div>{own && section(own)}</div>
        <div>
          {others.map(section)}
          <RecordGroups row={row} actions={actions} />
          {children}
        </div>
      </div>
    </div>
  );
}
