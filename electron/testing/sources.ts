// For tests: a file sent as a source and read as it is meant, and its dry run row by row.
import type { DryRun } from '../../shared/contract/imports.ts';
import type { DryRow } from '../../shared/schema/dry-run.ts';
import type { Source } from '../../shared/schema/import.ts';
import type { TestBackend } from './backend.ts';

/** However small or odd the file: commas, double quotes, a header. */
const plain = { delimiter: ',', quote: '"', escape: 'doubled', header_line: 1 };

export async function sendSource(api: TestBackend, csv: string): Promise<Source> {
  const headers = { 'content-type': 'application/octet-stream' };
  const init = { method: 'POST', headers, body: csv };
  const answer = await api.backend.fetch(new Request('http://127.0.0.1/v1/import/sources', init), {
    kind: 'local',
  });
  const { data } = (await answer.json()) as { data: Source };
  return api.data('PATCH', `/v1/import/sources/${data.id}`, plain);
}

export const tryOut = (api: TestBackend, sourceId: string, options: object): Promise<DryRun> =>
  api.data('POST', `/v1/import/sources/${sourceId}/dry-run`, options);

export async function dryRows(api: TestBackend, { dry_run_id: id }: DryRun, query = ''): Promise<DryRow[]> {
  const { items } = await api.data<{ items: DryRow[] }>(
    'GET',
    `/v1/import/dry-runs/${id}/rows?limit=500${query}`,
  );
  return items;
}
