// What imports keep of the files they read: rows, the file itself, and for how long.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import {
  getImportFile,
  getImportRows,
  getImportSettings,
  updateImportSettings,
} from '../../../shared/contract/recipes.ts';
import { importSettings, saveImportSettings } from '../../domain/imports/retention.ts';
import { statFile } from '../../domain/imports/source-files.ts';
import { keptInputOf, originalPathOf, showSourceRows } from '../../domain/imports/source-rows/source-rows.ts';
import { fileHeaders } from '../file-headers.ts';
import { mount, type Mounter } from '../mount.ts';
import { getImport } from '../stored.ts';

export function keptRoutes(app: Mounter): void {
  const { store, jobs } = app.services;
  const { db, dataDir } = store;

  mount(app, getImportRows, async ({ params, query }) => {
    const stored = getImport(db, params.jobId);
    const input = keptInputOf(db, dataDir, stored);
    const { records, total } = await jobs.kept.rows.read(stored.id, input, query);
    const known = total ?? stored.rowsTotal;
    const items = showSourceRows(db, stored.no, records);
    return { data: { items, columns: stored.columns, offset: query.offset, total: known } };
  });

  mount(app, getImportFile, async ({ params }) => {
    const stored = getImport(db, params.jobId);
    const path = originalPathOf(db, dataDir, stored);
    const { byteSize } = await statFile(path);
    const body = Readable.toWeb(createReadStream(path));
    const headers = fileHeaders(stored.fileName ?? `${stored.id}.csv`, 'application/octet-stream');
    return new Response(body, { headers: { ...headers, 'content-length': String(byteSize) } });
  });

  mount(app, getImportSettings, () => ({ data: importSettings(db) }));

  mount(app, updateImportSettings, ({ body, commit }) => {
    const reply = commit((write) => {
      saveImportSettings(write, body);
      return { data: importSettings(write) };
    });
    jobs.kept.sweep();
    return reply;
  });
}
