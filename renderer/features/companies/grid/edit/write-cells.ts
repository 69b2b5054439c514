// Writes cells: shown at once, sent company by company against the version that was seen, put right by the answer, and taken
// back with the reason where the store refuses.
import type { ApiError } from '../../../../api/api-error.ts';
import type { GridRow } from '../columns/grid-column.ts';
import { patchOf } from './company-patch.ts';
import type { RowEditsStore } from './row-edits.ts';

/** A cell with the company that it belongs to, and the text that stays in it should the value be refused. */
export type CellWrite = { row: GridRow; path: string; value: unknown; text: string };

export type WriteDeps = {
  edits: RowEditsStore;
  /** Sends a PATCH with If-Match and answers the company as it is then. */
  send: (row: GridRow, patch: ReturnType<typeof patchOf>) => Promise<GridRow>;
  /** The company as the list has it now. */
  latest: (id: string) => GridRow | null;
  /** Puts the newer company where the list holds the old one. */
  accept: (row: GridRow) => void;
  /** Reads a company anew after another writer was quicker. */
  reread: (id: string) => Promise<GridRow>;
  read: (row: GridRow, path: string) => unknown;
  toError: (error: unknown) => ApiError;
};

export type WriteResult = { written: number; refused: number };

const isEqual = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** An empty list and null both mean that nothing is there. */
const isSame = (a: unknown, b: unknown): boolean => {
  const plain = (value: unknown): unknown =>
    value === '' || value === undefined || (Array.isArray(value) && value.length === 0) ? null : value;
  return isEqual(plain(a), plain(b));
};

/** `customFieldValues.grp_….Tier` and `emails.0` name their cell as `custom:grp_…:Tier` and `emails`. */
function isAbout(issuePath: string, path: string): boolean {
  const dotted = path.startsWith('custom:')
    ? path.replace(/^custom:([^:]+):/, 'customFieldValues.$1.')
    : path;
  return issuePath === path || issuePath === dotted || issuePath.startsWith(`${dotted}.`);
}

function reasonFor(error: ApiError, path: string, isOnly: boolean): string {
  const issue = error.issues.find((one) => isAbout(one.path, path));
  if (issue) return issue.message;
  if (error.code === 'name_taken' && path === 'name') return error.message;
  if (error.code === 'domain_taken' && path === 'domain') return error.message;
  return isOnly
    ? error.message
    : `Not written, because another cell of this row was refused. ${error.message}`;
}

export function createWriter(deps: WriteDeps) {
  /** One write of a company at a time: the next one needs the version that this one makes. */
  const queues = new Map<string, Promise<unknown>>();

  /** Again with the new version if the other writer left these cells alone; else the person decides. */
  async function afterConflict(seen: GridRow, cells: readonly CellWrite[]): Promise<GridRow> {
    const now = await deps.reread(seen.id);
    deps.accept(now);
    const changed = cells.find(({ path }) => !isSame(deps.read(now, path), deps.read(seen, path)));
    if (changed) throw new ChangedMeanwhile(deps.read(now, changed.path));
    return await deps.send(now, patchOf(now, cells));
  }

  async function writeRow(cells: readonly CellWrite[]): Promise<number> {
    const [first] = cells;
    if (!first) return 0;
    const seen = deps.latest(first.row.id) ?? first.row;
    try {
      deps.accept(
        await deps.send(seen, patchOf(seen, cells)).catch((error: unknown) => {
          if (deps.toError(error).code === 'version_conflict') return afterConflict(seen, cells);
          throw error;
        }),
      );
      for (const { path, value } of cells) deps.edits.settle(seen.id, path, value);
      return cells.length;
    } catch (error) {
      refuse(cells, error);
      return 0;
    }
  }

  function refuse(cells: readonly CellWrite[], error: unknown): void {
    for (const { row, path, value, text } of cells) {
      if (deps.edits.of(row.id)?.values.get(path) !== value) continue;
      deps.edits.settle(row.id, path, value);
      const reason =
        error instanceof ChangedMeanwhile
          ? error.message
          : reasonFor(deps.toError(error), path, cells.length === 1);
      deps.edits.keepDraft(row.id, path, { text, reason });
    }
  }

  function enqueue(id: string, cells: readonly CellWrite[]): Promise<number> {
    const before = queues.get(id) ?? Promise.resolve();
    const next = before.then(() => writeRow(cells));
    queues.set(id, next);
    return next.finally(() => queues.get(id) === next && queues.delete(id));
  }

  /** Cells that hold their value already are left alone. */
  return async function write(cells: readonly CellWrite[]): Promise<WriteResult> {
    const changed = cells.filter(({ row, path, value }) => {
      const shown = deps.edits.of(row.id);
      return !isSame(shown?.values.has(path) ? shown.values.get(path) : deps.read(row, path), value);
    });
    const byRow = Map.groupBy(changed, ({ row }) => row.id);
    for (const { row, path } of cells) deps.edits.dropDraft(row.id, path);
    for (const { row, path, value } of changed) deps.edits.show(row.id, path, value);
    const counts = await Promise.all([...byRow].map(([id, some]) => enqueue(id, some)));
    const written = counts.reduce((sum, count) => sum + count, 0);
    return { written, refused: changed.length - written };
  };
}

class ChangedMeanwhile extends Error {
  constructor(value: unknown) {
    const now = value === null || value === undefined ? 'nothing' : `"${textOf(value)}"`;
    super(
      `Changed elsewhere meanwhile: it holds ${now} now. Press Enter twice to write yours, Esc to keep that.`,
    );
  }
}

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join('; ') : String(value);
