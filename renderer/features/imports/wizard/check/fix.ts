// What a person can do about a row, as the table offers it.
import type { DryRow } from '../../../../../shared/schema/dry-run.ts';

/** Column → text; null: as in the file again. */
export type Mended = Readonly<Record<string, string | null>>;

export type Fix = {
  /** Writes texts into cells of the row. */
  mend: (row: DryRow, cells: Mended) => void;
  leaveOut: (row: DryRow) => void;
  takeBack: (row: DryRow) => void;
};
