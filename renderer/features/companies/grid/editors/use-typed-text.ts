// The text in an editor and what is wrong with it; changing the text takes the reason away.
import { useState } from 'react';
import { editText } from '../typed/parse-cell.ts';
import type { EditorProps } from './editor.ts';

const initialText = ({ column, value, start }: Pick<EditorProps, 'column' | 'value' | 'start'>): string => {
  if (start.type === 'draft') return start.text;
  return start.type === 'typed' ? '' : editText(column.kind, value);
};

export function useTypedText(props: Pick<EditorProps, 'column' | 'value' | 'start'>) {
  const [text, setText] = useState(() => initialText(props));
  const [reason, setReason] = useState(props.start.type === 'draft' ? props.start.reason : null);
  return {
    text,
    reason,
    change: (next: string): void => {
      setText(next);
      setReason(null);
    },
    refuse: setReason,
  };
}
