// rowbench undo and redo: takes an import back, or brings it back, and says what came of it.
import { cancelImportJob, getImportJob } from '../../../shared/contract/imports.ts';
import { getImportUndo, redoImport, undoImport } from '../../../shared/contract/undo.ts';
import type { UndoRun, UndoSummary } from '../../../shared/schema/undo.ts';
import { follow } from './follow.ts';
import { note, outJson, outLines, plural } from './print.ts';
import { onStop } from './signals.ts';
import { withApi, type Api } from './with-backend.ts';

export type UndoOptions = { data: string; json?: true };

/** 0: done; 1: failed; 130: stopped by Ctrl-C. */
export function takeBack(kind: 'undo' | 'redo', jobId: string, options: UndoOptions): Promise<number> {
  const stop = new AbortController();
  const release = onStop(() => stop.abort());
  return withApi(options.data, async (api) => {
    const params = { jobId };
    await (kind === 'undo' ? api.call(undoImport, { params, body: {} }) : api.call(redoImport, { params }));
    await ended(api, jobId, stop.signal);
    const { data } = await api.call(getImportUndo, { params });
    if (options.json) outJson(data);
    else outLines(describe(data));
    const status = data.last?.status;
    if (status === 'failed') note(`rowbench: ${data.last?.failure?.message ?? 'It could not be finished.'}`);
    return status === 'completed' ? 0 : status === 'cancelled' ? 130 : 1;
  }).finally(release);
}

function ended({ call }: Api, jobId: string, stop: AbortSignal): Promise<unknown> {
  const params = { jobId };
  return follow({
    look: async () => (await call(getImportJob, { params })).data.undo.state,
    isOver: (state) => state !== 'undoing' && state !== 'redoing',
    stop,
    cancel: () => call(cancelImportJob, { params }),
  });
}

function describe({ last }: UndoSummary): string[] {
  if (!last) return ['Nothing was done.'];
  const verb = last.kind === 'undo' ? 'removed' : 'brought back';
  const cells = last.kind === 'undo' ? 'given their earlier values back' : 'written again';
  return [
    titleOf(last),
    `  ${plural(last.companies_count, 'company', 'companies')} ${verb}`,
    `  ${plural(last.cells_count, 'cell')} ${cells}`,
    ...(last.kept_count === 0
      ? []
      : [`  ${plural(last.kept_count, 'value')} kept: changed since, or taken by now`]),
  ];
}

function titleOf({ kind, status }: UndoRun): string {
  if (status === 'completed') return kind === 'undo' ? 'Undone' : 'Redone';
  return status === 'cancelled' ? 'Stopped. What was taken back so far stays so.' : 'Not finished.';
}
