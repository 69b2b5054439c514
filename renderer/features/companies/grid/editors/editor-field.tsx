// The field that lies over a cell while it is edited, with the reason beneath when what it holds is no value.
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { GridColumn } from '../columns/grid-column.ts';
import { moveOf, type Move } from './editor.ts';
import classes from '../grid.module.css';

type Props = {
  column: GridColumn;
  text: string;
  reason: string | null;
  onText: (text: string) => void;
  onMove: (move: Move | 'cancel') => void;
  onBlur: () => void;
  /** A key before the field sees it; true where it was taken. */
  onKey?: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  aria?: Record<string, string | boolean | undefined>;
  children?: ReactNode;
};

export function EditorField(props: Props) {
  const { column, text, reason, onText, onMove, onBlur, onKey, aria, children } = props;
  const input = useRef<HTMLInputElement>(null);
  const reasonId = useId();
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || onKey?.(event)) return;
    const move = moveOf(event);
    if (move === null) return;
    event.preventDefault();
    onMove(move);
  };
  return (
    <>
      <input
        ref={input}
        className={`${classes['input']} ${column.align === 'end' ? classes['inputEnd'] : ''}`}
        aria-label={column.label}
        aria-invalid={reason !== null}
        {...(reason === null ? {} : { 'aria-describedby': reasonId })}
        {...aria}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {children}
      {reason !== null && (
        <div id={reasonId} className={classes['reason']} role="alert">
          {reason}
        </div>
      )}
    </>
  );
}
