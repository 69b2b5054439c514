// The cheap look at a store before SQLite opens it: header, length against page count, schema, first pages. It opens nothing
// for writing, so that a damaged store stays byte for byte what it is.
import { existsSync } from 'node:fs';
import { t } from '../../../shared/messages/message.ts';
import { pageTypes, typeOf, walkTable } from './btree.ts';
import { readMarker } from './damage.ts';
import { sizeOfFile, sumsOf, walOf } from './files.ts';
import { openImage, type Page, type StoreImage } from './image.ts';
import { differingPages, type PageSums } from './page-sums.ts';

/** What is wrong, in a sentence; null where nothing is. */
export function preflight(file: string, sums: PageSums | null): string | null {
  const marker = readMarker(file);
  if (marker) return marker.problem;
  if (!existsSync(file)) return missing(file);
  if (sizeOfFile(file) === 0) return t('The file is empty: it was cut to 0 bytes.');
  const image = openImage(file, sums, 8192);
  try {
    return checkHeader(image) ?? checkLength(image, file, sums) ?? checkSchema(image);
  } finally {
    image.close();
  }
}

function missing(file: string): string | null {
  const hadOne = existsSync(sumsOf(file)) || sizeOfFile(walOf(file)) > 0;
  return hadOne ? t('The file is gone; only what lay beside it is there.') : null;
}

const magic = 'SQLite format 3\0';

function checkHeader(image: StoreImage): string | null {
  const first = image.page(1);
  if (!first || first.bytes.toString('latin1', 0, 16) !== magic)
    return t('It is no Rowbench store, or its first page is lost.');
  const { bytes } = first;
  const isOurs =
    pageSizeOf(bytes) === image.pageSize &&
    bytes.readUInt32BE(20) === 0x00402020 &&
    bytes.readUInt32BE(56) <= 1;
  if (!isOurs || first.trust === 'broken')
    return t('Its first page was changed by something other than Rowbench.');
  return null;
}

const pageSizeOf = (bytes: Buffer): number =>
  bytes.readUInt16BE(16) === 1 ? 65_536 : bytes.readUInt16BE(16);

function checkLength(image: StoreImage, file: string, sums: PageSums | null): string | null {
  const inFile = Math.floor(sizeOfFile(file) / image.pageSize);
  if (sums && sums.sums.length > 0 && sums.sums.length !== inFile)
    return t('The file was cut or has grown: it has {found} pages where {written} were written.', {
      found: inFile,
      written: sums.sums.length,
    });
  const first = image.page(1)?.bytes;
  const isCountValid = first && first.readUInt32BE(24) === first.readUInt32BE(92);
  const count = Math.max(image.pageCount, isCountValid ? first.readUInt32BE(28) : 0);
  for (let no = inFile + 1; no <= count; no += 1)
    if (!image.page(no))
      return t('The file was cut: it has {found} of {count} pages.', { found: inFile, count });
  return null;
}

function checkSchema(image: StoreImage): string | null {
  const version = image.page(1)?.bytes.readUInt32BE(60) ?? 0;
  const roots = new Map<string, number>();
  let broken = false;
  const breaks = (): void => void (broken = true);
  walkTable(image, 1, new Set(), {
    row({ values: [, name, , root] }) {
      if (typeof name === 'string' && typeof root === 'number') roots.set(name, root);
    },
    lostPage: breaks,
    lostCell: breaks,
  });
  if (broken) return t('The list of its tables cannot be read.');
  if (version === 0)
    return roots.size === 0 ? null : t('It is no Rowbench store: its tables are not those of Rowbench.');
  if (!roots.has('company')) return t('The list of its tables is not whole.');
  for (const [name, root] of roots)
    if (root > 0 && !isRoot(image.page(root)))
      return t('The page is lost where its {name} begins.', { name });
  return null;
}

const knownTypes: readonly number[] = Object.values(pageTypes);

const isRoot = (page: Page | null): boolean =>
  page !== null && page.trust !== 'broken' && knownTypes.includes(typeOf(page));

/** Holds every page of a store that was closed in good order against its sum. */
export function checkSums(sums: PageSums, present: Uint32Array): string | null {
  const differing = differingPages(sums.sums, present);
  if (differing.length === 0) return null;
  return t(
    '{changed} of its {pages} pages changed since Rowbench closed it: the disk or another program altered them.',
    { changed: differing.length, pages: sums.sums.length },
  );
}
