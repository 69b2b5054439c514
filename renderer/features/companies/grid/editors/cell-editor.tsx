// The editor that belongs to a kind of column; whatever has none of its own is typed.
import { ChoiceEditor } from './choice-editor.tsx';
import { DateEditor } from './date-editor.tsx';
import type { EditorProps } from './editor.ts';
import { ListEditor } from './list-editor.tsx';
import { ManyChoicesEditor } from './many-choices-editor.tsx';
import { ReferenceEditor } from './reference-editor.tsx';
import { SuggestEditor } from './suggest-editor.tsx';
import { TextEditor } from './text-editor.tsx';

export function CellEditor(props: EditorProps) {
  const { kind } = props.column;
  switch (kind.type) {
    case 'text':
      return kind.suggests ? <SuggestEditor {...props} /> : <TextEditor {...props} />;
    case 'date':
      return <DateEditor {...props} />;
    case 'employeeRange':
    case 'country':
    case 'select':
      return <ChoiceEditor {...props} />;
    case 'multiSelect':
      return <ManyChoicesEditor {...props} />;
    case 'list':
      return <ListEditor {...props} />;
    case 'references':
      return kind.of === 'groups' ? <TextEditor {...props} /> : <ReferenceEditor {...props} of={kind.of} />;
    case 'number':
    case 'year':
    case 'time':
    case 'actor':
    default:
      return <TextEditor {...props} />;
  }
}
