// rowbench export companies: every company, page by page through the API, in a form that imports again as it was.
import { resolve } from 'node:path';
import { listCompanies } from '../../../shared/contract/companies.ts';
import { companyFields, type Company, type CompanyField } from '../../../shared/schema/company.ts';
import { csvLine } from '../../domain/exports/csv.ts';
import { cursorIn } from './keys.ts';
import { writeWhole, type Write } from './output-file.ts';
import { note, outJson, plural } from './print.ts';
import { withApi, type Api } from './with-backend.ts';

export function exportCompanies(file: string, options: { data: string; json?: true }): Promise<void> {
  const path = resolve(file);
  return withApi(options.data, async (api) => {
    let rows = 0;
    await writeWhole(path, async (write) => {
      rows = await writeAll(api, write);
    });
    if (options.json) outJson({ file: path, rows, columns: companyFields });
    else note(`Wrote ${plural(rows, 'company', 'companies')} to ${path}`);
  });
}

async function writeAll({ call }: Api, write: Write): Promise<number> {
  let rows = 0;
  let cursor: string | undefined;
  await write(csvLine([...companyFields]));
  do {
    const { data } = await call(listCompanies, {
      query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
    });
    rows += data.items.length;
    await write(data.items.map((company) => csvLine(cellsOf(company), { guard: true })).join(''));
    const { nextLink } = data.pagination;
    cursor = nextLink === undefined ? undefined : cursorIn(nextLink);
  } while (cursor !== undefined);
  return rows;
}

const cellsOf = (company: Company): string[] => companyFields.map((field) => cellOf(company[field]));

/** Lists are joined with the `;` that an import splits at. */
const cellOf = (value: Company[CompanyField]): string =>
  Array.isArray(value) ? value.join(';') : (value ?? '');
