// rowbench resubmit: sends the fixed error file back to its import.
import { resolve } from 'node:path';
import { getImportErrorGroups, getImportJob } from '../../../shared/contract/imports.ts';
import { resubmitImport } from '../../../shared/contract/resubmit.ts';
import { follow } from './follow.ts';
import { describeErrors, describeLedger } from './ledger.ts';
import { outJson, outLines, plural } from './print.ts';
import { withApi } from './with-backend.ts';

export function resubmit(
  jobId: string,
  file: string,
  options: { data: string; json?: true },
): Promise<number> {
  return withApi(options.data, async (api) => {
    const params = { jobId };
    const { data } = await api.call(resubmitImport, { params, body: { path: resolve(file) } });
    // Many rows become a job.
    const job = await follow({
      look: async () => (await api.call(getImportJob, { params })).data,
      isOver: ({ status }) => status !== 'queued' && status !== 'running',
    });
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
