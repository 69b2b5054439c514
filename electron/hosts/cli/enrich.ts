// rowbench enrich: what the window does when it looks records up, in one go and through the same API.
import {
  cancelEnrichBatch,
  estimateEnrichment,
  getBatchReport,
  getEnrichment,
  startEnrichment,
} from '../../../shared/contract/enrichment.ts';
import type { ApplyMode, EnrichBatch, EntityType } from '../../../shared/schema/enrichment.ts';
import { UsageError } from './cli-error.ts';
import { describeBatch, describeEstimate } from './describe-batch.ts';
import { follow } from './follow.ts';
import { queryOf } from './options.ts';
import { count, note, outJson, outLines, showProgress } from './print.ts';
import { onStop } from './signals.ts';
import { withApi, type Api } from './with-backend.ts';

export type EnrichOptions = {
  data: string;
  query?: string;
  ids?: string[];
  entity: EntityType;
  providers?: string[];
  apply: ApplyMode;
  budget?: number;
  sample?: number;
  name?: string;
  forceRefresh: boolean;
  estimate: boolean;
  json?: true;
};

/** 0: ended, whatever was found; 1: it failed or waits for a person; 130: stopped by Ctrl-C. */
export function enrich(options: EnrichOptions): Promise<number> {
  const wish = wishOf(options);
  const stop = new AbortController();
  const release = onStop(() => stop.abort());
  return withApi(options.data, (api) =>
    options.estimate ? estimate(api, wish, options) : run(api, wish, options, stop.signal),
  ).finally(release);
}

type Wish = ReturnType<typeof wishOf>;

function wishOf({ query, ids, entity, providers, budget, sample, forceRefresh }: EnrichOptions) {
  if (query === undefined && ids === undefined)
    throw new UsageError("Say which records: --ids, or --query; --query '{}' means all of them.");
  return {
    entity,
    ...(query !== undefined && { query: queryOf(query) }),
    ...(ids && { ids }),
    ...(providers && { providers }),
    ...(budget !== undefined && { budget }),
    ...(sample !== undefined && { sample }),
    forceRefresh,
  };
}

async function estimate({ call }: Api, body: Wish, options: EnrichOptions): Promise<number> {
  const { data } = await call(estimateEnrichment, { body });
  if (options.json) outJson({ estimate: true, ...data });
  else outLines(describeEstimate(data));
  return 0;
}

async function run(api: Api, wish: Wish, options: EnrichOptions, stop: AbortSignal): Promise<number> {
  const { apply, name } = options;
  const body = { ...wish, apply, ...(name !== undefined && { name }) };
  const batch = await ended(api, (await api.call(startEnrichment, { body })).data, stop);
  const { causes } = (await api.call(getBatchReport, { params: { batchId: batch.id } })).data;
  if (options.json) outJson({ ...batch, causes });
  else outLines(describeBatch(batch, causes));
  if (batch.status === 'paused') note(`rowbench: ${batch.pausedReason ?? 'The batch is paused.'}`);
  return exitCodes[batch.status];
}

const exitCodes: Record<EnrichBatch['status'], number> = {
  completed: 0,
  failed: 1,
  cancelled: 130,
  paused: 1,
  // A batch that is followed to its end is in neither state.
  queued: 1,
  running: 1,
};

async function ended(
  { call }: Api,
  { id: batchId, entity, environment }: EnrichBatch,
  stop: AbortSignal,
): Promise<EnrichBatch> {
  try {
    return await follow({
      look: async () => (await call(getEnrichment, { params: { batchId } })).data,
      isOver,
      show: sayProgress(),
      stop,
      cancel: () => call(cancelEnrichBatch, { params: { batchId, entity, environment } }),
    });
  } finally {
    showProgress('');
  }
}

/** Offline it goes on by itself; what else it waits for, a person has to see to. */
const isOver = ({ finishedAt, status, pausedBy }: EnrichBatch): boolean =>
  finishedAt !== null || (status === 'paused' && pausedBy !== 'offline');

/** Where nobody watches, only what keeps it waiting is told, once. */
function sayProgress(): (batch: EnrichBatch) => void {
  let isTold = process.stderr.isTTY;
  return (batch) => {
    showProgress(progressOf(batch));
    if (batch.pausedBy !== 'offline' || isTold) return;
    isTold = true;
    note('rowbench: No network. The batch waits and goes on by itself; Ctrl-C stops it.');
  };
}

const progressOf = ({ total, pending, succeeded, pausedBy }: EnrichBatch): string =>
  `${pausedBy === 'offline' ? 'waiting for the network' : 'looking up'}: ${count(total - pending)} of ${count(total)} records, ${count(succeeded)} found (Ctrl-C stops)`;
