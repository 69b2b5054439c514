// The editor that belongs to a kind of column.
import type { ComponentType } from 'react';
import type { CellKind } from '../columns/grid-column.ts';
import type { EditorProps } from './editor.ts';
import { TextEditor } from './text-editor.tsx';

const editors: Partial<Record<CellKind['type'], ComponentType<EditorProps>>> = {};

export function CellEditor(props: EditorProps) {
  const Editor = editors[props.column.kind.type] ?? TextEditor;
  return <Editor {...props} />;
}
