// What every format has in common: bytes come in pieces, the first before any company and the last after all of them.
import type { Company } from '../../../shared/schema/company.ts';
import type { ExportColumn } from './export-columns.ts';

export type FileWriter = {
  begin(): void;
  write(companies: readonly Company[]): void;
  end(): void;
};

export type WriterOptions = {
  columns: readonly ExportColumn[];
  guard: boolean;
  /** Takes bytes in their order. */
  emit: (bytes: Uint8Array) => void;
};

/** Lists are joined with the `;` that an import splits at. */
export const cellText = (value: string | string[] | null): string =>
  Array.isArray(value) ? value.join('; ') : (value ?? '');
