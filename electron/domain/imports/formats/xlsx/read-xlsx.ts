// An .xlsx workbook as a table: its sheets are listed, one of them becomes text.
import type { ReadIssue } from '../../../../../shared/schema/import.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { MadeTable } from '../made-table.ts';
import { createShare, nobodyWatches, type SheetWatch } from '../prepare-watch.ts';
import type { PreparedText } from '../prepared-text.ts';
import { chooseSheet } from '../sheet-choice.ts';
import { createSheetNotes } from '../sheet-notes.ts';
import { readSheet } from './read-sheet.ts';
import { longSheet, writeSheetHead } from './sheet-head.ts';
import { countFilledRows } from './scan-sheet.ts';
import { bytesOf, readSharedTexts, readStyles, readWorkbook, type SheetPart } from './workbook.ts';

export async function readXlsx(
  archive: Archive,
  wanted: string | undefined,
  text: PreparedText,
  watch: SheetWatch = nobodyWatches,
): Promise<MadeTable> {
  const workbook = await readWorkbook(archive);
  const sheets = await listSheets(archive, workbook.sheets);
  const chosen = chooseSheet(sheets, wanted);
  const notes = createSheetNotes();
  const styles = await readStyles(archive, workbook.stylesPart);
  const context = { styles, is1904: workbook.is1904 };
  const part = workbook.sheets.find(({ name }) => name === chosen.name)?.part ?? '';
  const made = (issues: ReadIssue[]): MadeTable => ({ format: 'xlsx', sheet: chosen.name, sheets, issues });
  if (chosen.rows > longSheet) {
    await watch.onHead(async (head) => {
      const seen = createSheetNotes();
      await writeSheetHead(archive, workbook, part, { ...context, notes: seen }, head);
      return made(seen.issues());
    });
  }
  const { sharedPart } = workbook;
  const sharedBytes = sharedPart === null ? null : archive.read(sharedPart);
  const sizes = [archive.sizeOf(part), sharedPart === null ? 0 : archive.sizeOf(sharedPart)];
  const counted = createShare(sizes, watch.onShare);
  const shared = await readSharedTexts(sharedBytes && counted(sharedBytes));
  await readSheet(counted(bytesOf(archive, part)), { ...context, notes, shared }, text);
  await text.finish();
  return made(notes.issues());
}

async function listSheets(archive: Archive, parts: SheetPart[]) {
  const sheets = [];
  for (const { name, part, hidden } of parts) {
    sheets.push({ name, hidden, rows: await countFilledRows(bytesOf(archive, part)) });
  }
  return sheets;
}
