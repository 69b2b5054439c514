// The choices that a typed text leaves, and which of them is meant. Until something is typed, all are there.
import { useId, useState, type KeyboardEvent } from 'react';
import { optionId, type Choice } from './choice-popover.tsx';

const fold = (text: string): string => text.toLowerCase().normalize('NFC');

/** Those that begin with the text, then those that hold it anywhere. */
export function matching(choices: readonly Choice[], text: string): Choice[] {
  const wanted = fold(text.trim());
  const found = (test: (known: string) => boolean) =>
    choices.filter(({ label, hint }) => test(fold(label)) || (hint !== undefined && test(fold(hint))));
  const first = found((known) => known.startsWith(wanted));
  return [...first, ...found((known) => known.includes(wanted)).filter((choice) => !first.includes(choice))];
}

export function useChoices(choices: readonly Choice[], initial: number) {
  const listId = useId();
  const [meant, setMeant] = useState(initial);
  const at = Math.min(meant, choices.length - 1);
  /** Up and down through the list and round its ends; true where the key was that. */
  const onArrow = (event: KeyboardEvent): boolean => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || choices.length === 0) return false;
    setMeant(at < 0 && by < 0 ? choices.length - 1 : (at + by + choices.length) % choices.length);
    event.preventDefault();
    return true;
  };
  const aria = {
    role: 'combobox',
    'aria-expanded': choices.length > 0,
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'aria-activedescendant': at < 0 ? undefined : optionId(listId, at),
  };
  return { listId, meant: at, setMeant, choice: choices[at] ?? null, onArrow, aria };
}
