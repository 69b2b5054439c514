// rowbench resubmit: sends the fixed error file back to its import.
import { resolve } from 'node:path';
import { getImportErrorGroups, getImportJob } from '../../../shared/contract/imports.ts';
import { resubmitImport } from '../../../shared/contract/resubmit.ts';
import type { ImportJob } from '../../../shared/schema/import.ts';
import { describeErrors, describeLedger } from './ledger.ts';
import { outJson, outLines, plural } from './print.ts';
import { withApi, type Api } from './with-backend.ts';

export function resubmit(
  jobId: string,
  file: string,
  options: { data: string; json?: true },
): Promise<number> {
  return withApi(options.data, async (api) => {
    const params = { jobId };
    const { data } = await api.call(resubmitImport, { params, body: { path: resolve(file) } });
    const job = await ended(api, data.job);
    if (options.json) {
      outJson({ ...data, job });
      return 0;
    }
    const groups = (await api.call(getImportErrorGroups, { params })).data.items;
    const ignored = data.ignored.map(({ row, reason }) => `  row ${row}: ${reason.replaceAll('_', ' ')}`);
    outLines([
      `${plural(data.run_count, 'row')} run, ${plural(data.ignored_count, 'row')} left out`,
      ...ignored,
      '',
      ...describeLedger(job),
      ...describeErrors(groups, job),
    ]);
    return 0;
  });
}

const lookEveryMs = 100;

/** Many rows become a job. */
async function ended({ call }: Api, started: ImportJob): Promise<ImportJob> {
  let job = started;
  while (job.status === 'queued' || job.status === 'running') {
    await new Promise((done) => setTimeout(done, lookEveryMs));
    job = (await call(getImportJob, { params: { jobId: started.job_id } })).data;
  }
  return job;
}
