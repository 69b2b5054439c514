// The fixed error file comes back to its import.
import { join } from 'node:path';
import { resubmitImport } from '../../../shared/contract/resubmit.ts';
import { importLimits } from '../../../shared/schema/import.ts';
import type { Resubmitted } from '../../../shared/schema/resubmit.ts';
import { getStoredImport } from '../../domain/imports/get-import.ts';
import { chooseRows, type Chosen } from '../../domain/imports/resubmit/choose-rows.ts';
import { readFixedFile } from '../../domain/imports/resubmit/read-fixed-file.ts';
import {
  queueResubmit,
  requireResubmittable,
  type ResubmitPayload,
} from '../../domain/imports/resubmit/resubmit-import.ts';
import { runMended } from '../../domain/imports/resubmit/run-mended.ts';
import { showImport } from '../../domain/imports/show-import.ts';
import { removeFiles, sourceFolder, storeText, storeUpload } from '../../domain/imports/source-files.ts';
import { requestFileName } from '../../domain/imports/sweep-files.ts';
import { newId } from '../../lib/ids.ts';
import type { StoredImport } from '../../store/imports.ts';
import type { Call } from '../call.ts';
import { mountUpload, type Mounter } from '../mount.ts';
import { requirePathRight, sentName } from '../sent-file.ts';

const shownIgnored = 100;

type Place = Pick<Call<typeof resubmitImport>, 'commit' | 'actor'> & { params: { jobId: string } };

export function resubmitRoutes(app: Mounter): void {
  const { store, jobs, events, clock } = app.services;
  const { db, dataDir } = store;

  const runNow = (call: Place, { rows, ignored }: Chosen) => {
    const by = { actor: call.actor.id, atMs: clock.now() };
    return call.commit(
      (write) => {
        const stored = getStoredImport(write, call.params.jobId);
        requireResubmittable(write, stored);
        const failedAgain = runMended(write, stored, rows, by);
        const shown = showImport(write, getStoredImport(write, stored.id), null);
        return { status: 200, body: { data: answerOf(shown, rows.length, failedAgain, ignored) } };
      },
      (reply) => {
        events.publish('company:changed', call.params.jobId, { many: true });
        events.publish('import:completed', call.params.jobId, reply.body.data.job);
      },
    );
  };

  const runLater = async (call: Place, stored: StoredImport, { rows, ignored }: Chosen) => {
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
    const path = await storeText(dataDir, requestFileName(stored.id), lines);
    const now = clock.now();
    const reply = call.commit((write) => {
      const current = getStoredImport(write, stored.id);
      requireResubmittable(write, current);
      const status = current.status as ResubmitPayload['status'];
      const payload = { importId: stored.id, path, actor: call.actor.id, status };
      queueResubmit(write, newId('rsb', now), payload, now);
      const shown = showImport(write, getStoredImport(write, stored.id), null);
      return { status: 202, body: { data: answerOf(shown, rows.length, null, ignored) } };
    });
    jobs.wake();
    return reply;
  };

  const resubmit = async (call: Place, path: string, fileName: string | undefined) => {
    const stored = getStoredImport(db, call.params.jobId);
    requireResubmittable(db, stored);
    const target = join(sourceFolder(dataDir), `${newId('rsb', clock.now())}.fixed`);
    try {
      const fixed = await readFixedFile(path, target, stored.columns, fileName);
      const chosen = chooseRows(db, stored, fixed);
      return chosen.rows.length > importLimits.inlineRows
        ? await runLater(call, stored, chosen)
        : runNow(call, chosen);
    } finally {
      await removeFiles([target]);
    }
  };

  /** What was sent is gone when it was read: the rows that fail again stay with the import. */
  const withStored = async <T>(
    write: (name: string) => Promise<string>,
    work: (path: string) => Promise<T>,
  ) => {
    const path = await write(`${newId('rsb', clock.now())}.sent.fixed`);
    try {
      return await work(path);
    } finally {
      await removeFiles([path]);
    }
  };

  mountUpload(app, resubmitImport, {
    json: (call) => {
      const { csv, path } = call.body;
      if (path === undefined)
        return withStored(
          (name) => storeText(dataDir, name, [csv ?? '']),
          (stored) => resubmit(call, stored, 'fixed.csv'),
        );
      requirePathRight(call.caller.kind, path, 'upload');
      return resubmit(call, path, undefined);
    },
    upload: (call) =>
      withStored(
        (name) => storeUpload(dataDir, name, call.upload),
        (path) => resubmit(call, path, sentName(call.request)),
      ),
  });
}

const answerOf = (
  job: Resubmitted['job'],
  runCount: number,
  failedAgain: number | null,
  ignored: Chosen['ignored'],
): Resubmitted => ({
  job,
  run_count: runCount,
  failed_again_count: failedAgain,
  ignored_count: ignored.length,
  ignored: ignored.slice(0, shownIgnored),
});
