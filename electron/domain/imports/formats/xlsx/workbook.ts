// What a workbook is made of: its sheets, where their XML is, its texts and the kinds of its number formats.
import type { Archive } from '../archive/open-archive.ts';
import { damaged, tooBigUnpacked } from '../format-errors.ts';
import { formatLimits } from '../limits.ts';
import { readXml, type Attributes } from '../read-xml.ts';
import { builtInKind, kindOfFormat, type NumberKind } from './number-kind.ts';
import { createTextReader } from './rich-text.ts';

export type SheetPart = { name: string; part: string; hidden: boolean };

export type Workbook = {
  sheets: SheetPart[];
  is1904: boolean;
  sharedPart: string | null;
  stylesPart: string | null;
};

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = await relationsOf(archive, '');
  const part = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const relations = await relationsOf(archive, part);
  const partOf = (type: string): string | null => relations.find((one) => one.type === type)?.target ?? null;
  const sheets: SheetPart[] = [];
  let is1904 = false;
  await readXml(bytesOf(archive, part), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const relation = relations.find(({ id }) => id === relationId(attributes));
      // Charts and dialogs stand among the sheets, and have no cells.
      if (relation?.type !== 'worksheet') return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', part: relation.target, hidden });
    },
  });
  return { sheets, is1904, sharedPart: partOf('sharedStrings'), stylesPart: partOf('styles') };
}

export const isTrue = (value: string | undefined): boolean =>
  value === '1' || value === 'true' || value === 'on';

const relationId = (attributes: Attributes): string | undefined =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];

export function bytesOf(archive: Archive, part: string): AsyncGenerator<Buffer> {
  const bytes = archive.read(part);
  if (bytes === null) throw damaged('workbook');
  return bytes;
}

type Relation = { id: string; type: string; target: string };

/** The parts that a part names, with full names. */
async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const bytes = archive.read(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const relations: Relation[] = [];
  if (bytes === null) return relations;
  await readXml(bytes, {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      relations.push({ id: Id, type, target: resolved(folder, Target) });
    },
  });
  return relations;
}

/** "../sheet.xml" below "xl/worksheets/" → "xl/sheet.xml". */
function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Null: some programs name a part that they did not write, where there is no text. At least the first `most` of them. */
export async function readSharedTexts(
  bytes: AsyncIterable<Buffer> | null,
  most = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const texts: string[] = [];
  if (bytes === null) return texts;
  let length = 0;
  const reader = createTextReader('si', (text) => {
    length += text.length;
    if (length > formatLimits.sharedText) throw tooBigUnpacked();
    texts.push(text);
  });
  await readXml(bytes, reader, () => texts.length >= most);
  return texts;
}

/** The kind of number that each cell style shows. */
export async function readStyles(archive: Archive, part: string | null): Promise<NumberKind[]> {
  const bytes = part === null ? null : archive.read(part);
  const kinds: NumberKind[] = [];
  if (bytes === null) return kinds;
  const formats = new Map<string, NumberKind>();
  let inCellFormats = false;
  await readXml(bytes, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'numFmt') formats.set(numFmtId, kindOfFormat(formatCode));
      if (name === 'xf' && inCellFormats) kinds.push(formats.get(numFmtId) ?? builtInKind(Number(numFmtId)));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return kinds;
}
