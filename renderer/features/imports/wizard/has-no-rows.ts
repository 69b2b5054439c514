// A file with a header and nothing under it can be looked at, not imported.
import type { Source } from '../../../../shared/schema/import.ts';

export const hasNoRows = (source: Source): boolean =>
  source.row_count === 0 ||
  (source.status === 'ready' && source.preview.every((row) => row.kind === 'above' || row.kind === 'header'));
