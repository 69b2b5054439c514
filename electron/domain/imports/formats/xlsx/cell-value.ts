// A cell of a workbook as text by its type. Formulas show the value that was calculated last; nothing is ever calculated here.
import { t } from '../../../../../shared/messages/message.ts';
import { workbookNumber } from '../plain-number.ts';
import type { SheetNotes } from '../sheet-notes.ts';
import type { NumberKind } from './number-kind.ts';
import { unescapeText } from './rich-text.ts';
import { serialText } from './serial-date.ts';

export type CellContext = {
  shared: readonly string[];
  styles: readonly NumberKind[];
  is1904: boolean;
  notes: SheetNotes;
};

export type RawCell = {
  row: number;
  /** Such as B7. */
  reference: string;
  type: string;
  style: number;
  value: string;
  hasFormula: boolean;
};

export function cellText(cell: RawCell, context: CellContext): string {
  const { row, type, value, reference } = cell;
  if (value === '' && type !== 'inlineStr') return emptyCell(cell, context);
  switch (type) {
    case 's':
      return context.shared[Number(value)] ?? lostText(cell, context);
    case 'b':
      return value.trim() === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      context.notes.note(
        row,
        'error_cell',
        () => t('Cell {reference} shows an error. It is read as its text.', { reference }),
        value,
      );
      return value;
    case 'd':
      return value.replace(/T00:00:00(\.0+)?Z?$/, '');
    case 'inlineStr':
      return value;
    case 'str':
      return unescapeText(value);
    default:
      return numberText(cell, context);
  }
}

function emptyCell({ row, reference, hasFormula }: RawCell, { notes }: CellContext): string {
  if (hasFormula)
    notes.note(row, 'formula_without_value', () =>
      t(
        'The formula in {reference} was never calculated, so the cell is empty. Open the file in the spreadsheet program and save it.',
        { reference },
      ),
    );
  return '';
}

function lostText({ row, reference, value }: RawCell, { notes }: CellContext): string {
  notes.note(
    row,
    'lost_text',
    () => t('The workbook lacks the text of cell {reference}. It is read as empty.', { reference }),
    value,
  );
  return '';
}

function numberText(cell: RawCell, { styles, is1904, notes }: CellContext): string {
  const { row, reference, value, style } = cell;
  const number = workbookNumber(value);
  if (number === null) {
    notes.note(
      row,
      'not_a_number',
      () => t('Cell {reference} should hold a number. It is read as its text.', { reference }),
      value,
    );
    return value;
  }
  const kind = styles[style] ?? 'number';
  if (kind === 'number') return number;
  const text = serialText(Number(value), kind, is1904);
  if (text !== null) return text;
  notes.note(
    row,
    'not_a_date',
    () => t('The number in {reference} is no date. It is read as a number.', { reference }),
    number,
  );
  return number;
}
