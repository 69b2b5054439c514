// Keys of the mapping table: arrows move, Enter opens the field, Tab takes a suggestion, F8 goes to the next problem.
import type { KeyboardEvent } from 'react';
import type { SourceColumn } from '../../../../../shared/schema/import.ts';
import { isUndecided, type Decisions } from './mapping.ts';

type Options = {
  shown: readonly SourceColumn[];
  decisions: Decisions;
  onFocusRow: (key: string) => void;
  onAccept: (column: SourceColumn) => void;
  onNextProblem: () => void;
};

const moves: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
  PageDown: (at, last) => Math.min(at + 10, last),
  PageUp: (at) => Math.max(at - 10, 0),
};

type TableKeys = (event: KeyboardEvent<HTMLElement>) => void;

export function rowKeyHandler(options: Options): TableKeys {
  return (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    if (event.key === 'F8') handled(event, options.onNextProblem);
    else if (target.dataset['row'] === undefined) onFieldKey(event, target, options);
    else onRowKey(event, target, Number(target.dataset['row']), options);
  };
}

function handled(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** In the field itself its own keys count; Escape leads back to the row once the list is closed. */
function onFieldKey(event: KeyboardEvent, target: HTMLElement, { shown, onFocusRow }: Options): void {
  const row = target.closest<HTMLElement>('[data-row]');
  if (event.key !== 'Escape' || !row || target.getAttribute('aria-expanded') === 'true') return;
  const column = shown[Number(row.dataset['row'])];
  if (column) handled(event, () => onFocusRow(column.key));
}

function onRowKey(event: KeyboardEvent, target: HTMLElement, at: number, options: Options): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const move = moves[event.key];
  const column = options.shown[at];
  if (move) handled(event, () => moveTo(move(at, options.shown.length - 1), options));
  else if (event.key === 'Enter' || event.key === 'F2') handled(event, () => openField(target));
  else if (event.key === 'Tab' && !event.shiftKey && column && isUndecided(column, options.decisions)) {
    handled(event, () => accept(column, at, options));
  }
}

function moveTo(index: number, { shown, onFocusRow }: Options): void {
  const column = shown[index];
  if (column) onFocusRow(column.key);
}

function openField(row: HTMLElement): void {
  const input = row.querySelector('input');
  input?.focus();
  input?.click();
}

/** Takes the suggestion and goes on to the next one that waits; the last one leaves the focus where it is. */
function accept(column: SourceColumn, at: number, options: Options): void {
  options.onAccept(column);
  const next = options.shown.findIndex((other, i) => i > at && isUndecided(other, options.decisions));
  moveTo(next === -1 ? at : next, options);
}
