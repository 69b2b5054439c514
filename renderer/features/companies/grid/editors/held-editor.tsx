// An editor over a value that another hand may change while it is open: what is typed stays, what was left alone gives way, and
// where both changed it the person decides.
import { useState } from 'react';
import { changedMeanwhile, isSame } from '../edit/refusals.ts';
import { editText } from '../typed/parse-cell.ts';
import { CellEditor } from './cell-editor.tsx';
import type { EditorProps, Making, Move } from './editor.ts';

/** Leaves what was typed in the cell, with what stands there now. */
export type OnConflict = (text: string, reason: string, move: Move) => void;

export function HeldEditor({ onConflict, ...props }: EditorProps & { onConflict: OnConflict }) {
  const { column, value, onCommit } = props;
  const [started] = useState(value);
  const commit = (next: unknown, move: Move, first?: Making): void => {
    if (isSame(next, started)) onCommit(value, move);
    else if (isSame(value, started) || isSame(next, value)) onCommit(next, move, first);
    else onConflict(editText(column.kind, next), changedMeanwhile(value), move);
  };
  return <CellEditor {...props} onCommit={commit} />;
}
