// Finished dry runs: their rows and diff; and the rows that a person mends before importing.
import {
  cancelDryRun,
  editRows as editRowsEndpoint,
  getDryRunDiff,
  listDryRunRows,
  listDuplicates,
  mergeDuplicates,
  listRowEdits as listRowEditsEndpoint,
} from '../../../shared/contract/dry-runs.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { diffCsv } from '../../domain/imports/dry-run/diff-csv.ts';
import { editRows } from '../../domain/imports/edit-rows.ts';
import { mergeRows } from '../../domain/imports/merge-rows.ts';
import { pathOf, extraTargets } from '../../domain/imports/extras/extra-target.ts';
import { planRows } from '../../domain/imports/row-plan.ts';
import type { ReadDb } from '../../store/database.ts';
import { countRowEdits, deleteRowEdits, listRowEdits } from '../../store/row-edits.ts';
import { findSource, type StoredSource } from '../../store/sources.ts';
import { mount, type Mounter } from '../mount.ts';

const shownEdits = 1000;

export function dryRunRoutes(app: Mounter): void {
  const { store, jobs } = app.services;
  const { db } = store;

  const get = (id: string): StoredSource => {
    const source = findSource(db, id);
    if (source) return source;
    throw new AppError('not_found', {
      message: t('There is no source {id}. Choose the file again.', { id }),
    });
  };

  mount(app, listDryRunRows, async ({ params, query: { offset, limit, ...filter } }) => ({
    data: await jobs.dryRuns.ask(params.dryRunId, { kind: 'rows', filter, offset, limit }),
  }));

  mount(app, getDryRunDiff, ({ params }) => {
    const { dryRunId } = params;
    const { columns, mapping, rules } = jobs.dryRuns.requestOf(dryRunId);
    const fields = planRows(columns, mapping, rules, extraTargets(db, mapping, rules)).fields.map(pathOf);
    const text = diffCsv(fields, (offset, limit) =>
      jobs.dryRuns.ask(dryRunId, { kind: 'rows', filter: {}, offset, limit }),
    );
    return csvStream(text, `${dryRunId}-diff.csv`);
  });

  mount(app, listDuplicates, async ({ params, query: { kind, offset, limit } }) => ({
    data: await jobs.dryRuns.ask(params.dryRunId, { kind: 'duplicates', of: kind, offset, limit }),
  }));

  mount(app, mergeDuplicates, async (call) => {
    const { body } = call;
    const { dryRunId } = call.params;
    const { sourceId, columns, mapping, rules } = jobs.dryRuns.requestOf(dryRunId);
    const cells = await jobs.dryRuns.cellsOf(dryRunId, new Set([...body.rows, body.survivor]));
    const edits = mergeRows(body, planRows(columns, mapping, rules, extraTargets(db, mapping, rules)), cells);
    return call.commit((write) => {
      editRows(write, get(sourceId), edits);
      return { data: shownEditsOf(write, sourceId) };
    });
  });

  mount(app, cancelDryRun, ({ params }) => ({
    data: { stopped: jobs.dryRuns.cancel(get(params.sourceId).id) },
  }));

  mount(app, listRowEditsEndpoint, ({ params }) => ({ data: shownEditsOf(db, get(params.sourceId).id) }));

  mount(app, editRowsEndpoint, (call) => {
    const source = get(call.params.sourceId);
    return call.commit((write) => {
      if (call.body.clear) deleteRowEdits(write, source.id);
      editRows(write, source, call.body.edits);
      return { data: shownEditsOf(write, source.id) };
    });
  });
}

const shownEditsOf = (db: ReadDb, sourceId: string) => ({
  edits: Object.fromEntries([...listRowEdits(db, sourceId)].slice(0, shownEdits)),
  total: countRowEdits(db, sourceId),
});

function csvStream(text: AsyncGenerator<string>, name: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await text.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => void (await text.return(undefined)),
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
