// What a person does about rows and values in the check, each of it kept so that Ctrl Z takes it back.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RowEditOrder } from '../../../../../shared/contract/dry-runs.ts';
import type { ImportRules } from '../../../../../shared/schema/import-rules.ts';
import type { Fix } from './fix.ts';
import { inverseOf, joined, noHistory, withStep, type EditOrders, type Step } from './mend-history.ts';
import type { RowEdits } from './use-row-edits.ts';

export type Mends = {
  fix: Fix;
  /** Rules that the whole file is read by from now on. */
  decide: (rules: ImportRules) => void;
  /** Null where there is nothing to take back, or to do again. */
  undo: (() => void) | null;
  redo: (() => void) | null;
};

type Draft = { rules: ImportRules; onRules: (rules: ImportRules) => void };

export function useMends(edits: RowEdits, draft: Draft): Mends {
  const [history, setHistory] = useState(noHistory);
  const act = (step: Step): Step => perform(step, edits, draft);
  const start = (step: Step): void => {
    const back = act(step);
    setHistory((before) => withStep(before, back));
  };
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  const fix = useMemo<Fix>(() => {
    const one = (row: number, order: RowEditOrder): void =>
      latest.current({ kind: 'rows', edits: { [row]: order } });
    return {
      mend: ({ row_number: row }, cells) => one(row, { cells }),
      leaveOut: ({ row_number: row }) => one(row, { leave_out: true }),
      takeBack: ({ row_number: row }) => one(row, { leave_out: false }),
    };
  }, []);
  const { done, undone } = history;
  const [last, next] = [done.at(-1), undone.at(-1)];
  return {
    fix,
    decide: (rules) => start({ kind: 'rules', rules }),
    undo: last ? () => setHistory({ done: done.slice(0, -1), undone: [...undone, act(last)] }) : null,
    redo: next ? () => setHistory({ done: [...done, act(next)], undone: undone.slice(0, -1) }) : null,
  };
}

/** Answers what takes it back. */
function perform(step: Step, edits: RowEdits, { rules, onRules }: Draft): Step {
  if (step.kind === 'rules') {
    onRules(step.rules);
    return { kind: 'rules', rules };
  }
  const back = Object.entries(step.edits).map(([row, order]) => [
    row,
    inverseOf(order, joined(edits.editOf(Number(row)), edits.newsOf(Number(row)))),
  ]);
  edits.edit(step.edits);
  return { kind: 'rows', edits: Object.fromEntries(back) as EditOrders };
}
