// An .xlsx workbook as a table: its sheets are listed, one of them becomes text.
import type { Archive } from '../archive/open-archive.ts';
import type { MadeTable } from '../made-table.ts';
import type { PreparedText } from '../prepared-text.ts';
import { chooseSheet } from '../sheet-choice.ts';
import { createSheetNotes } from '../sheet-notes.ts';
import { readSheet } from './read-sheet.ts';
import { countFilledRows } from './scan-sheet.ts';
import { bytesOf, readSharedTexts, readStyles, readWorkbook, type SheetPart } from './workbook.ts';

export async function readXlsx(
  archive: Archive,
  wanted: string | undefined,
  text: PreparedText,
): Promise<MadeTable> {
  const workbook = await readWorkbook(archive);
  const sheets = await listSheets(archive, workbook.sheets);
  const chosen = chooseSheet(sheets, wanted);
  const notes = createSheetNotes();
  const context = {
    shared: await readSharedTexts(archive, workbook.sharedPart),
    styles: await readStyles(archive, workbook.stylesPart),
    is1904: workbook.is1904,
    notes,
  };
  const part = workbook.sheets.find(({ name }) => name === chosen.name)?.part ?? '';
  await readSheet(bytesOf(archive, part), context, text);
  await text.finish();
  return { format: 'xlsx', sheet: chosen.name, sheets, issues: notes.issues() };
}

async function listSheets(archive: Archive, parts: SheetPart[]) {
  const sheets = [];
  for (const { name, part, hidden } of parts) {
    sheets.push({ name, hidden, rows: await countFilledRows(bytesOf(archive, part)) });
  }
  return sheets;
}
