// Undo and redo of a step: companies that it made or deleted go and come, its values and definitions change back. What someone
// else changed since stays and is listed.
import { AppError } from '../../../shared/errors.ts';
import { editedSince } from './edited-since.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import { listCompaniesOfStep, nextTurn, removalNo, updateStep, type StoredStep } from '../../store/steps.ts';
import { storedKeys } from '../companies/write-company.ts';
import { removeCompanies } from '../imports/undo/remove-created.ts';
import { returnUndone } from '../imports/undo/return-undone.ts';
import { takeBackChanges } from '../imports/undo/take-back-changes.ts';
import type { Kept, Step, UndoRun } from '../imports/undo/undo-run.ts';
import { takeBackDefinitions } from './take-back-definitions.ts';

export type Direction = 'undo' | 'redo';
export type Toggled = { step: StoredStep; cells: number; companies: number; kept: Kept[] };

const piece = 1000;

/** Whole, within the caller's transaction. */
export function toggleStep(
  db: WriteDb,
  step: StoredStep,
  direction: Direction,
  { actor, atMs }: { actor: string; atMs: number },
): Toggled {
  requireState(step, direction);
  const turn = nextTurn(db);
  const kept: Kept[] = [];
  const run = runOf(db, step, direction, { actor, atMs, turn, kept });
  for (const part of partsOf(step, direction)) takeAll(part, run);
  takeBackDefinitions(db, step.lastRun, run.origin.run ?? step.id, atMs);
  const toggled: StoredStep = {
    ...step,
    state: direction === 'undo' ? 'undone' : 'done',
    lastRun: run.origin.run ?? step.id,
    turn,
  };
  updateStep(db, step.no, toggled);
  return { step: toggled, cells: run.tally.cells, companies: run.tally.companies, kept };
}

type Turn = { actor: string; atMs: number; turn: number; kept: Kept[] };

function runOf(
  db: WriteDb,
  step: StoredStep,
  direction: Direction,
  { actor, atMs, turn, kept }: Turn,
): UndoRun {
  return {
    db,
    of: step.id,
    removalNo: removalNo(step.no, direction === 'undo' ? 'created' : 'deleted'),
    origin: { kind: 'undo', run: `${step.id}#${turn}`, actor, atMs },
    keys: storedKeys(db),
    tally: { companies: 0, cells: 0, keptCompanies: 0, keptCells: 0, kept: 0 },
    keep: (cell) => void kept.push(cell),
    renumbered: () => undefined,
  };
}

/** In an order in which no name or domain of the step is in the way of another. */
function partsOf(step: StoredStep, direction: Direction): Step[] {
  const isUndo = direction === 'undo';
  return [
    removeOnes(isUndo ? 'create' : 'delete'),
    takeBackChanges({ changesOf: step.lastRun, skips: () => false }),
    returnUndone(removalNo(step.no, isUndo ? 'deleted' : 'created')),
  ];
}

const removeOnes =
  (kind: 'create' | 'delete'): Step =>
  (run, position, limit) => {
    const ones = listCompaniesOfStep(run.db, run.of, kind, position ?? 0, limit);
    const going: number[] = [];
    for (const { companyUuid, seq } of ones) {
      const company = findCompanyByUuid(run.db, companyUuid);
      if (!company) continue;
      const edited = editedSince(run.db, company.no, run.of, seq);
      if (edited.length === 0) going.push(company.no);
      for (const field of edited)
        run.keep({
          companyUuid,
          companyName: company.values.name,
          field,
          reason: 'company_edited',
          value: company.values[field] ?? null,
          earlier: null,
        });
    }
    removeCompanies(run, going);
    return { position: ones.at(-1)?.seq ?? 0, seen: ones.length, done: ones.length < limit };
  };

function takeAll(part: Step, run: UndoRun): void {
  let position: number | null = null;
  for (;;) {
    const taken = part(run, position, piece);
    if (taken.done) return;
    position = taken.position;
  }
}

function requireState({ state }: StoredStep, direction: Direction): void {
  if (state === (direction === 'undo' ? 'done' : 'undone')) return;
  throw new AppError('job_conflict', { message: whyNot(state, direction) });
}

function whyNot(state: StoredStep['state'], direction: Direction): string {
  if (state === 'working') return 'This step is still under way. Wait for its end, or stop it.';
  if (state === 'dropped')
    return 'This step was undone and something else was done since. Do it again by hand.';
  return direction === 'undo'
    ? 'This step is undone already.'
    : 'This step is in effect. There is nothing to redo.';
}

/** Changes that a toggle would look at: many are for a job. */
export const sizeOfStep = (db: ReadDb, { id, lastRun }: StoredStep): number =>
  db.sql<number>('SELECT count(*) FROM change WHERE source_run IN (?, ?)').pluck().get(id, lastRun) ?? 0;
