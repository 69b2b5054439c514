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

  const type = (next: string): void => {
    setText(next);
    setReason(null);
    setMeant(next.trim() === '' ? -1 : 0);
  };
  const toggle = async ({ value: picked, isNew }: Choice): Promise<void> => {
    const known = chosen.filter(({ id }) => id !== picked);
    if (known.length < chosen.length) setChosen(known);
    else {
      const added = isNew ? await make?.(picked, row) : find(picked);
      if (added) setChosen([...known, added]);
    }
    type('');
  };
  const pick = (one: Choice): void => {
    toggle(one).catch((error: unknown) => setReason(toApiError(error).message));
  };
  const commit = (move: Move): void => {
    if (isDone.current) return;
    isDone.current = true;
    onCommit(chosen, move);
  };
  /** What was chosen counts; a text that was not is kept only where nothing else was done. */
  const leave = (): void => {
    const isUntouched = isSame(chosen, referencesOf(value));
    if (isDone.current || text.trim() === '' || !isUntouched) return commit('stay');
    isDone.current = true;
    return onLeave(text, notChosen(text.trim()));
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
