// For tests: imports by request over the whole backend, and what came of them.
import type { Company } from '../../shared/schema/company.ts';
import type { Fate, ImportJob } from '../../shared/schema/import.ts';
import { ledgerOf, openBackend, type TestBackend } from './backend.ts';

type Body = Record<string, unknown>;

export type TestImports = TestBackend & {
  run(body: Body): Promise<ImportJob>;
  runCsv(lines: readonly string[], more?: Body): Promise<ImportJob>;
  /** In the order in which they were made. */
  companies(): Promise<Company[]>;
  company(name: string): Promise<Company>;
  /** The rows that failed, as a file. */
  errorCsv(jobId: string): Promise<string>;
};

export const importRoute = '/v1/import/companies';

export function openImports(api: TestBackend = openBackend()): TestImports {
  const run = (body: Body): Promise<ImportJob> => api.data('POST', importRoute, body);
  const companies = async (): Promise<Company[]> =>
    (await api.data<{ items: Company[] }>('GET', '/v1/companies?limit=100&sort=createdAt')).items;
  return {
    ...api,
    run,
    companies,
    runCsv: (lines, more = {}) => run({ csv: `${lines.join('\n')}\n`, ...more }),
    async company(name) {
      const found = (await companies()).find((one) => one.name === name);
      if (!found) throw new Error(`There is no company ${name}`);
      return found;
    },
    async errorCsv(jobId) {
      const url = `http://127.0.0.1/v1/import/jobs/${jobId}/errors?format=csv`;
      return (await api.backend.fetch(new Request(url), { kind: 'local' })).text();
    },
  };
}

/** Only the fates that occur; fails unless the ledger balances. */
export function fatesOf(job: Parameters<typeof ledgerOf>[0]): Partial<Record<Fate, number>> {
  return Object.fromEntries(Object.entries(ledgerOf(job)).filter(([, rows]) => rows > 0));
}

/** Row, line, field and code of each error. */
export const placesOf = ({ errors }: Pick<ImportJob, 'errors'>) =>
  errors.map(({ row_number: row, line, field, code }) => ({ row, line, field, code }));

/** Lines of so many companies that differ in name and domain. */
export const companyLines = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, at) => `Firma ${from + at},f${from + at}.example.com`);
