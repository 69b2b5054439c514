// What an import would do, as a file to look through or to send to somebody: a line for each row, each field with what is
// stored and what it would become.
import type { FieldPath } from '../../../../shared/schema/field-path.ts';
import type { DryRow, DryValue } from '../../../../shared/schema/dry-run.ts';
import { csvLine } from '../../exports/csv.ts';

type Page = { items: readonly DryRow[]; total: number };
export type PageReader = (offset: number, limit: number) => Promise<Page>;

const pageSize = 500;

export async function* diffCsv(fields: readonly FieldPath[], read: PageReader): AsyncGenerator<string> {
  const heads = fields.flatMap((field) => [`${field}_before`, field]);
  yield csvLine(['_row', '_line', '_fate', '_why', ...heads]);
  for (let offset = 0; ; offset += pageSize) {
    const { items, total } = await read(offset, pageSize);
    yield items.map((row) => lineOf(row, fields)).join('');
    if (offset + pageSize >= total) return;
  }
}

const lineOf = (row: DryRow, fields: readonly FieldPath[]): string =>
  csvLine(
    [
      String(row.row_number),
      String(row.line ?? ''),
      row.fate,
      whyOf(row),
      ...fields.flatMap((field) => [textOf(row.cells[field]?.before), textOf(row.cells[field]?.after)]),
    ],
    { guard: true },
  );

function whyOf({ code, met, errors }: DryRow): string {
  if (errors.length > 0) return errors.map(({ message }) => message).join(' ');
  const row = met?.row_number ?? null;
  const whom = met?.company_id ?? (row === null ? '' : `row ${row}`);
  return [code ?? '', met === null ? '' : `${met.by} of ${whom}`].filter((part) => part !== '').join(': ');
}

const textOf = (value: DryValue | undefined): string =>
  Array.isArray(value) ? value.join('; ') : (value ?? '');
