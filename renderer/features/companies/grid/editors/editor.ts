// What an editor of a cell is given and what it answers. It judges what was typed; where the value goes is not its business.
import type { GridColumn, GridRow } from '../columns/grid-column.ts';
import type { EditStart } from '../grid-context.ts';

/** Where the active cell goes once the value is taken; `fill` writes it into all selected cells. */
export type Move = 'stay' | 'up' | 'down' | 'left' | 'right' | 'fill';

/** What is made before a value can be written, such as an option that was typed; throws where it is refused. */
export type Making = () => Promise<void>;

export type EditorProps = {
  column: GridColumn;
  row: GridRow;
  /** The stored value, as the API gives it. */
  value: unknown;
  start: EditStart;
  /** Takes a value, as the API takes it. */
  onCommit: (value: unknown, move: Move, first?: Making) => void;
  /** Leaves a text that is no value in the cell, with the reason, because the person went elsewhere. */
  onLeave: (text: string, reason: string) => void;
  onCancel: () => void;
};

type Key = { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean };

/** What a key does in every editor; null where it is the editor's own. */
export function moveOf(event: Key): Move | 'cancel' | null {
  switch (event.key) {
    case 'Enter':
      if (event.ctrlKey || event.metaKey) return 'fill';
      return event.shiftKey ? 'up' : 'down';
    case 'Tab':
      return event.shiftKey ? 'left' : 'right';
    case 'Escape':
      return 'cancel';
    default:
      return null;
  }
}
