/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the group is Mantine's own dropdown */
// The editor of a list: one entry a line, the primary first. Enter goes on to the next or a new one, and out of an empty last
// one; Alt and an arrow, or dragging, moves an entry.
import { Popover } from '@mantine/core';
import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { editText } from '../typed/parse-cell.ts';
import { EntryLine } from './entry-line.tsx';
import { itemOf, moveTo, remove, setText, valuesOf, type Item } from './list-items.ts';
import { listWords } from './list-words.ts';
import type { EditorProps, Move } from './editor.ts';
import classes from './editors.module.css';

function initialItems({ value, start }: EditorProps): Item[] {
  const texts =
    start.type === 'draft' ? start.text.split('; ') : Array.isArray(value) ? value.map(String) : [];
  const items = texts.map(itemOf);
  return start.type === 'typed' || items.length === 0 ? [...items, itemOf('')] : items;
}

export function ListEditor(props: EditorProps) {
  const { column, value, start, onCommit, onCancel } = props;
  const [items, setItems] = useState(() => initialItems(props));
  const [focused, setFocused] = useState(() => (start.type === 'typed' ? items.at(-1) : items[0])?.key ?? 0);
  const [dragged, setDragged] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const isDone = useRef(false);
  const noun = column.kind.type === 'list' ? column.kind.noun : undefined;

  const commit = (move: Move): void => {
    if (isDone.current) return;
    isDone.current = true;
    onCommit(valuesOf(items), move);
  };
  const focusAt = (at: number): void =>
    setFocused(items[Math.min(Math.max(at, 0), items.length - 1)]?.key ?? 0);
  const add = (): void => {
    const item = itemOf('');
    setItems([...items, item]);
    setFocused(item.key);
  };
  const drop = (key: number, at: number): void => {
    const rest = remove(items, key);
    setItems(rest.length === 0 ? [itemOf('')] : rest);
    setFocused(rest[Math.max(at - 1, 0)]?.key ?? 0);
  };
  const onEnter = (event: KeyboardEvent, at: number): void => {
    const isLast = at === items.length - 1;
    if (event.ctrlKey || event.metaKey) commit('fill');
    else if (isLast && items[at]?.text.trim() === '') commit('down');
    else if (isLast) add();
    else focusAt(at + 1);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>, item: Item, at: number): void => {
    event.stopPropagation();
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.nativeEvent.isComposing) return;
    if (by !== 0 && event.altKey) setItems(moveTo(items, item.key, at + by));
    else if (by !== 0) focusAt(at + by);
    else if (event.key === 'Enter') onEnter(event, at);
    else if (event.key === 'Tab') commit(event.shiftKey ? 'left' : 'right');
    else if (event.key === 'Escape') {
      isDone.current = true;
      onCancel();
    } else if (event.key === 'Backspace' && item.text === '' && items.length > 1) drop(item.key, at);
    else return;
    event.preventDefault();
  };
  const leave = (event: FocusEvent): void => {
    if (box.current?.contains(event.relatedTarget) !== true && event.relatedTarget !== null) commit('stay');
  };
  return (
    <Popover
      opened
      position="bottom-start"
      offset={3}
      withRoles={false}
      closeOnEscape={false}
      onChange={(opened) => !opened && commit('stay')}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <div className={classes['under']}>{editText(column.kind, value)}</div>
      </Popover.Target>
      <Popover.Dropdown
        ref={box}
        className={`${classes['dropdown']} ${classes['list']}`}
        role="group"
        aria-label={column.label}
        onBlur={leave}
      >
        {items.map((item, at) => (
          <EntryLine
            key={item.key}
            item={item}
            noun={noun}
            at={at}
            hasFocus={item.key === focused}
            isOver={dragged !== null && dragged !== item.key}
            onText={(text) => setItems(setText(items, item.key, text))}
            onKey={(event) => onKey(event, item, at)}
            onFocus={() => setFocused(item.key)}
            onRemove={() => drop(item.key, at)}
            onDrag={setDragged}
            onDrop={() => {
              if (dragged !== null) setItems(moveTo(items, dragged, at));
              setDragged(null);
            }}
          />
        ))}
        <button type="button" className={classes['add']} onClick={add}>
          {listWords.add(noun)}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
