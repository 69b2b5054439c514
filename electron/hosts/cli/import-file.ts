// rowbench import: what the wizard does, in one go and through the same API.
import { resolve } from 'node:path';
import {
  createSource,
  deleteSource,
  dryRunSource,
  getImportErrorGroups,
  runSource,
} from '../../../shared/contract/imports.ts';
import type { PartChoice } from '../../../shared/schema/source-format.ts';
import type { ImportJob, RunOptions, Source } from '../../../shared/schema/import.ts';
import type { SourceRecipe } from '../../../shared/schema/recipe-use.ts';
import { saveRecipe, useRecipe, withRecipe, type RecipeOptions } from './import-recipe.ts';
import { followJob } from './follow-job.ts';
import { describeDecisions, describeErrors, describeLedger } from './ledger.ts';
import { readMapping } from './mapping-file.ts';
import { note, outJson, outLines } from './print.ts';
import { withRightEntry } from './right-entry.ts';
import { onStop } from './signals.ts';
import { withApi, type Api } from './with-backend.ts';

export type ImportOptions = {
  data: string;
  dryRun: boolean;
  updateExisting: boolean;
  mapping?: string;
  tags?: string[];
  /** Where to write what the import ran with. */
  saveRecipe?: string;
  json?: true;
} & RecipeOptions &
  PartChoice;

/** What both a run and a dry run are given. */
type Order = {
  params: { sourceId: string };
  body: RunOptions;
  json: boolean;
  drift: SourceRecipe['drift'] | null;
};

/** 0: imported, row errors or not; 1: not imported; 130: stopped by Ctrl-C. */
export function importFile(file: string, options: ImportOptions): Promise<number> {
  const body = bodyOf(options);
  const stop = new AbortController();
  const release = onStop(() => stop.abort());
  return withApi(options.data, async (api) => {
    const { sheet, entry } = options;
    const { data: made } = await api.call(createSource, { body: { path: resolve(file), sheet, entry } });
    const source = await requireOneFile(api, made, options);
    const recipe = await useRecipe(api, source, options);
    const order = {
      params: { sourceId: source.id },
      body: withRecipe(body, recipe),
      json: options.json === true,
      drift: recipe?.drift ?? null,
    };
    if (order.body.mapping === undefined) noteJoined(source);
    return options.dryRun ? dryRun(api, order) : run(api, order, options.saveRecipe, stop.signal);
  }).finally(release);
}

/** A script should not import whichever file of an archive comes first. */
async function requireOneFile(api: Api, source: Source, options: ImportOptions): Promise<Source> {
  try {
    return await withRightEntry(api, source, options);
  } catch (error) {
    await api.call(deleteSource, { params: { sourceId: source.id } });
    throw error;
  }
}

/** Columns that become one value are nothing that a file says by itself. */
function noteJoined({ columns }: Source): void {
  const joined = columns.filter(({ suggestion }) => suggestion.join !== undefined);
  if (joined.length === 0) return;
  const names = joined.map(({ key }) => `"${key}"`).join(', ');
  note(
    `${names} are joined into ${joined[0]?.suggestion.target}. Give a --mapping to import them otherwise.`,
  );
}

function bodyOf({ updateExisting, tags = [], mapping }: ImportOptions): RunOptions {
  const options = { update_existing: updateExisting, tags };
  return mapping === undefined ? options : { ...options, mapping: readMapping(resolve(mapping)) };
}

async function dryRun({ call }: Api, { params, body, json, drift }: Order): Promise<number> {
  try {
    const { data } = await call(dryRunSource, { params, body });
    const title = 'Nothing was written. An import would do this:';
    if (json) outJson({ dry_run: true, ...data, drift });
    else
      outLines([
        title,
        '',
        ...describeLedger(data),
        ...describeDecisions(data),
        ...describeErrors(data.error_groups, data),
      ]);
    return 0;
  } finally {
    // A file that was only tried out is not kept in the workspace's list.
    await call(deleteSource, { params });
  }
}

async function run(
  api: Api,
  { params, body, json, drift }: Order,
  saveTo: string | undefined,
  stop: AbortSignal,
): Promise<number> {
  const started = performance.now();
  const job = await followJob(api, stop, async () => (await api.call(runSource, { params, body })).data);
  const groups = (await api.call(getImportErrorGroups, { params: { jobId: job.job_id } })).data.items;
  const title = headline(job, (performance.now() - started) / 1000);
  if (json) outJson({ ...job, error_groups: groups, drift });
  else
    outLines([title, '', ...describeLedger(job), ...describeDecisions(job), ...describeErrors(groups, job)]);
  if (saveTo !== undefined) await saveRecipe(api, job.job_id, saveTo);
  if (job.status === 'failed') note(`rowbench: ${reasonOf(job)}`);
  return exitCodes[job.status];
}

const exitCodes: Record<ImportJob['status'], number> = {
  completed: 0,
  failed: 1,
  cancelled: 130,
  // A job that is followed to its end is in neither state.
  queued: 1,
  running: 1,
};

function headline(job: ImportJob, seconds: number): string {
  const took = `${seconds.toFixed(1)} s`;
  if (job.status === 'completed') return `Imported ${job.file_name} in ${took}`;
  if (job.status === 'cancelled')
    return `Stopped importing ${job.file_name} after ${took}. Rows already written stay.`;
  return `${job.file_name} could not be imported: ${reasonOf(job)}`;
}

const reasonOf = ({ failure }: ImportJob): string => failure?.message ?? 'The import failed.';
