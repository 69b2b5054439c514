// rowbench export companies: what a query finds, or every company, to a file whose ending says the form.
import { extname, resolve } from 'node:path';
import { cancelExport, createExport, getExport } from '../../../shared/contract/exports.ts';
import {
  exportFormats,
  type ExportFormat,
  type ExportJob,
  type ExportTemplate,
} from '../../../shared/schema/export.ts';
import { CliError, UsageError } from './cli-error.ts';
import { queryOf } from './options.ts';
import { note, outJson, plural } from './print.ts';
import { onStop } from './signals.ts';
import { withApi, type Api } from './with-backend.ts';

export type ExportOptions = {
  data: string;
  json?: true;
  query?: string;
  columns?: string;
  template?: ExportTemplate;
  guard: boolean;
};

export function exportCompanies(file: string, options: ExportOptions): Promise<void> {
  const path = resolve(file);
  const body = {
    format: formatOf(path),
    path,
    guard: options.guard,
    headers: 'fields' as const,
    ...(options.query !== undefined && { query: queryOf(options.query) }),
    ...(options.columns !== undefined && { columns: options.columns.split(',').map((one) => one.trim()) }),
    ...(options.template !== undefined && { template: options.template }),
  };
  return withApi(options.data, async (api) => {
    const { data } = await api.call(createExport, { body });
    const job = await ended(api, data);
    if (job.status === 'failed')
      throw new CliError(job.failure?.code ?? 'failed', job.failure?.message ?? '');
    if (job.status === 'cancelled') throw new CliError('cancelled', 'Stopped. Nothing was written.');
    if (options.json) outJson({ file: path, rows: job.rowsDone, bytes: job.byteSize });
    else note(`Wrote ${plural(job.rowsDone, 'company', 'companies')} to ${path}`);
  });
}

/** Nothing is left of a file whose writing is stopped by a signal. */
function ended(api: Api, started: ExportJob): Promise<ExportJob> {
  const params = { exportId: started.id };
  return new Promise((resolveJob, reject) => {
    const release = onStop(() => void api.call(cancelExport, { params }).catch(() => undefined));
    const unsubscribe = api.events.subscribe((event) => {
      if (event.topic === 'export:changed' && event.id === started.id) look();
    });
    const settle = (job: ExportJob): void => {
      unsubscribe();
      release();
      resolveJob(job);
    };
    const look = (): void => {
      api.call(getExport, { params }).then(
        ({ data }) => (data.status === 'running' ? undefined : settle(data)),
        (error: unknown) => reject(error as Error),
      );
    };
    look();
  });
}

function formatOf(path: string): ExportFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const format = exportFormats.find((one) => one === ending);
  if (format) return format;
  throw new UsageError(`Let the file's name end in ${exportFormats.map((one) => `.${one}`).join(', ')}.`);
}
