// Writes cells as one step: shown at once, sent against the versions that were seen, put right by the answer, and taken back
// with the reason where the store refuses. One write after the other, so that each knows the versions that the last one made.
import type { StepAction } from '../../../../../shared/schema/step.ts';
import type { CompanyPatch } from '../../../../../shared/schema/company.ts';
import type { GridRow } from '../columns/grid-column.ts';
import { patchOf } from './company-patch.ts';
import { changedMeanwhile, isSame, reasonFor, type CellIssue } from './refusals.ts';
import type { RowEditsStore } from './row-edits.ts';

/** A cell with the company that it belongs to, and the text that stays in it should the value be refused. */
export type CellWrite = {
  row: GridRow;
  path: string;
  value: unknown;
  text: string;
  /** What is made before, once the writes before this one are done; throws where it is refused. */
  first?: (() => Promise<void>) | undefined;
};

export type RowEdit = { row: GridRow; patch: CompanyPatch };

/** `edit` counts the edits that were sent. */
export type WriteAnswer = {
  companies: readonly GridRow[];
  issues: readonly (CellIssue & { edit: number })[];
  /** The step that this became part of; undefined where nothing changed. */
  step?: string | undefined;
};

export type WriteDeps = {
  edits: RowEditsStore;
  /** Writes what can be written, into that step if one is named, and tells what cannot; throws where nothing came through. */
  send: (edits: readonly RowEdit[], action: StepAction, step: string | undefined) => Promise<WriteAnswer>;
  /** The company as the list has it now. */
  latest: (id: string) => GridRow | null;
  /** Puts the newer company where the list holds the old one. */
  accept: (row: GridRow) => void;
  /** Reads a company anew after another writer was quicker. */
  reread: (id: string) => Promise<GridRow>;
  read: (row: GridRow, path: string) => unknown;
  toMessage: (error: unknown) => string;
};

/** `step` is what an undo takes back. */
export type WriteResult = { written: number; refused: number; step?: string };

/** What to call it, and the step so far: more of it goes into the same. */
type Doing = { action: StepAction; step: string | undefined };

type RowCells = { seen: GridRow; cells: readonly CellWrite[] };

/** Companies in one request. */
const perRequest = 2000;

/**
 * Companies as the last writes left them: the list may show an older one for a moment, when an answer to a question that was
 * asked before the write comes in behind it.
 */
function createWritten() {
  const rows = new Map<string, GridRow>();
  return {
    note(row: GridRow): void {
      rows.delete(row.id);
      rows.set(row.id, row);
      const [oldest] = rows.keys();
      if (rows.size > perRequest && oldest !== undefined) rows.delete(oldest);
    },
    /** The newer of what was written and what is shown. */
    newest(id: string, shown: GridRow | null): GridRow | null {
      const own = rows.get(id) ?? null;
      return own !== null && (shown === null || shown.version < own.version) ? own : shown;
    },
  };
}

export function createWriter(deps: WriteDeps) {
  let queue: Promise<unknown> = Promise.resolve();
  const written = createWritten();
  const accept = (row: GridRow): void => {
    written.note(row);
    deps.accept(row);
  };

  const settle = ({ row, path, value }: CellWrite): void => deps.edits.settle(row.id, path, value);

  /** A cell that was typed over meanwhile is the newer write's business. */
  function refuse(cell: CellWrite, reason: string): void {
    const { row, path, value, text } = cell;
    if (deps.edits.of(row.id)?.values.get(path) !== value) return;
    settle(cell);
    deps.edits.keepDraft(row.id, path, { text, reason });
  }

  /** Again with the new version if the other writer left these cells alone; else the person decides. */
  async function afterConflict({ seen, cells }: RowCells): Promise<RowCells | null> {
    const now = await deps.reread(seen.id);
    accept(now);
    const isChanged = ({ path }: CellWrite): boolean => !isSame(deps.read(now, path), deps.read(seen, path));
    for (const cell of cells.filter(isChanged)) refuse(cell, changedMeanwhile(deps.read(now, cell.path)));
    const rest = cells.filter((cell) => !isChanged(cell));
    return rest.length === 0 ? null : { seen: now, cells: rest };
  }

  /** Answers the rows that another writer was quicker with. */
  async function send(rows: readonly RowCells[], doing: Doing): Promise<RowCells[]> {
    const edits = rows.map(({ seen, cells }) => ({ row: seen, patch: patchOf(seen, cells) }));
    const answer = await deps.send(edits, doing.action, doing.step);
    doing.step = answer.step ?? doing.step;
    for (const company of answer.companies) accept(company);
    const conflicts: RowCells[] = [];
    for (const [at, one] of rows.entries()) {
      const issues = answer.issues.filter(({ edit }) => edit === at);
      if (issues.some(({ code }) => code === 'version_conflict')) conflicts.push(one);
      else for (const cell of one.cells) finish(cell, issues);
    }
    return conflicts;
  }

  function finish(cell: CellWrite, issues: readonly CellIssue[]): void {
    const reason = reasonFor(issues, cell.path);
    if (reason === null) settle(cell);
    else refuse(cell, reason);
  }

  async function writeRows(rows: readonly RowCells[], doing: Doing): Promise<void> {
    try {
      const conflicts = await send(rows, doing);
      const again = await Promise.all(conflicts.map(afterConflict));
      const rest = again.filter((one) => one !== null);
      const lost = rest.length === 0 ? [] : await send(rest, doing);
      for (const { seen, cells } of lost)
        for (const cell of cells) refuse(cell, changedMeanwhile(deps.read(seen, cell.path)));
    } catch (error) {
      for (const { cells } of rows) for (const cell of cells) refuse(cell, deps.toMessage(error));
    }
  }

  /** Without those for which something could not be made. */
  async function makeFirst(cells: readonly CellWrite[]): Promise<CellWrite[]> {
    const ready: CellWrite[] = [];
    for (const cell of cells) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one after the other: two of them may make the same
        if (cell.first) await cell.first();
        ready.push(cell);
      } catch (error) {
        refuse(cell, deps.toMessage(error));
      }
    }
    return ready;
  }

  async function writeAll(cells: readonly CellWrite[], doing: Doing): Promise<void> {
    const byRow = Map.groupBy(await makeFirst(cells), ({ row }) => row.id);
    const rows = [...byRow].flatMap(([id, own]): RowCells[] => {
      const seen = written.newest(id, deps.latest(id) ?? own[0]?.row ?? null);
      return seen ? [{ seen, cells: own }] : [];
    });
    for (let from = 0; from < rows.length; from += perRequest)
      // oxlint-disable-next-line no-await-in-loop -- one after the other: each goes into the step of the one before
      await writeRows(rows.slice(from, from + perRequest), doing);
  }

  /** Cells that hold their value already are left alone. */
  return async function write(
    cells: readonly CellWrite[],
    action: StepAction,
    step?: string,
  ): Promise<WriteResult> {
    const doing: Doing = { action, step };
    const changed = cells.filter(({ row, path, value }) => {
      const shown = deps.edits.of(row.id);
      return !isSame(shown?.values.has(path) ? shown.values.get(path) : deps.read(row, path), value);
    });
    for (const { row, path } of cells) deps.edits.dropDraft(row.id, path);
    for (const { row, path, value } of changed) deps.edits.show(row.id, path, value);
    const done = queue.then(() => writeAll(changed, doing));
    queue = done;
    await done;
    const refused = changed.filter(({ row, path }) => deps.edits.of(row.id)?.drafts.has(path)).length;
    return {
      written: changed.length - refused,
      refused,
      ...(doing.step === undefined ? {} : { step: doing.step }),
    };
  };
}
