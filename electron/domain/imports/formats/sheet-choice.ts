// Which sheet of a workbook is read: the one that was asked for, else the first visible one with anything in it.
import type { Sheet } from '../../../../shared/schema/source-format.ts';
import { emptySheet, emptyWorkbook, noSuchSheet } from './format-errors.ts';

export function chooseSheet(sheets: readonly Sheet[], wanted: string | undefined): Sheet {
  const named = wanted === undefined ? undefined : sheets.find(({ name }) => name === wanted);
  if (wanted !== undefined && named === undefined)
    throw noSuchSheet(
      wanted,
      sheets.map(({ name }) => name),
    );
  if (named?.rows === 0) throw emptySheet(named.name);
  const filled = sheets.filter(({ rows }) => rows > 0);
  const found = named ?? filled.find(({ hidden }) => !hidden) ?? filled[0];
  if (found === undefined) throw emptyWorkbook();
  return found;
}
