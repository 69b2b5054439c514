// The editor of a date: typed as a person writes dates, or taken from the calendar beneath, into which Arrow down leads.
import { Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useRef, type FocusEvent, type KeyboardEvent } from 'react';
import { parseCell } from '../typed/parse-cell.ts';
import { EditorField } from './editor-field.tsx';
import { moveOf, type EditorProps, type Move } from './editor.ts';
import { useTypedText } from './use-typed-text.ts';
import classes from './editors.module.css';

export function DateEditor(props: EditorProps) {
  const { column, onCommit, onLeave, onCancel } = props;
  const typed = useTypedText(props);
  const calendar = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const isDone = useRef(false);
  const parsed = parseCell(column, typed.text);
  const shown = parsed.ok && typeof parsed.value === 'string' ? parsed.value : null;

  const commit = (value: unknown, move: Move): void => {
    if (isDone.current) return;
    isDone.current = true;
    onCommit(value, move);
  };
  const cancel = (): void => {
    isDone.current = true;
    onCancel();
  };
  const leave = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    const isInside = calendar.current?.contains(next) === true || field.current?.contains(next) === true;
    if (isInside || isDone.current) return;
    if (parsed.ok) return commit(parsed.value, 'stay');
    isDone.current = true;
    return onLeave(typed.text, parsed.reason);
  };
  const toCalendar = (event: KeyboardEvent): boolean => {
    const find = (what: string) => calendar.current?.querySelector<HTMLElement>(what);
    const day = find('[data-selected]') ?? find('[data-today]') ?? find('td > button');
    if (event.key !== 'ArrowDown' || !day) return false;
    event.preventDefault();
    day.focus();
    return true;
  };
  const onMove = (move: Move | 'cancel'): void => {
    if (move === 'cancel') cancel();
    else if (parsed.ok) commit(parsed.value, move);
    else typed.refuse(parsed.reason);
  };
  return (
    <Popover
      opened={typed.reason === null}
      position="bottom-start"
      offset={3}
      withRoles={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <div ref={field} className={classes['field']} onBlur={leave}>
          <EditorField
            column={column}
            text={typed.text}
            reason={typed.reason}
            onText={typed.change}
            onKey={toCalendar}
            onMove={onMove}
            onBlur={() => undefined}
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown
        ref={calendar}
        className={classes['calendar'] ?? ''}
        onBlur={leave}
        onKeyDown={(event) => {
          event.stopPropagation();
          const move = event.key === 'Enter' ? null : moveOf(event);
          if (move === null) return;
          event.preventDefault();
          onMove(move);
        }}
      >
        <DatePicker
          key={shown ?? ''}
          size="xs"
          weekendDays={[]}
          value={shown}
          {...(shown === null ? {} : { defaultDate: shown })}
          onChange={(day) => commit(day, 'stay')}
          aria-label={column.label}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
