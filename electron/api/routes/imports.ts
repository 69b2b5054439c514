// Imports: rows and CSV text in a request, jobs and their errors.
import {
  cancelImportJob,
  getImportErrorGroups,
  getImportErrors,
  getImportJob,
  importCompanies,
  listImportJobs,
} from '../../../shared/contract/imports.ts';
import { getStoredImport } from '../../domain/imports/get-import.ts';
import { errorCsv } from '../../domain/imports/error-csv.ts';
import { showErrorGroups } from '../../domain/imports/error-groups.ts';
import { importInline } from '../../domain/imports/import-inline.ts';
import { prepareRequest } from '../../domain/imports/prepare-request.ts';
import { showImport, showStoredError } from '../../domain/imports/show-import.ts';
import { storeText, removeFiles } from '../../domain/imports/source-files.ts';
import { requestFileName } from '../../domain/imports/sweep-files.ts';
import { newImportId, startImport } from '../../domain/imports/start-import.ts';
import { resubmitTask } from '../../domain/imports/resubmit/resubmit-import.ts';
import { undoTask } from '../../domain/imports/undo/start-undo.ts';
import { listImportErrors } from '../../store/import-errors.ts';
import { listImports, type StoredImport } from '../../store/imports.ts';
import { findOpenJobOf } from '../../store/jobs.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';
import { dryRunRoutes } from './dry-runs.ts';
import { sourceRoutes } from './sources.ts';

export function importRoutes(app: Mounter): void {
  sourceRoutes(app);
  dryRunRoutes(app);
  const { store, jobs, events, clock } = app.services;
  const { db } = store;
  const show = (stored: StoredImport) => showImport(db, stored, jobs.progressOf(stored.id));
  const get = (id: string): StoredImport => getStoredImport(db, id);

  mount(app, importCompanies, async (call) => {
    const { body, actor } = call;
    const prepared = prepareRequest(body, db);
    const now = clock.now();
    const request = {
      id: newImportId(now),
      sourceId: null,
      fileName: null,
      dialect: prepared.dialect,
      columns: prepared.plan.columns,
      mapping: prepared.mapping,
      updateExisting: body.update_existing,
      tags: body.tags,
      rules: prepared.plan.rules,
      createdBy: actor.id,
      createdAtMs: now,
    };
    if (prepared.kind === 'small') {
      const fields = prepared.plan.fields.map(({ field }) => field);
      return call.commit(
        (write) => ({
          status: 200,
          body: { data: show(importInline(write, request, fields, prepared)) },
        }),
        (reply) => {
          events.publish('company:changed', request.id, { many: true });
          events.publish('import:completed', request.id, reply.body.data);
        },
      );
    }
    const path = await storeText(store.dataDir, requestFileName(request.id), prepared.texts());
    const input =
      prepared.dialect === null
        ? { kind: 'rows' as const, path }
        : { kind: 'text' as const, path, dialect: prepared.dialect };
    try {
      const reply = call.commit((write) => ({
        status: 202,
        body: { data: show(startImport(write, request, { input, temporary: true })) },
      }));
      jobs.wake();
      return reply;
    } catch (error) {
      await removeFiles([path]);
      throw error;
    }
  });

  mount(app, listImportJobs, ({ query, request }) => {
    const page = listImports(db, markOf(query.cursor)?.no ?? null, query.limit + 1);
    const shown = page.slice(0, query.limit);
    const last = page.length > query.limit ? shown.at(-1) : undefined;
    return { data: { items: shown.map(show), pagination: linkAfter(request, last?.no) } };
  });

  mount(app, getImportJob, ({ params }) => ({ data: show(get(params.jobId)) }));

  mount(app, getImportErrors, ({ params, query, request }) => {
    const stored = get(params.jobId);
    if (query.format === 'csv') return csvResponse(errorCsv(db, stored), `${stored.id}-errors.csv`);
    const page = listImportErrors(db, stored.no, markOf(query.cursor)?.no ?? 0, query.limit + 1);
    const shown = page.slice(0, query.limit);
    const last = page.length > query.limit ? shown.at(-1) : undefined;
    const items = shown.map((error) => showStoredError(db, stored.no, error));
    return { data: { items, columns: stored.columns, pagination: linkAfter(request, last?.seq) } };
  });

  mount(app, getImportErrorGroups, ({ params }) => ({
    data: { items: showErrorGroups(db, get(params.jobId).no) },
  }));

  mount(app, cancelImportJob, ({ params }) => {
    const { id } = get(params.jobId);
    jobs.cancel(findOpenJobOf(db, undoTask, id) ?? findOpenJobOf(db, resubmitTask, id) ?? id);
    return { data: show(get(params.jobId)) };
  });
}

const linkAfter = (request: Request, no: number | undefined): { nextLink?: string } =>
  nextLink(request, no === undefined ? null : cursorOf({ value: null, no }));

function csvResponse(text: Iterable<string>, name: string): Response {
  const encoder = new TextEncoder();
  const parts = text[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
