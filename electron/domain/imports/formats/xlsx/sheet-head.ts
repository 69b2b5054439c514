// The first rows of a long sheet: only as much of its XML, and of the workbook's texts, is read as they need.
import type { Archive } from '../archive/open-archive.ts';
import type { PreparedText } from '../prepared-text.ts';
import { readXml } from '../read-xml.ts';
import type { CellContext } from './cell-value.ts';
import { readSheet } from './read-sheet.ts';
import { bytesOf, readSharedTexts, type Workbook } from './workbook.ts';

/** A sheet with fewer rows is read whole in no time. */
export const longSheet = 2000;
const headRows = 200;

/** Writes a little more than so many rows. */
export async function writeSheetHead(
  archive: Archive,
  { sharedPart }: Workbook,
  part: string,
  context: Omit<CellContext, 'shared'>,
  text: PreparedText,
): Promise<void> {
  const last = await lastSharedText(archive, part);
  const shared = await readSharedTexts(bytesOfShared(archive, sharedPart), last + 1);
  await readSheet(bytesOf(archive, part), { ...context, shared }, text, headRows);
  await text.finish();
}

const bytesOfShared = (archive: Archive, part: string | null) => (part === null ? null : archive.read(part));

/** The highest number of a shared text that these rows name; -1 where they name none. */
async function lastSharedText(archive: Archive, part: string): Promise<number> {
  const seen = { rows: 0, last: -1, isShared: false, inValue: false, value: '' };
  await readXml(
    bytesOf(archive, part),
    {
      open(name, { t }) {
        if (name === 'row') seen.rows += 1;
        else if (name === 'c') seen.isShared = t === 's';
        else if (name === 'v') Object.assign(seen, { inValue: seen.isShared, value: '' });
      },
      text(piece) {
        if (seen.inValue) seen.value += piece;
      },
      close(name) {
        if (name !== 'v' || !seen.inValue) return;
        seen.inValue = false;
        seen.last = Math.max(seen.last, Number(seen.value) || 0);
      },
    },
    () => seen.rows > headRows,
  );
  return seen.last;
}
