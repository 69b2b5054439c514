// What the reading thread is told and what it tells.
import type { Mapping } from '../../shared/schema/import.ts';
import type { ImportRules } from '../../shared/schema/import-rules.ts';
import type { ImportInput } from '../domain/imports/import-input.ts';
import type { PlannedField } from '../domain/imports/row-plan.ts';
import type { RowBatch } from './row-batch.ts';

export type ReaderTask =
  /** Rows from record number `skip` on, ready to be written. */
  | {
      kind: 'rows';
      input: ImportInput;
      columns: string[];
      mapping: Mapping;
      rules: ImportRules;
      skip: number;
    }
  /** Only how many records there are. */
  | { kind: 'count'; input: ImportInput };

export type ReaderNote =
  | { kind: 'fields'; fields: PlannedField[]; byteSize: number }
  | { kind: 'batch'; batch: RowBatch }
  | { kind: 'end'; records: number; sha256: string }
  | { kind: 'failed'; code: string; message: string };

export type ReaderOrder =
  /** A batch was taken; one more may be sent. */
  { kind: 'taken' } | { kind: 'close' };

/** How many batches may be on their way at once. */
export const mostInFlight = 12;
