/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- see check-table.tsx: the grid, or an input in the cell, has the focus */
// The form of an open cell. One column is typed in the cell itself; several that make one field stand beneath it.
import { Popover } from '@mantine/core';
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { labelOfPath } from '../../../../../shared/schema/field-path.ts';
import { CellInput } from './cell-input.tsx';
import { CellTip } from './cell-tip.tsx';
import classes from './check-table.module.css';
import type { EditCellProps } from './edit-cell.tsx';
import { lookOf } from './fields.ts';
import type { Mended } from './fix.ts';

export type CellText = {
  column: string;
  inFile: string;
  /** What stands in it now. */
  text: string;
  mended: boolean;
};

type Props = EditCellProps & { texts: readonly CellText[] };

export function CellForm(props: Props) {
  const { row, field, fault, texts, fix, onClose } = props;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const settled = useRef(false);
  const dropdown = useRef<HTMLDivElement>(null);
  const suggested = suggestionFor(props);
  const changes = changesOf(texts, typed);
  const isChanged = Object.keys(changes).length > 0;

  /** Once: closing takes the focus away, which would save a second time. */
  const settle = (act: () => void, step?: 1 | -1): void => {
    if (settled.current) return;
    settled.current = true;
    act();
    onClose(step);
  };
  const save = (cells: Mended, step?: 1 | -1): void =>
    settle(() => {
      if (Object.keys(cells).length > 0) fix.mend(row, cells);
    }, step);
  const leaveOut = (): void =>
    settle(() => (row.code === 'left_out' ? fix.takeBack(row) : fix.leaveOut(row)));
  useSaveWhenGone(() => {
    if (isChanged) save(changes);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const mod = event.ctrlKey || event.metaKey;
    const onward = event.key === 'Tab' ? stepOf(event, dropdown.current) : null;
    if (event.key === 'Enter') save(changes);
    else if (event.key === 'Escape') settle(() => undefined);
    else if (event.key === 'Delete' && mod) leaveOut();
    else if (onward !== null) {
      const takes = onward === 1 && suggested !== null && !isChanged;
      save(takes ? suggested : changes, takes ? undefined : onward);
    } else {
      // What is typed has its own undo.
      if (mod && event.key.toLowerCase() === 'z') event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    const isInside = currentTarget.contains(relatedTarget) || dropdown.current?.contains(relatedTarget);
    if (isInside !== true && document.hasFocus()) save(changes);
  };
  const input = (text: CellText, at: number) => (
    <CellInput
      key={text.column}
      row={row.row_number}
      label={texts.length === 1 ? labelOfPath(field) : text.column}
      align={texts.length === 1 ? lookOf(field).align : 'start'}
      isFirst={fault?.column ? text.column === fault.column : at === 0}
      text={typed[text.column] ?? text.text}
      onText={(now) => setTyped((before) => ({ ...before, [text.column]: now }))}
    />
  );
  const [only] = texts.length === 1 ? texts : [];
  return (
    <Popover
      opened
      position="bottom-start"
      width={296}
      offset={3}
      trapFocus={false}
      closeOnEscape={false}
      shadow="md"
    >
      <Popover.Target>
        <div
          role="gridcell"
          className={`${classes['cell']} ${classes['fixing']} ${field === 'name' ? classes['pinned'] : ''}`}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        >
          {only ? input(only, 0) : <span className={classes['openField']}>{labelOfPath(field)}</span>}
        </div>
      </Popover.Target>
      <Popover.Dropdown
        ref={dropdown}
        className={classes['tip'] ?? ''}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        // An input keeps the focus, so that a press on a button is not taken for leaving the cell.
        onMouseDown={(event) => {
          if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
        }}
      >
        <CellTip
          fault={fault}
          texts={texts}
          leftOut={row.code === 'left_out'}
          onSuggestion={suggested === null ? null : () => save(suggested)}
          onAsInFile={() => save(asInFile(texts))}
          onLeaveOut={leaveOut}
        >
          {texts.length > 1 && texts.map(input)}
        </CellTip>
      </Popover.Dropdown>
    </Popover>
  );
}

const asInFile = (texts: readonly CellText[]): Mended =>
  Object.fromEntries(texts.filter(({ mended }) => mended).map(({ column }) => [column, null]));

/** What the file has is no mend. */
function changesOf(texts: readonly CellText[], typed: Readonly<Record<string, string>>): Mended {
  const changed = texts.flatMap(({ column, text, inFile }) => {
    const now = Object.hasOwn(typed, column) ? (typed[column] ?? '') : text;
    return now === text ? [] : [[column, now === inFile ? null : now] as const];
  });
  return Object.fromEntries(changed);
}

/** The whole cell with what was probably meant in place of the part that is wrong. */
function suggestionFor({ fault, texts }: Props): Mended | null {
  const { column = null, value = null, suggestion = null } = fault ?? {};
  const cell = texts.find((text) => text.column === column);
  if (!cell || value === null || suggestion === null) return null;
  const mended = cell.text.includes(value) ? cell.text.replace(value, () => suggestion) : suggestion;
  return { [cell.column]: mended };
}

/** Tab goes from input to input, and at the end of them to the next cell. */
function stepOf(event: KeyboardEvent, dropdown: HTMLElement | null): 1 | -1 | null {
  const step = event.shiftKey ? -1 : 1;
  const inputs = [...(dropdown?.querySelectorAll('input') ?? [])];
  const at = inputs.findIndex((input) => input === event.target);
  return at >= 0 && inputs[at + step] !== undefined ? null : step;
}

/** A cell that is scrolled away is left like any other: what was typed counts. */
function useSaveWhenGone(save: () => void): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => () => latest.current(), []);
}
