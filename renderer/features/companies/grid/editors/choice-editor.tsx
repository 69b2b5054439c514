// The editor of a field that takes one of a list: typing narrows the list, Enter takes what is meant. Where the field is of a
// person's own making, a text that is no option can become one.
import { useRef, useState } from 'react';
import { emptyValue, parseCell } from '../typed/parse-cell.ts';
import { choicesOf } from './choices-of.ts';
import { ChoicePopover, type Choice } from './choice-popover.tsx';
import { EditorField } from './editor-field.tsx';
import type { EditorProps, Making, Move } from './editor.ts';
import { matching, useChoices } from './use-choices.ts';
import { newChoice, useNewOptions } from './use-new-option.ts';
import { useTypedText } from './use-typed-text.ts';

/** The list as it is while nothing was typed, else what the text leaves of it. */
function useNarrowed({ column }: EditorProps, text: string, isTyped: boolean) {
  const all = choicesOf(column.kind);
  return isTyped ? [...matching(all, text), ...newChoice(column, all, text)] : all;
}

export function ChoiceEditor(props: EditorProps) {
  const { column, value, onCommit, onLeave, onCancel } = props;
  const typed = useTypedText(props);
  const [isTyped, setTyped] = useState(props.start.type === 'draft');
  const choices = useNarrowed(props, typed.text, isTyped);
  const initial = isTyped ? -1 : choices.findIndex((choice) => choice.value === value);
  const { listId, meant, setMeant, choice, onArrow, aria } = useChoices(choices, initial);
  const addOptions = useNewOptions(column);
  const isDone = useRef(false);

  const commit = (next: unknown, move: Move, first?: Making): void => {
    if (isDone.current) return;
    isDone.current = true;
    onCommit(next, move, first);
  };
  const pick = ({ value: picked, isNew }: Choice, move: Move): void =>
    commit(picked, move, isNew && (() => addOptions([picked])));
  const take = (move: Move): void => {
    if (choice) pick(choice, move);
    else if (isTyped && typed.text.trim() === '') commit(emptyValue(column.kind), move);
    else if (!isTyped) commit(value, move);
    else {
      const parsed = parseCell(column, typed.text);
      if (parsed.ok) commit(parsed.value, move);
      else typed.refuse(parsed.reason);
    }
  };
  const leave = (): void => {
    if (isDone.current) return;
    const parsed = isTyped ? parseCell(column, typed.text) : { ok: true as const, value };
    if (parsed.ok) return commit(parsed.value, 'stay');
    isDone.current = true;
    return onLeave(typed.text, parsed.reason);
  };
  const change = (text: string): void => {
    typed.change(text);
    setTyped(true);
    setMeant(text.trim() === '' ? -1 : 0);
  };
  return (
    <ChoicePopover
      listId={listId}
      label={column.label}
      choices={choices}
      meant={meant}
      isChosen={(one) => one.value === value}
      isMany={false}
      onPick={(one) => pick(one, 'stay')}
    >
      <EditorField
        column={column}
        text={typed.text}
        reason={typed.reason}
        onText={change}
        onKey={onArrow}
        onMove={(move) => {
          if (move !== 'cancel') return take(move);
          isDone.current = true;
          return onCancel();
        }}
        onBlur={leave}
        aria={aria}
      />
    </ChoicePopover>
  );
}
