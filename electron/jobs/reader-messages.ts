// What the reading thread is told and what it tells.
import type { Encoding, EncodingAlternative, Mapping, ReadIssue } from '../../shared/schema/import.ts';
import type { ImportRules, RowEdit } from '../../shared/schema/import-rules.ts';
import type { ExtraTargets } from '../domain/imports/extras/extra-target.ts';
import type { ImportInput } from '../domain/imports/import-input.ts';
import type { ProfiledColumn } from '../domain/imports/profile/profile-table.ts';
import type { DecidedRules } from '../domain/imports/rules/decide-rules.ts';
import type { PlannedField } from '../domain/imports/row-plan.ts';
import type { StoredColumn } from '../store/source-profiles.ts';
import type { RowBatch } from './row-batch.ts';

export type ReaderTask =
  /** Rows from record number `skip` on, ready to be written. */
  | {
      kind: 'rows';
      input: ImportInput;
      columns: string[];
      mapping: Mapping;
      rules: ImportRules;
      /** What is there of the groups and custom fields that the mapping names. */
      extras: ExtraTargets;
      /** Rows that a person mended or left out. */
      edits: ReadonlyMap<number, RowEdit>;
      skip: number;
    }
  /** How many records there are, what stands in their columns, and how they would read in another encoding. */
  | { kind: 'count'; input: ImportInput; columns: ProfiledColumn[]; rival: Encoding | null };

export type ReaderNote =
  | { kind: 'fields'; fields: PlannedField[]; byteSize: number }
  /** What the columns said about rows that would have failed; told before any row that goes by it. */
  | { kind: 'decided'; decided: DecidedRules }
  | { kind: 'batch'; batch: RowBatch }
  | {
      kind: 'end';
      records: number;
      sha256: string;
      profile?: StoredColumn[];
      alternative?: EncodingAlternative;
      issues?: ReadIssue[];
    }
  | { kind: 'failed'; code: string; message: string };

export type ReaderOrder =
  /** A batch was taken; one more may be sent. */
  { kind: 'taken' } | { kind: 'close' };

/** How many batches may be on their way at once. */
export const mostInFlight = 12;
