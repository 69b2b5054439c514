// The editor of a field that takes several of a list. Enter or Space ticks what is meant; Enter with nothing meant takes the lot.
import { useRef, useState, type KeyboardEvent } from 'react';
import { isSame } from '../edit/refusals.ts';
import { choicesOf } from './choices-of.ts';
import { ChoicePopover, type Choice } from './choice-popover.tsx';
import { EditorField } from './editor-field.tsx';
import type { EditorProps, Move } from './editor.ts';
import { matching, useChoices } from './use-choices.ts';
import { notChosen } from './not-chosen.ts';
import { newChoice, useNewOptions } from './use-new-option.ts';

const labelsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** In the order of the options, new ones last. */
const inOrder = (chosen: ReadonlySet<string>, all: readonly Choice[]): string[] => {
  const known = all.map(({ value }) => value).filter((value) => chosen.has(value));
  return [...known, ...[...chosen].filter((value) => !known.includes(value))];
};

/** `made`: those chosen that are no options yet. */
type Picked = { chosen: ReadonlySet<string>; made: readonly string[] };

const toggled = ({ chosen, made }: Picked, { value, isNew }: Choice): Picked => {
  const next = new Set(chosen);
  if (!next.delete(value)) next.add(value);
  return { chosen: next, made: isNew ? [...made, value] : made };
};

/** Of a text that was refused, what are options counts as chosen, and the rest stays to be seen to. */
function openedWith({ start, value }: EditorProps, all: readonly Choice[]) {
  if (start.type !== 'draft') return { labels: labelsOf(value), text: '', reason: null };
  const labels = start.text.split(/[;,]/).flatMap((label) => label.trim() || []);
  const [known, unknown] = [true, false].map((isWanted) =>
    labels.filter((label) => all.some((choice) => choice.label === label) === isWanted),
  );
  return { labels: known ?? [], text: (unknown ?? []).join('; '), reason: start.reason };
}

export function ManyChoicesEditor(props: EditorProps) {
  const { column, value, onCommit, onLeave, onCancel } = props;
  const all = choicesOf(column.kind);
  const [opened] = useState(() => openedWith(props, all));
  const [picked, setPicked] = useState<Picked>(() => ({ chosen: new Set(opened.labels), made: [] }));
  const [text, setText] = useState(opened.text);
  const [reason, setReason] = useState<string | null>(opened.reason);
  const { chosen } = picked;
  const choices = text.trim() === '' ? all : [...matching(all, text), ...newChoice(column, all, text)];
  const { listId, meant, setMeant, choice, onArrow, aria } = useChoices(choices, text === '' ? -1 : 0);
  const addOptions = useNewOptions(column);
  const isDone = useRef(false);

  /** Enter ends with the choice, so that the next one takes the lot; Space goes on through the list. */
  const tick = (one: Choice, isLast: boolean): void => {
    setPicked(toggled(picked, one));
    setReason(null);
    setText('');
    if (isLast || text !== '') setMeant(-1);
  };
  const commit = (move: Move, { chosen: labels, made }: Picked = picked): void => {
    if (isDone.current) return;
    isDone.current = true;
    const first = made.filter((label) => labels.has(label));
    onCommit(inOrder(labels, all), move, first.length === 0 ? undefined : () => addOptions(first));
  };
  /** With what the text means, where it means something. */
  const take = (move: Move): void => {
    if (text.trim() === '') commit(move);
    else if (choice) commit(move, toggled(picked, choice));
    else setReason(notChosen(text.trim()));
  };
  /** What was chosen counts; a text that was not is kept only where nothing else was done. */
  const leave = (): void => {
    const isUntouched = isSame(inOrder(chosen, all), labelsOf(value));
    if (isDone.current || text.trim() === '' || !isUntouched) return commit('stay');
    isDone.current = true;
    return onLeave(text, notChosen(text.trim()));
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    if (onArrow(event)) return true;
    const isTick = choice !== null && (event.key === 'Enter' || (event.key === ' ' && text === ''));
    if (isTick) {
      event.preventDefault();
      tick(choice, event.key === 'Enter');
    } else if (event.key === 'Backspace' && text === '') {
      setPicked({ ...picked, chosen: new Set(inOrder(chosen, all).slice(0, -1)) });
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
