// A ZIP may be a workbook, a document, or an archive of files. The names in it tell.
import { t } from '../../../../../shared/messages/message.ts';
import { binaryExcel, emptyArchive, noSpreadsheet, noSuchEntry } from '../format-errors.ts';
import type { Archive } from './open-archive.ts';

export type ArchiveKind = { kind: 'xlsx' } | { kind: 'ods' } | { kind: 'files'; entries: string[] };

export async function archiveKind(archive: Archive): Promise<ArchiveKind> {
  const has = (name: string): boolean => archive.has(name);
  if (has('xl/workbook.bin')) throw binaryExcel();
  if (has('[Content_Types].xml') && archive.names.some((name) => name.endsWith('workbook.xml')))
    return { kind: 'xlsx' };
  if (has('word/document.xml')) throw noSpreadsheet(t('a Word document'));
  if (has('ppt/presentation.xml')) throw noSpreadsheet(t('a PowerPoint presentation'));
  if (has('content.xml') && has('mimetype')) return openDocument(archive);
  return { kind: 'files', entries: archive.names.filter(isFile) };
}

async function openDocument(archive: Archive): Promise<ArchiveKind> {
  let type = '';
  for await (const chunk of archive.read('mimetype') ?? []) type += chunk.toString('latin1');
  if (type.includes('opendocument.spreadsheet')) return { kind: 'ods' };
  throw noSpreadsheet(t('an OpenDocument file without sheets'));
}

/** Not what file managers put beside the files. */
const isFile = (name: string): boolean =>
  !name.startsWith('__MACOSX/') && !/(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/i.test(name);

const table = /\.(csv|tsv|txt|tab|json|jsonl|ndjson|xlsx|ods|gz|dat|psv|asc)$/i;

/** The one that was asked for; else the first that looks like a table by its name. */
export function chooseEntry(entries: readonly string[], wanted: string | undefined): string {
  if (wanted !== undefined && !entries.includes(wanted)) throw noSuchEntry(wanted, entries);
  const found = wanted ?? entries.find((name) => table.test(name)) ?? entries[0];
  if (found === undefined) throw emptyArchive();
  return found;
}
