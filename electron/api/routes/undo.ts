// Undo and redo of imports.
import { getImportUndo, listKeptCells, redoImport, undoImport } from '../../../shared/contract/undo.ts';
import { getStoredImport } from '../../domain/imports/get-import.ts';
import { showImport } from '../../domain/imports/show-import.ts';
import { showKept, showUndo } from '../../domain/imports/undo/show-undo.ts';
import { startUndo } from '../../domain/imports/undo/start-undo.ts';
import { fieldsOfColumns, fieldsOfPaths } from '../../domain/imports/undo/undo-fields.ts';
import { newId } from '../../lib/ids.ts';
import { rangeOfImport } from '../../store/import-ranges.ts';
import type { StoredImport } from '../../store/imports.ts';
import type { ReadDb } from '../../store/database.ts';
import { listKept } from '../../store/undo-kept.ts';
import { findLastUndo, type UndoScope } from '../../store/undos.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';

export function undoRoutes(app: Mounter): void {
  const { store, jobs, queries, clock } = app.services;
  const { db } = store;

  const requestOf = (kind: 'undo' | 'redo', scope: UndoScope, actorId: string) => {
    const now = clock.now();
    return { id: newId('und', now), kind, scope, createdBy: actorId, createdAtMs: now };
  };

  mount(app, undoImport, (call) => {
    const stored = getStoredImport(db, call.params.jobId);
    const request = requestOf('undo', scopeOf(db, stored, call.body), call.actor.id);
    const reply = call.commit((write) => {
      startUndo(write, stored, request);
      return { status: 202, body: { data: showImport(write, stored, null) } };
    });
    jobs.wake();
    return reply;
  });

  mount(app, redoImport, (call) => {
    const stored = getStoredImport(db, call.params.jobId);
    const request = requestOf('redo', {}, call.actor.id);
    const reply = call.commit((write) => {
      startUndo(write, stored, request);
      return { status: 202, body: { data: showImport(write, stored, null) } };
    });
    jobs.wake();
    return reply;
  });

  mount(app, getImportUndo, async ({ params }) => {
    const stored = getStoredImport(db, params.jobId);
    const summary = showUndo(db, stored);
    const range = rangeOfImport(db, stored);
    const plan = summary.can_undo ? await queries.undoPlan({ importId: stored.id, range }) : null;
    return { data: { ...summary, plan } };
  });

  mount(app, listKeptCells, ({ params, query, request }) => {
    const stored = getStoredImport(db, params.jobId);
    const last = findLastUndo(db, stored.no);
    const page = last ? listKept(db, last.no, markOf(query.cursor)?.no ?? 0, query.limit + 1) : [];
    const shown = page.slice(0, query.limit);
    const end = page.length > query.limit ? shown.at(-1) : undefined;
    const link = nextLink(request, end === undefined ? null : cursorOf({ value: null, no: end.seq }));
    return { data: { items: shown.map((cell) => showKept(db, cell)), pagination: link } };
  });
}

type Body = { rows?: number[] | undefined; columns?: string[] | undefined; fields?: string[] | undefined };

function scopeOf(db: ReadDb, stored: StoredImport, { rows, columns, fields }: Body): UndoScope {
  const wanted = columns ? fieldsOfColumns(db, stored, columns) : fields && fieldsOfPaths(db, fields);
  return { ...(rows ? { rows } : {}), ...(wanted ? { fields: wanted } : {}) };
}
