// Lines below a table that are none of its rows: notes, sources, "End of report". A row that has lost its other cells looks
// much the same, so it takes more than being short.
import { cellType } from '../dialect/cell-type.ts';
import type { TableShape } from './table-shape.ts';

export type ThinLine = {
  text: string;
  /** Whether delimiters follow the text: then it may be a row with nothing but its first cell. */
  padded: boolean;
};

const strong =
  /^(\*|†|©|-{3,}|={3,}|\(\d+ rows?\)|foot ?notes?\b|end of (file|report|table|data|export)\b|(notes?|source|sources|quelle|quellen|hinweis|anmerkung|remarks?|nota|notas|fuente|fonte|bron|kilde|källa|źródło|источник)\s*[::]|出典|注[::]|備考|资料来源|來源|출처)/iu;
const weak =
  /\b(notes?|source|quelle|stand|hinweis|disclaimer|copyright|generated|erstellt|exported|printed|as of|ende|rows?|records?|datensätze|zeilen|page|seite|total)\b/iu;

/** `lines` end the file; `apart`: an empty line stands between them and the table. */
export function isFooter(lines: readonly ThinLine[], apart: boolean, shape: TableShape): boolean {
  if (lines.length === 0 || shape.hasThinRows) return false;
  const signs = lines.map((line) => signsOf(line, shape)).reduce((sum, n) => sum + n, 0) / lines.length;
  const padded = lines.some((line) => line.padded);
  const bonus = (apart ? 1 : 0) + (!padded && lines.length > 1 && shape.width > 2 ? 1 : 0);
  return signs + bonus >= (padded || shape.width === 2 ? 2 : 1);
}

function signsOf({ text }: ThinLine, { types }: TableShape): number {
  const words = text.trim().split(/\s+/).length;
  const type = types[0] ?? null;
  return (
    (strong.test(text.trim()) ? 2 : weak.test(text) ? 1 : 0) +
    (words >= 5 || /[.!:],*$/.test(text.trim()) ? 1 : 0) +
    (words >= 3 ? 0.5 : 0) +
    (type !== null && cellType(text.replace(/,+$/, '')) !== type ? 2 : 0)
  );
}
