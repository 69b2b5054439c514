// What the thread of a dry run is asked and what it tells.
import type { DryRun } from '../../shared/contract/imports.ts';
import type { DryRow, DryRowsFilter } from '../../shared/schema/dry-run.ts';
import type { DuplicateKind, Duplicates } from '../../shared/schema/duplicates.ts';

export type DryQuestion =
  | { kind: 'rows'; filter: DryRowsFilter; offset: number; limit: number }
  | { kind: 'duplicates'; of?: DuplicateKind | undefined; offset: number; limit: number };

export type DryAnswers = { rows: { items: DryRow[]; total: number }; duplicates: Duplicates };

export type DryOrder = { kind: 'close' } | { kind: 'ask'; no: number; question: DryQuestion };

export type DryProgress = { rows_done: number; rows_total: number | null };

export type DryNote =
  | { kind: 'progress'; progress: DryProgress }
  | { kind: 'done'; result: DryRun }
  /** `code` is null where the program, not the input, is at fault. */
  | { kind: 'failed'; code: string | null; message: string }
  | { kind: 'answer'; no: number; answer: DryAnswers[DryQuestion['kind']] }
  | { kind: 'refused'; no: number; message: string };
