// What a person can do about a row, as the table offers it.
import type { DryRow, DryRowError } from '../../../../../shared/schema/dry-run.ts';

export type Fix = {
  /** Writes a text into a cell of the row. */
  mend: (row: DryRow, column: string, text: string) => void;
  leaveOut: (row: DryRow) => void;
  takeBack: (row: DryRow) => void;
};

/** The fault that is mended first: one with a cell of its own. */
export const faultOf = ({ errors }: DryRow): DryRowError | null =>
  errors.find(({ column }) => column !== null) ?? errors[0] ?? null;
