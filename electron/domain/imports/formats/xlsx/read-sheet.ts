// The rows of one sheet of a workbook, streamed: shared texts and styles are known, cells come in order.
import { damaged } from '../format-errors.ts';
import { requireRow, type PreparedText } from '../prepared-text.ts';
import { readXml, type Attributes, type XmlHandler } from '../read-xml.ts';
import { cellText, type CellContext, type RawCell } from './cell-value.ts';
import { createTextReader } from './rich-text.ts';
import { isTrue } from './workbook.ts';

/** XFD, the last column that spreadsheet programs have. */
const lastColumn = 16_384;

export async function readSheet(
  bytes: AsyncIterable<Buffer>,
  context: CellContext,
  text: PreparedText,
  /** Stops soon behind so many rows. */
  mostRows = Number.POSITIVE_INFINITY,
): Promise<void> {
  const reader = new SheetReader(context, text);
  await readXml(bytes, reader, async () => {
    await text.drain();
    return reader.rows > mostRows;
  });
}

class SheetReader implements XmlHandler {
  readonly #context: CellContext;
  readonly #text: PreparedText;
  #row = 0;
  #column = 0;
  #cells: string[] = [];
  #cell: RawCell | null = null;
  #inValue = false;
  readonly #inline: Required<XmlHandler>;
  /** Rows that were begun. */
  rows = 0;

  constructor(context: CellContext, text: PreparedText) {
    this.#context = context;
    this.#text = text;
    this.#inline = createTextReader('is', (value) => {
      if (this.#cell) this.#cell.value = value;
    });
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#inValue = true;
    else if (name === 'f' && this.#cell) this.#cell.hasFormula = true;
    else if (name === 'mergeCell')
      this.#context.notes.count('merged_cells', rowOf(attributes['ref'] ?? 'A1'));
    else if (name === 'col' && isTrue(attributes['hidden'])) this.#hiddenColumns(attributes);
    else this.#inline.open(name, attributes);
  }

  text(piece: string): void {
    if (this.#inValue && this.#cell) this.#cell.value += piece;
    else this.#inline.text(piece);
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#text.add(this.#row, this.#cells);
    else this.#inline.close(name);
  }

  #openRow({ r, hidden }: Attributes): void {
    this.rows += 1;
    const row = r === undefined ? this.#row + 1 : Number(r);
    requireRow(row);
    if (row <= this.#row) throw damaged('workbook');
    this.#row = row;
    this.#column = 0;
    this.#cells = [];
    if (isTrue(hidden)) this.#context.notes.count('hidden_rows', row);
  }

  #openCell({ r, t = 'n', s = '0' }: Attributes): void {
    const column = r === undefined ? this.#column + 1 : columnOf(r);
    if (!(column >= 1 && column <= lastColumn)) throw damaged('workbook');
    this.#column = column;
    this.#cell = {
      row: this.#row,
      reference: r ?? `row ${this.#row}`,
      type: t,
      style: Number(s),
      value: '',
      hasFormula: false,
    };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null) return;
    const value = cellText(cell, this.#context);
    if (value === '') return;
    while (this.#cells.length < this.#column - 1) this.#cells.push('');
    this.#cells[this.#column - 1] = value;
  }

  #hiddenColumns({ min = '1', max = '1' }: Attributes): void {
    const last = Math.min(Number(max), lastColumn);
    // A range up to the last column hides what is beyond the table.
    if (last === lastColumn) return;
    if (last >= Number(min)) this.#context.notes.count('hidden_columns', 1, last - Number(min) + 1);
  }
}

/** "AB12" → 28. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}

const rowOf = (range: string): number => Number(/\d+/.exec(range)?.[0] ?? 1);
