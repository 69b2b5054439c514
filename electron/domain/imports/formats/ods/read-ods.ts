// An OpenDocument spreadsheet as a table. All of its sheets are in one XML, so the sheet that is read is chosen on the way.
import type { Sheet } from '../../../../../shared/schema/source-format.ts';
import type { Archive } from '../archive/open-archive.ts';
import { damaged, withPassword } from '../format-errors.ts';
import type { MadeTable } from '../made-table.ts';
import { createShare, nobodyWatches, type SheetWatch } from '../prepare-watch.ts';
import type { PreparedText } from '../prepared-text.ts';
import { readXml } from '../read-xml.ts';
import { chooseSheet } from '../sheet-choice.ts';
import { createSheetNotes } from '../sheet-notes.ts';
import { OdsReader } from './ods-reader.ts';

export async function readOds(
  archive: Archive,
  wanted: string | undefined,
  text: PreparedText,
  { onShare }: SheetWatch = nobodyWatches,
): Promise<MadeTable> {
  await refuseEncrypted(archive);
  const notes = createSheetNotes();
  const sheets: Sheet[] = [];
  const reader = new OdsReader({ wanted, text, notes, sheets });
  const counted = createShare([archive.sizeOf('content.xml')], onShare);
  await readXml(counted(content(archive)), reader, () => text.drain());
  const chosen = reader.chosen ?? hiddenOnly(sheets, wanted);
  if (reader.chosen === null) {
    const again = new OdsReader({ wanted: chosen, text, notes, sheets: [] });
    await readXml(content(archive), again, () => text.drain());
  }
  chooseSheet(sheets, chosen);
  await text.finish();
  return { format: 'ods', sheet: chosen, sheets, issues: notes.issues() };
}

/** Every visible sheet was empty: throws where the hidden ones are too. */
const hiddenOnly = (sheets: readonly Sheet[], wanted: string | undefined): string =>
  chooseSheet(sheets, wanted).name;

function content(archive: Archive): AsyncGenerator<Buffer> {
  const bytes = archive.read('content.xml');
  if (bytes === null) throw damaged('workbook');
  return bytes;
}

async function refuseEncrypted(archive: Archive): Promise<void> {
  const manifest = archive.read('META-INF/manifest.xml');
  if (manifest === null) return;
  await readXml(manifest, {
    open(name) {
      if (name === 'encryption-data') throw withPassword();
    },
  });
}
