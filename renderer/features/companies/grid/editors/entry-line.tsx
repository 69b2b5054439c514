// One entry of a list that is edited: a field with a grip to drag it by.
import { IconGripVertical, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { ListEntry } from '../columns/grid-column.ts';
import type { Item } from './list-items.ts';
import { listWords } from './list-words.ts';
import classes from './editors.module.css';

type Props = {
  item: Item;
  noun: ListEntry | undefined;
  at: number;
  hasFocus: boolean;
  /** Another entry is being dragged, which can be dropped here. */
  isOver: boolean;
  onText: (text: string) => void;
  onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
  onFocus: () => void;
  onRemove: () => void;
  onDrag: (key: number | null) => void;
  onDrop: () => void;
};

export function EntryLine(props: Props) {
  const { item, noun, at, hasFocus, isOver, onText, onKey, onFocus, onRemove, onDrag, onDrop } = props;
  const input = useRef<HTMLInputElement>(null);
  const [isUnder, setUnder] = useState(false);
  // After every drawing: a field that was moved among the others has lost the keyboard.
  useEffect(() => {
    if (hasFocus && document.activeElement !== input.current) input.current?.focus({ preventScroll: true });
  });
  const isPrimary = at === 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a place to drop on; from the keyboard Alt and an arrow
    <div
      className={classes['item']}
      data-over={isOver && isUnder}
      onDragOver={(event) => {
        event.preventDefault();
        setUnder(true);
      }}
      onDragLeave={() => setUnder(false)}
      onDrop={(event) => {
        event.preventDefault();
        setUnder(false);
        onDrop();
      }}
    >
      <span
        className={classes['grip']}
        draggable
        aria-hidden="true"
        title={t('Drag, or Alt and an arrow')}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', item.text);
          onDrag(item.key);
        }}
        onDragEnd={() => onDrag(null)}
      >
        <IconGripVertical size={12} stroke={1.4} />
      </span>
      <input
        ref={input}
        className={classes['itemInput']}
        aria-label={isPrimary ? listWords.primary(noun) : listWords.entry(noun, at + 1)}
        autoComplete="off"
        spellCheck={false}
        value={item.text}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
        onKeyDown={onKey}
        onFocus={onFocus}
      />
      <span className={classes['primary']}>{isPrimary && t('primary')}</span>
      <button
        type="button"
        tabIndex={-1}
        className={classes['remove']}
        aria-label={listWords.remove(noun, at + 1)}
        onClick={onRemove}
      >
        <IconX size={12} stroke={1.6} aria-hidden="true" />
      </button>
    </div>
  );
}
