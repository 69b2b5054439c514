// Copying the selected cells: at once where all are in memory, else read through the API first, which the browser waits for.
import { t } from '../../../../shared/messages/message.ts';
import { cellValue } from '../grid/cells/grid-cell.tsx';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { readSelection } from '../grid/selection/use-grid-selection.ts';
import { editText } from '../grid/typed/parse-cell.ts';
import { toApiError } from '../../../api/api-error.ts';
import { toast } from '../../../ui/toast.ts';
import { readRows, rowsInMemory } from '../actions/read-rows.ts';
import { runWork } from '../actions/work.ts';
import { blockOf, type Block } from './selected-block.ts';
import { writeTsv } from './tsv.ts';
import { writeHtmlTable, type CopiedCell } from './write-html.ts';

type Copied = {
  text: string;
  html: string | null;
  /** Of the companies whose cells they are. */
  ids: ReadonlySet<string>;
};

/** More cells than that are better exported. */
const mostCopied = 500_000;
/** Beyond that the text alone is copied: the HTML would be many times as long. */
const mostWithHtml = 200_000;

const isSmall = (rows: number, columns: readonly GridColumn[]): boolean =>
  rows * columns.length <= mostWithHtml;

function copiedCells(
  grid: GridShared,
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
): CopiedCell[][] {
  return rows.map((row) => {
    const edits = grid.edits.of(row.id);
    return columns.map((column) => {
      const value = cellValue(column, row, edits);
      return { value, text: editText(column.kind, value) };
    });
  });
}

function toClipboard(
  columns: readonly GridColumn[],
  cells: readonly (readonly CopiedCell[])[],
  ids: ReadonlySet<string>,
): Copied {
  const text = writeTsv(cells.map((row) => row.map((cell) => cell.text)));
  const kinds = columns.map(({ kind }) => kind);
  return { text, html: isSmall(cells.length, columns) ? writeHtmlTable(kinds, cells) : null, ids };
}

/** What is to be copied, or null with a word about it. */
export function copyBlock(grid: GridShared): Block | null {
  const { ranges, cells } = readSelection(grid);
  const block = blockOf(ranges, grid.columns.get());
  if (ranges.length > 0 && block === null)
    toast(
      t('These ranges cannot be copied together. Select ranges of the same rows or of the same columns.'),
    );
  if (block !== null && cells > mostCopied) {
    toast(
      t('{cells, number} cells are too many to copy. Select up to {most, number}, or export the list.', {
        cells,
        most: mostCopied,
      }),
    );
    return null;
  }
  return block;
}

/** Null where a row has not been loaded yet. */
export function copyAtOnce(grid: GridShared, { bands, columns }: Block): Copied | null {
  const rows: GridRow[] = [];
  for (const { top, bottom } of bands) {
    const some = rowsInMemory(grid, top, bottom);
    if (some === null) return null;
    rows.push(...some);
  }
  return toClipboard(columns, copiedCells(grid, columns, rows), new Set(rows.map(({ id }) => id)));
}

async function readBlock(grid: GridShared, { bands, columns, rows }: Block): Promise<Copied | null> {
  const label = t('Copying {n, plural, one {# row} other {# rows}}', { n: rows });
  return runWork(label, rows, async (signal, progress) => {
    const cells: CopiedCell[][] = [];
    const ids = new Set<string>();
    for (const { top, bottom } of bands)
      for await (const run of readRows(grid, top, bottom, signal)) {
        for (const row of copiedCells(grid, columns, run.rows)) cells.push(row);
        for (const { id } of run.rows) ids.add(id);
        progress(cells.length);
      }
    return toClipboard(columns, cells, ids);
  });
}

const blobOf = (type: string, text: string): Blob => new Blob([text], { type });

/** The browser is given promises: it may only be asked while the key is being pressed. */
async function writeLater(copied: Promise<Copied>, withHtml: boolean): Promise<void> {
  const item = new ClipboardItem({
    'text/plain': copied.then(({ text }) => blobOf('text/plain', text)),
    ...(withHtml ? { 'text/html': copied.then(({ html }) => blobOf('text/html', html ?? '')) } : {}),
  });
  await navigator.clipboard.write([item]);
}

/** The companies whose cells are on the clipboard now, or null; says itself what came of it. */
export async function copyThroughApi(grid: GridShared, block: Block): Promise<ReadonlySet<string> | null> {
  const reading = readBlock(grid, block);
  const copied = reading.then((done) => {
    if (done === null) throw new DOMException('', 'AbortError');
    return done;
  });
  try {
    await writeLater(copied, isSmall(block.rows, block.columns));
    toast(t('Copied {n, plural, one {# cell} other {# cells}}.', { n: block.rows * block.columns.length }));
    return (await copied).ids;
  } catch (error) {
    const isStopped = (await reading.catch(() => undefined)) === null;
    toast(
      isStopped
        ? t('Stopped. Nothing was copied.')
        : t('Nothing was copied. {reason}', { reason: toApiError(error).message }),
    );
    return null;
  }
}
