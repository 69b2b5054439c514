// The editor of a field that takes several of a list. Enter or Space ticks what is meant; Enter with nothing meant takes the lot.
import { useRef, useState, type KeyboardEvent } from 'react';
import { choicesOf } from './choices-of.ts';
import { ChoicePopover, type Choice } from './choice-popover.tsx';
import { EditorField } from './editor-field.tsx';
import type { EditorProps, Move } from './editor.ts';
import { matching, useChoices } from './use-choices.ts';
import { newChoice, useNewOption } from './use-new-option.ts';

const labelsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** In the order of the options, new ones last. */
const inOrder = (chosen: ReadonlySet<string>, all: readonly Choice[]): string[] => {
  const known = all.map(({ value }) => value).filter((value) => chosen.has(value));
  return [...known, ...[...chosen].filter((value) => !known.includes(value))];
};

export function ManyChoicesEditor(props: EditorProps) {
  const { column, value, onCommit, onCancel } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(labelsOf(value)));
  const [text, setText] = useState('');
  const [reason, setReason] = useState<string | null>(null);
  const all = choicesOf(column.kind);
  const choices = text.trim() === '' ? all : [...matching(all, text), ...newChoice(column, all, text)];
  const { listId, meant, setMeant, choice, onArrow, aria } = useChoices(choices, -1);
  const addOption = useNewOption(column);
  const isDone = useRef(false);
  /** Whether the options that were typed came about; a promise while one is being made. */
  const adding = useRef<true | Promise<boolean>>(true);

  const flip = (picked: string): void =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(picked)) next.add(picked);
      return next;
    });
  const toggle = ({ value: picked, isNew }: Choice): void => {
    setReason(null);
    setText('');
    flip(picked);
    if (isNew) follow(Promise.all([adding.current, add(picked)]));
  };
  const follow = (adds: Promise<readonly boolean[]>): void => {
    const settled = adds.then((made) => {
      if (adding.current === settled) adding.current = true;
      return made.every(Boolean);
    });
    adding.current = settled;
  };
  const add = async (label: string): Promise<boolean> => {
    const refusal = await addOption(label);
    if (refusal === null) return true;
    flip(label);
    setReason(refusal);
    setText((now) => (now === '' ? label : now));
    setMeant(0);
    return false;
  };
  /** Enter ends with the choice, so that the next one takes the lot; Space goes on through the list. */
  const tick = (picked: Choice, isLast: boolean): void => {
    toggle(picked);
    if (isLast || text !== '') setMeant(-1);
  };
  const commit = (move: Move): void => {
    if (isDone.current) return;
    isDone.current = true;
    const end = (isMade: boolean): void => {
      isDone.current = isMade;
      if (isMade) onCommit(inOrder(chosen, all), move);
    };
    if (adding.current === true) end(true);
    else void adding.current.then(end);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    if (onArrow(event)) return true;
    const isTick = choice !== null && (event.key === 'Enter' || (event.key === ' ' && text === ''));
    if (isTick) {
      event.preventDefault();
      tick(choice, event.key === 'Enter');
    } else if (event.key === 'Backspace' && text === '') {
      setChosen(new Set(inOrder(chosen, all).slice(0, -1)));
    } else return false;
    return true;
  };
  return (
    <ChoicePopover
      listId={listId}
      label={column.label}
      choices={choices}
      meant={meant}
      isChosen={(one) => chosen.has(one.value)}
      isMany
      onPick={(one) => tick(one, true)}
      footer={chosen.size === 0 ? undefined : inOrder(chosen, all).join(', ')}
    >
      <EditorField
        column={column}
        text={text}
        reason={reason}
        onText={(next) => {
          setText(next);
          setReason(null);
          setMeant(next.trim() === '' ? -1 : 0);
        }}
        onKey={onKey}
        onMove={(move) => {
          if (move !== 'cancel') return commit(move);
          isDone.current = true;
          return onCancel();
        }}
        onBlur={() => commit('stay')}
        aria={aria}
      />
    </ChoicePopover>
  );
}
