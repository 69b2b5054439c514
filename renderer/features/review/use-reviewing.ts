// The cell that a person is at, and what keys and buttons do with it. After a decision the next open field is at hand.
import { useState } from 'react';
import type { Decision, ReviewCell, ReviewMatrix } from '../../../shared/schema/review.ts';
import type { Bindings } from '../../lib/keys.ts';
import {
  acceptAll,
  canDecide,
  cellAt,
  firstOpen,
  moved,
  nextOpen,
  type Place,
  type ReviewField,
} from './open-cells.ts';
import { settled } from './settle-matrix.ts';
import { useDecide } from './use-decide.ts';

/** A cell whose proposal can be decided. */
type Picked = { field: ReviewField; cell: ReviewCell };

export type Reviewing = {
  place: Place | null;
  /** What is proposed there. */
  picked: Picked | null;
  /** What is being changed: it stays that one, whatever else becomes of the record meanwhile. */
  editing: Picked | null;
  canAcceptAll: boolean;
  keys: Bindings;
  setPlace: (place: Place) => void;
  accept: () => void;
  reject: () => void;
  edit: () => void;
  lock: () => void;
  acceptAll: () => void;
  /** Answers why the value is refused, or null once it was taken. */
  acceptChanged: (value: unknown) => Promise<string | null>;
  closeEdit: () => void;
};

type Chosen = { itemId: string; place: Place };

export function useReviewing(batchId: string, matrix: ReviewMatrix | null): Reviewing {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [editing, setEditing] = useState<Picked | null>(null);
  const { decide, ask } = useDecide(batchId);
  const place = placeIn(matrix, chosen);
  const picked = pickedAt(matrix, place);
  const all = matrix ? acceptAll(matrix) : [];
  const setPlace = (next: Place | null): void => {
    if (matrix && next) setChosen({ itemId: matrix.itemId, place: next });
  };
  const goOn = (decisions: Decision[]): void => {
    const next = matrix && place && nextOpen(settled(matrix, decisions), place);
    if (next) setPlace(next);
  };
  const send = (decisions: Decision[]): void => {
    if (!matrix || decisions.length === 0) return;
    decide(new Map([[matrix.itemId, decisions]]));
    goOn(decisions);
  };
  const sendOne = (decisionOf: (id: string) => Decision): void => {
    if (picked) send([decisionOf(picked.cell.id)]);
  };
  const lock = (): void => {
    if (matrix && place) send([{ itemId: matrix.itemId, field: place.field, do: 'lock' }]);
  };
  const accept = () => sendOne((proposalId) => ({ proposalId, do: 'accept' }));
  const reject = () => sendOne((proposalId) => ({ proposalId, do: 'reject' }));
  const edit = () => setEditing(picked);
  const move = (rows: number, columns: number) => () =>
    setPlace(matrix && moved(matrix, place, rows, columns));
  return {
    place,
    picked,
    editing,
    canAcceptAll: all.length > 0,
    keys: {
      a: accept,
      r: reject,
      e: edit,
      l: lock,
      'Shift+a': () => send(all),
      ArrowUp: move(-1, 0),
      ArrowDown: move(1, 0),
      ArrowLeft: move(0, -1),
      ArrowRight: move(0, 1),
    },
    setPlace,
    accept,
    reject,
    edit,
    lock,
    acceptAll: () => send(all),
    async acceptChanged(value) {
      if (!editing) return null;
      const decision: Decision = { proposalId: editing.cell.id, do: 'accept', value };
      const refusal = await ask(decision);
      if (refusal !== null) return refusal;
      setEditing(null);
      goOn([decision]);
      return null;
    },
    closeEdit: () => setEditing(null),
  };
}

/** Where the person is in this record; at first where it is open. */
const placeIn = (matrix: ReviewMatrix | null, chosen: Chosen | null): Place | null =>
  matrix && (chosen?.itemId === matrix.itemId ? chosen.place : firstOpen(matrix));

function pickedAt(matrix: ReviewMatrix | null, place: Place | null): Picked | null {
  const field = matrix?.fields.find((one) => one.field === place?.field);
  const cell = field && place ? cellAt(field, place.provider) : undefined;
  return field && cell && canDecide(field, cell) ? { field, cell } : null;
}
