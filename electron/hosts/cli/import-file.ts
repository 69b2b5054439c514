// rowbench import: what the wizard does, in one go and through the same API.
import { resolve } from 'node:path';
import {
  createSource,
  deleteSource,
  dryRunSource,
  getImportErrorGroups,
  runSource,
} from '../../../shared/contract/imports.ts';
import type { ImportJob, Mapping, RunOptions } from '../../../shared/schema/import.ts';
import { CliError } from './cli-error.ts';
import { followJob } from './follow-job.ts';
import { describeErrors, describeLedger } from './ledger.ts';
import { readMapping } from './mapping-file.ts';
import { note, out, outJson } from './print.ts';
import { withApi, type Api } from './with-backend.ts';

export type ImportOptions = {
  data: string;
  dryRun: boolean;
  updateExisting: boolean;
  mapping?: string;
  tags?: string[];
  json?: true;
};

/** 0: imported, row errors or not; 1: not imported; 130: stopped by Ctrl-C. */
export function importFile(file: string, options: ImportOptions): Promise<number> {
  const mapping = options.mapping === undefined ? undefined : readMapping(resolve(options.mapping));
  return withApi(options.data, async (api) => {
    const { data: source } = await api.call(createSource, { body: { path: resolve(file) } });
    const body = bodyOf(options, mapping);
    const params = { sourceId: source.id };
    return options.dryRun ? dryRun(api, params, body, options) : run(api, params, body, options);
  });
}

function bodyOf({ updateExisting, tags = [] }: ImportOptions, mapping: Mapping | undefined): RunOptions {
  return { update_existing: updateExisting, tags, ...(mapping === undefined ? {} : { mapping }) };
}

type Params = { sourceId: string };

async function dryRun(
  { call }: Api,
  params: Params,
  body: RunOptions,
  options: ImportOptions,
): Promise<number> {
  try {
    const { data } = await call(dryRunSource, { params, body });
    if (options.json) outJson({ dry_run: true, ...data });
    else
      out(
        [
          'Nothing was written. An import would do this:',
          '',
          ...describeLedger(data),
          ...describeErrors(data.error_groups, data),
        ].join('\n'),
      );
    return 0;
  } finally {
    // A file that was only tried out is not kept in the workspace's list.
    await call(deleteSource, { params });
  }
}

async function run(api: Api, params: Params, body: RunOptions, options: ImportOptions): Promise<number> {
  const started = performance.now();
  const job = await followJob(api, async () => (await api.call(runSource, { params, body })).data);
  const groups = await api.call(getImportErrorGroups, { params: { jobId: job.job_id } });
  if (options.json) outJson({ ...job, error_groups: groups.data.items });
  else {
    const seconds = (performance.now() - started) / 1000;
    out(
      [headline(job, seconds), '', ...describeLedger(job), ...describeErrors(groups.data.items, job)].join(
        '\n',
      ),
    );
  }
  return exitCodeOf(job);
}

function headline({ status, file_name, failure }: ImportJob, seconds: number): string {
  const took = `${seconds.toFixed(1)} s`;
  if (status === 'completed') return `Imported ${file_name} in ${took}`;
  if (status === 'cancelled')
    return `Stopped importing ${file_name} after ${took}. Rows already written stay.`;
  return `${file_name} could not be imported: ${failure?.message ?? 'no reason was given.'}`;
}

function exitCodeOf({ status, failure }: ImportJob): number {
  if (status === 'completed') return 0;
  if (status === 'cancelled') return 130;
  note(
    `rowbench: ${new CliError(failure?.code ?? 'failed', failure?.message ?? 'The import failed.').message}`,
  );
  return 1;
}
