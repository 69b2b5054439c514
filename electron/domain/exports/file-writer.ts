// The formats that companies can be written in.
import type { Company } from '../../../shared/schema/company.ts';
import type { ExportFormat } from '../../../shared/schema/export.ts';
import { csvLine } from './csv.ts';
import { cellText, type FileWriter, type WriterOptions } from './writer.ts';
import { createXlsxWriter } from './xlsx/xlsx-writer.ts';

export const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
};

export const createFileWriter = (format: ExportFormat, options: WriterOptions): FileWriter =>
  writers[format](options);

const encoder = new TextEncoder();

function csvWriter({ columns, guard, emit }: WriterOptions): FileWriter {
  const line = (cells: string[]): string => csvLine(cells, { guard });
  return {
    begin: () => emit(encoder.encode(line(columns.map(({ header }) => header)))),
    write: (companies) =>
      emit(
        encoder.encode(
          companies.map((company) => line(columns.map(({ read }) => cellText(read(company))))).join(''),
        ),
      ),
    end: () => undefined,
  };
}

/** One object a line, keyed by field path; numbers stay texts, as on the wire, so that none is rounded. */
function jsonlWriter({ columns, emit }: WriterOptions): FileWriter {
  const objectOf = (company: Company) =>
    Object.fromEntries(columns.map(({ path, read }) => [path, read(company)]));
  return {
    begin: () => undefined,
    write: (companies) =>
      emit(encoder.encode(companies.map((company) => `${JSON.stringify(objectOf(company))}\n`).join(''))),
    end: () => undefined,
  };
}

const writers: Record<ExportFormat, (options: WriterOptions) => FileWriter> = {
  csv: csvWriter,
  jsonl: jsonlWriter,
  xlsx: createXlsxWriter,
};
