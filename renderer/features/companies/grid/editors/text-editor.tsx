// The editor of whatever is typed as one text: texts, numbers, years, dates. What is no value stays, with its reason beneath.
import { useRef } from 'react';
import { parseCell } from '../typed/parse-cell.ts';
import { EditorField } from './editor-field.tsx';
import type { EditorProps, Move } from './editor.ts';
import { useTypedText } from './use-typed-text.ts';

export function TextEditor(props: EditorProps) {
  const { column, onCommit, onLeave, onCancel } = props;
  const typed = useTypedText(props);
  const isDone = useRef(false);
  const take = (move: Move, isLeaving: boolean): void => {
    if (isDone.current) return;
    const parsed = parseCell(column, typed.text);
    if (!parsed.ok && !isLeaving) return typed.refuse(parsed.reason);
    isDone.current = true;
    if (parsed.ok) onCommit(parsed.value, move);
    else onLeave(typed.text, parsed.reason);
  };
  return (
    <EditorField
      column={column}
      text={typed.text}
      reason={typed.reason}
      onText={typed.change}
      onMove={(move) => {
        if (move !== 'cancel') return take(move, false);
        isDone.current = true;
        return onCancel();
      }}
      onBlur={() => take('stay', true)}
    />
  );
}
