// The events of an OpenDocument sheet as rows. Runs of equal cells and rows are counted there, not repeated; only those
// that hold something are repeated here.
import { t } from '../../../../../shared/messages/message.ts';
import type { Sheet } from '../../../../../shared/schema/source-format.ts';
import { importLimits } from '../../../../../shared/schema/import.ts';
import { tooLong, tooManyColumns } from '../../reader/file/file-errors.ts';
import { requireRow, type PreparedText } from '../prepared-text.ts';
import type { Attributes, XmlHandler } from '../read-xml.ts';
import type { SheetNotes } from '../sheet-notes.ts';
import { isErrorCell, odsCellText, type OdsCell } from './ods-value.ts';

type Target = { wanted: string | undefined; text: PreparedText; notes: SheetNotes; sheets: Sheet[] };

/** Elements whose text is not the cell's: comments, readings of East Asian words, shapes, and what was there before a change. */
const aside = new Set(['annotation', 'ruby-text', 'frame', 'custom-shape', 'g', 'shapes', 'tracked-changes']);

const repeats = (attributes: Attributes, of: 'rows' | 'columns'): number =>
  Math.max(1, Number(attributes[`table:number-${of}-repeated`] ?? 1) || 1);

export class OdsReader implements XmlHandler {
  /** Name of the sheet whose rows were written. */
  chosen: string | null = null;
  readonly #target: Target;
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #sheet: Sheet | null = null;
  #row = 0;
  #rowAttributes: Attributes = {};
  #cells: string[] = [];
  #column = 0;
  #cell: OdsCell | null = null;
  #paragraph: string | null = null;
  #aside = 0;

  constructor(target: Target) {
    this.#target = target;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#aside > 0 || aside.has(name)) this.#aside += 1;
    else if (this.#cell !== null && name !== 'table-cell') this.#openInCell(name, attributes);
    else this.#openInSheet(name, attributes);
  }

  #openInSheet(name: string, attributes: Attributes): void {
    if (name === 'style') this.#style = attributes['style:name'] ?? '';
    else if (name === 'table-properties' && attributes['table:display'] === 'false')
      this.#hiddenStyles.add(this.#style);
    else if (name === 'table') this.#openSheet(attributes);
    else if (name === 'table-column') this.#openColumn(attributes);
    else if (name === 'table-row') this.#openRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      // What a merge covers is kept in the file, and so read: it may be someone's only copy.
      this.#cell = { attributes, paragraphs: [] };
    }
  }

  #openInCell(name: string, attributes: Attributes): void {
    if (name === 'p') this.#paragraph = '';
    else if (this.#paragraph === null) return;
    else if (name === 's') this.#write(' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, 1000)));
    else if (name === 'tab') this.#write('\t');
    else if (name === 'line-break') this.#write('\n');
  }

  #write(piece: string): void {
    this.#paragraph += piece;
    if ((this.#paragraph ?? '').length > importLimits.cell) throw tooLong(this.#row + 1);
  }

  text(piece: string): void {
    if (this.#aside === 0 && this.#paragraph !== null) this.#write(piece);
  }

  close(name: string): void {
    if (this.#aside > 0) this.#aside -= 1;
    else if (name === 'p') this.#closeParagraph();
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'table') this.#sheet = null;
  }

  #openSheet(attributes: Attributes): void {
    const hidden = this.#hiddenStyles.has(attributes['table:style-name'] ?? '');
    this.#sheet = { name: attributes['table:name'] ?? '', rows: 0, hidden };
    this.#target.sheets.push(this.#sheet);
    this.#row = 0;
  }

  /** Whether the rows of this sheet are the ones to write. */
  #isChosen(): boolean {
    const { wanted } = this.#target;
    if (this.#sheet === null) return false;
    return wanted === undefined ? this.chosen === this.#sheet.name : wanted === this.#sheet.name;
  }

  #openColumn(attributes: Attributes): void {
    if ((attributes['table:visibility'] ?? 'visible') === 'visible' || !this.#mayBeChosen()) return;
    this.#target.notes.count('hidden_columns', 1);
  }

  #mayBeChosen(): boolean {
    const { wanted } = this.#target;
    if (wanted !== undefined) return this.#isChosen();
    return this.chosen === null && this.#sheet?.hidden === false;
  }

  #openRow(attributes: Attributes): void {
    this.#rowAttributes = attributes;
    this.#cells = [];
    this.#column = 0;
  }

  #closeParagraph(): void {
    if (this.#paragraph !== null) this.#cell?.paragraphs.push(this.#paragraph);
    this.#paragraph = null;
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null) return;
    const value = odsCellText(cell);
    const times = repeats(cell.attributes, 'columns');
    if (value !== '') this.#place(cell, value, times);
    this.#column += times;
  }

  #place(cell: OdsCell, value: string, times: number): void {
    const last = this.#column + times;
    if (last > importLimits.columns) throw tooManyColumns(last, this.#row + 1);
    while (this.#cells.length < this.#column) this.#cells.push('');
    for (let at = 0; at < times; at += 1) this.#cells.push(value);
    this.#noteCell(cell, value);
  }

  #noteCell(cell: OdsCell, value: string): void {
    if (!this.#isChosen() && !this.#mayBeChosen()) return;
    const { notes } = this.#target;
    const row = this.#row + 1;
    if (isErrorCell(cell))
      notes.note(
        row,
        'error_cell',
        () => t('A cell of row {row} shows an error. It is read as its text.', { row }),
        value,
      );
    const spans = ['table:number-columns-spanned', 'table:number-rows-spanned'];
    if (spans.some((name) => Number(cell.attributes[name] ?? 1) > 1)) notes.count('merged_cells', row);
  }

  #closeRow(): void {
    const first = this.#row + 1;
    const times = repeats(this.#rowAttributes, 'rows');
    this.#row += times;
    if (this.#sheet === null || this.#cells.length === 0) return;
    requireRow(this.#row);
    this.#sheet.rows += times;
    if (this.#mayBeChosen()) this.chosen = this.#sheet.name;
    if (!this.#isChosen()) return;
    this.chosen = this.#sheet.name;
    if ((this.#rowAttributes['table:visibility'] ?? 'visible') !== 'visible')
      this.#target.notes.count('hidden_rows', first);
    for (let at = 0; at < times; at += 1) this.#target.text.add(first + at, this.#cells);
  }
}
