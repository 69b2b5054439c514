// Undo and redo of a step: companies that it made or deleted go and come, its values and definitions change back. What someone
// else changed since stays and is listed.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { editedSince } from './edited-since.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import { listCompaniesOfStep, nextTurn, removalNo, updateStep, type StoredStep } from '../../store/steps.ts';
import { kindOfActor } from '../../store/actors.ts';
import { countDefinitionChanges } from '../../store/definition-changes.ts';
import { countDecisions, redoDecisions, undoDecisions } from '../../store/proposals.ts';
import { followDefinitions } from '../magic/follow-definitions.ts';
import { storedKeys } from '../companies/write-company.ts';
import { removeCompanies } from '../imports/undo/remove-created.ts';
import { returnUndone } from '../imports/undo/return-undone.ts';
import { takeBackChanges } from '../imports/undo/take-back-changes.ts';
import type { Kept, Step, UndoRun } from '../imports/undo/undo-run.ts';
import { removePeople, returnPeople, takeBackPeople } from '../people/take-back-people.ts';
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
  const kept: Kept[] = [];
  const turn = turnOf(db, step);
  const run = toggleRun(db, step, direction, { ...turn, actor, atMs, keep: (cell) => kept.push(cell) });
  for (const part of toggleParts(step, direction)) takeAll(part, run);
  const toggled = endToggle(db, step, direction, { ...turn, atMs });
  return { step: toggled, cells: run.tally.cells, companies: run.tally.companies, kept };
}

/** The next undo or redo of a step: its number among all, and the run of its writes. */
export function turnOf(db: ReadDb, { id }: StoredStep): { turn: number; run: string } {
  const turn = nextTurn(db);
  return { turn, run: `${id}#${turn}` };
}

/** What is left once every part was taken: definitions, decisions of a review, and the step's own row. */
export function endToggle(
  db: WriteDb,
  step: StoredStep,
  direction: Direction,
  { turn, run, atMs }: { turn: number; run: string; atMs: number },
): StoredStep {
  const doer = { kind: kindOfActor(db, step.actor), actor: step.actor, atMs };
  followDefinitions(db, doer, () => {
    takeBackDefinitions(db, step.lastRun, run, atMs);
    return { result: null, step: { stepNo: step.no, run } };
  });
  if (direction === 'undo') undoDecisions(db, step.no);
  else redoDecisions(db, step.no);
  const state = direction === 'undo' ? 'undone' : 'done';
  const toggled: StoredStep = { ...step, state, lastRun: run, turn };
  updateStep(db, step.no, toggled);
  return toggled;
}

type Turn = { actor: string; atMs: number; run: string; keep: (cell: Kept) => void };

export function toggleRun(
  db: WriteDb,
  step: StoredStep,
  direction: Direction,
  { actor, atMs, run, keep }: Turn,
): UndoRun {
  return {
    db,
    of: step.id,
    removalNo: removalNo(step.no, direction === 'undo' ? 'created' : 'deleted'),
    origin: { kind: 'undo', run, actor, atMs },
    keys: storedKeys(db),
    tally: { companies: 0, cells: 0, keptCompanies: 0, keptCells: 0, kept: 0 },
    keep,
    renumbered: () => undefined,
  };
}

/** In an order in which no name or domain of the step is in the way of another. */
export function toggleParts(step: StoredStep, direction: Direction): Step[] {
  const isUndo = direction === 'undo';
  return [
    removeOnes(isUndo ? 'create' : 'delete'),
    takeBackChanges({ changesOf: step.lastRun, skips: () => false }),
    returnUndone(removalNo(step.no, isUndo ? 'deleted' : 'created')),
    removePeople(isUndo ? 'create' : 'delete'),
    takeBackPeople(step.lastRun),
    returnPeople(removalNo(step.no, isUndo ? 'deleted' : 'created')),
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

export function requireState({ state }: StoredStep, direction: Direction): void {
  if (state === (direction === 'undo' ? 'done' : 'undone')) return;
  throw new AppError('job_conflict', { message: whyNot(state, direction) });
}

function whyNot(state: StoredStep['state'], direction: Direction): string {
  if (state === 'working') return t('This step is still under way. Wait for its end, or stop it.');
  if (state === 'dropped')
    return t('This step was undone and something else was done since. Do it again by hand.');
  return direction === 'undo'
    ? t('This step is undone already.')
    : t('This step is in effect. There is nothing to redo.');
}

/** Changes and decisions that a toggle would look at: many are for a job. */
export const sizeOfStep = (db: ReadDb, { no, id, lastRun }: StoredStep): number =>
  (db.sql<number>('SELECT count(*) FROM change WHERE source_run IN (?, ?)').pluck().get(id, lastRun) ?? 0) +
  countDefinitionChanges(db, [...new Set([id, lastRun])]) +
  countDecisions(db, no);
