// The editor of a field that names people, companies, users or objects: typing searches, Enter takes what is meant or gives it
// up, Backspace in an empty field gives up the last one, Enter with nothing meant takes the lot.
import { useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import { toApiError } from '../../../../api/api-error.ts';
import { nameOf } from '../cells/cell-view.ts';
import { isSame } from '../edit/refusals.ts';
import { ChoicePopover, type Choice } from './choice-popover.tsx';
import { EditorField } from './editor-field.tsx';
import type { EditorProps, Move } from './editor.ts';
import { notChosen } from './not-chosen.ts';
import type { Reference, ReferenceKind } from './reference-sources.ts';
import { useChoices } from './use-choices.ts';
import { useReferences } from './use-references.ts';

const referencesOf = (value: unknown): Reference[] => (Array.isArray(value) ? (value as Reference[]) : []);

export function ReferenceEditor(props: EditorProps & { of: ReferenceKind }) {
  const { column, row, value, start, of, onCommit, onLeave, onCancel } = props;
  const [chosen, setChosen] = useState(() => referencesOf(value));
  const [text, setText] = useState(start.type === 'draft' ? start.text : '');
  const [reason, setReason] = useState(start.type === 'draft' ? start.reason : null);
  const { choices, find, make, isSearching } = useReferences(of, row, text, chosen);
  const { listId, meant, setMeant, choice, onArrow, aria } = useChoices(choices, text.trim() === '' ? -1 : 0);
  const isDone = useRef(false);
  /** Whoever is being made. */
  const making = useRef<Promise<Reference> | null>(null);

  const type = (next: string): void => {
    setText(next);
    setReason(null);
    setMeant(next.trim() === '' ? -1 : 0);
  };
  const toggle = (picked: string): void => {
    const known = chosen.filter(({ id }) => id !== picked);
    const added = known.length < chosen.length ? undefined : find(picked);
    setChosen(added ? [...known, added] : known);
    type('');
  };
  /** Others may be chosen and the next be typed meanwhile; a second Enter makes nobody twice. */
  const add = async (name: string): Promise<void> => {
    if (making.current !== null || make === null) return;
    making.current = make(name, row);
    try {
      const added = await making.current;
      setChosen((before) => [...before, added]);
      setText((now) => (now.trim() === name ? '' : now));
      setReason(null);
      setMeant(-1);
    } catch (error) {
      setReason(toApiError(error).message);
    }
    making.current = null;
  };
  const pick = ({ value: picked, isNew }: Choice): void => {
    if (isNew) void add(picked);
    else toggle(picked);
  };
  const commit = (move: Move): void => {
    if (isDone.current) return;
    isDone.current = true;
    onCommit(chosen, move);
  };
  /** What was chosen counts; a text that was not is kept only where nothing else was done. */
  const leave = (): void => {
    const isUntouched = isSame(chosen, referencesOf(value));
    const isMade = making.current;
    if (isDone.current || (text.trim() === '' && !isMade)) return commit('stay');
    if (!isMade && !isUntouched) return commit('stay');
    isDone.current = true;
    if (!isMade) return onLeave(text, notChosen(text.trim()));
    void isMade.then(
      (added) => onCommit([...chosen, added], 'stay'),
      (error: unknown) => onLeave(text, toApiError(error).message),
    );
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    if (onArrow(event)) return true;
    const isTick = event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
    if (choice && (isTick || (event.key === ' ' && text === ''))) {
      event.preventDefault();
      pick(choice);
    } else if (event.key === 'Backspace' && text === '') setChosen(chosen.slice(0, -1));
    else return false;
    return true;
  };
  return (
    <ChoicePopover
      listId={listId}
      label={column.label}
      choices={choices}
      meant={meant}
      isChosen={(one) => chosen.some(({ id }) => id === one.value)}
      isMany
      onPick={pick}
      footer={footerOf(chosen, text, isSearching, choices.length)}
    >
      <EditorField
        column={column}
        text={text}
        reason={reason}
        onText={type}
        onKey={onKey}
        onMove={(move) => {
          if (move === 'cancel') {
            isDone.current = true;
            onCancel();
          } else if (text.trim() === '') commit(move);
          else setReason(notChosen(text.trim()));
        }}
        onBlur={leave}
        aria={aria}
      />
    </ChoicePopover>
  );
}

function footerOf(chosen: readonly Reference[], text: string, isSearching: boolean, found: number) {
  if (text.trim() !== '' && found === 0)
    return isSearching ? t('Searching') : t('No match for "{text}".', { text: text.trim() });
  return chosen.length === 0 ? undefined : chosen.map(nameOf).join(', ');
}
