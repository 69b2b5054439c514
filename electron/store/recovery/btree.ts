// Walks the tables and indexes of a damaged store, page by page, and goes on behind whatever cannot be read. It believes
// nothing: page types, cell bounds, the order of keys and that no page is met twice are all checked.
import type { Page, StoreImage } from './image.ts';
import { BadBytes, readRecord, readVarint, type Value } from './record.ts';

export const pageTypes = { indexInner: 2, tableInner: 5, indexLeaf: 10, tableLeaf: 13 } as const;

export type Row = { rowid: number; values: Value[]; page: Page };

export type Walk = {
  row(row: Row): void;
  /** A page that cannot be used. Row numbers of what hung on it lie within `bounds`. */
  lostPage(page: Page | null, bounds: Bounds): void;
  /** A cell of a page that can be used. */
  lostCell(page: Page): void;
};

export type Bounds = { above: number; upTo: number };
export const everything: Bounds = { above: Number.NEGATIVE_INFINITY, upTo: Number.POSITIVE_INFINITY };

/** A table with row numbers. `met` holds the pages of every walk so far. */
export function walkTable(image: StoreImage, root: number, met: Set<number>, walk: Walk): void {
  const visit = (no: number, bounds: Bounds, depth: number): void => {
    const page = usable(image, no, met, [pageTypes.tableInner, pageTypes.tableLeaf]);
    if (!page || depth > 20) return walk.lostPage(image.page(no), bounds);
    if (typeOf(page) === pageTypes.tableLeaf) return eachTableCell(image, page, bounds, walk);
    let { above } = bounds;
    for (const at of cellOffsets(page)) {
      const key = tryRead(() => readVarint(page.bytes, at + 4).value);
      if (key === null || key < above || key > bounds.upTo) {
        walk.lostCell(page);
        continue;
      }
      visit(page.bytes.readUInt32BE(at), { above, upTo: key }, depth + 1);
      above = key;
    }
    visit(page.bytes.readUInt32BE(headerAt(page) + 8), { above, upTo: bounds.upTo }, depth + 1);
  };
  visit(root, everything, 0);
}

export function eachTableCell(image: StoreImage, page: Page, bounds: Bounds, walk: Walk): void {
  let last = bounds.above;
  for (const at of cellOffsets(page)) {
    const row = tryRead(() => tableCell(image, page, at));
    if (row === null || row.rowid <= last || row.rowid > bounds.upTo) walk.lostCell(page);
    else {
      last = row.rowid;
      walk.row(row);
    }
  }
}

/** An index, or a table without row numbers, which is kept as one. */
export function walkIndex(image: StoreImage, root: number, met: Set<number>, walk: Walk): void {
  const visit = (no: number, depth: number): void => {
    const page = usable(image, no, met, [pageTypes.indexInner, pageTypes.indexLeaf]);
    if (!page || depth > 20) return walk.lostPage(image.page(no), everything);
    const isInner = typeOf(page) === pageTypes.indexInner;
    for (const at of cellOffsets(page)) {
      if (isInner) visit(page.bytes.readUInt32BE(at), depth + 1);
      const values = tryRead(() => indexCell(image, page, at + (isInner ? 4 : 0)));
      if (values === null) walk.lostCell(page);
      else walk.row({ rowid: 0, values, page });
    }
    if (isInner) visit(page.bytes.readUInt32BE(headerAt(page) + 8), depth + 1);
  };
  visit(root, 0);
}

export const typeOf = (page: Page): number => page.bytes[headerAt(page)] ?? 0;
const headerAt = ({ no }: Page): number => (no === 1 ? 100 : 0);

function usable(image: StoreImage, no: number, met: Set<number>, types: readonly number[]): Page | null {
  if (no < 1 || no > image.pageCount || met.has(no)) return null;
  met.add(no);
  const page = image.page(no);
  return page && page.trust !== 'broken' && types.includes(typeOf(page)) ? page : null;
}

/** Where the cells begin that lie within the page. */
export function cellOffsets(page: Page): number[] {
  const { bytes } = page;
  const head = headerAt(page);
  const isInner = typeOf(page) < pageTypes.indexLeaf;
  const first = head + (isInner ? 12 : 8);
  const count = Math.min(bytes.readUInt16BE(head + 3), Math.floor((bytes.length - first) / 6));
  const offsets: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const at = bytes.readUInt16BE(first + 2 * n);
    if (at >= first + 2 * count && at <= bytes.length - 4) offsets.push(at);
  }
  return offsets;
}

function tableCell(image: StoreImage, page: Page, at: number): Row {
  const size = readVarint(page.bytes, at);
  const rowid = readVarint(page.bytes, size.next);
  const most = image.pageSize - 35;
  const payload = payloadAt(image, page, { at: rowid.next, size: size.value, most });
  return { rowid: rowid.value, values: readRecord(payload), page };
}

function indexCell(image: StoreImage, page: Page, at: number): Value[] {
  const size = readVarint(page.bytes, at);
  const most = Math.floor(((image.pageSize - 12) * 64) / 255) - 23;
  return readRecord(payloadAt(image, page, { at: size.next, size: size.value, most }));
}

type Payload = { at: number; size: number; most: number };

/** A payload that does not fit into its page goes on in a chain of others. */
function payloadAt(image: StoreImage, page: Page, { at, size, most }: Payload): Buffer {
  const { pageSize } = image;
  if (size <= most) return slice(page.bytes, at, size);
  if (size > image.pageCount * pageSize) throw new BadBytes('A row is longer than the store');
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const wanted = least + ((size - least) % (pageSize - 4));
  const local = wanted <= most ? wanted : least;
  const parts = [slice(page.bytes, at, local)];
  let next = slice(page.bytes, at + local, 4).readUInt32BE(0);
  for (let left = size - local; left > 0; left -= pageSize - 4) {
    const more = next > 1 ? image.page(next) : null;
    if (!more || more.trust === 'broken') throw new BadBytes('A part of a row is missing');
    parts.push(slice(more.bytes, 4, Math.min(left, pageSize - 4)));
    next = more.bytes.readUInt32BE(0);
  }
  if (next !== 0) throw new BadBytes('A row does not end where it should');
  return Buffer.concat(parts);
}

function slice(bytes: Buffer, at: number, size: number): Buffer {
  if (at < 0 || size < 0 || at + size > bytes.length) throw new BadBytes('A row is cut off');
  return bytes.subarray(at, at + size);
}

function tryRead<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadBytes || error instanceof RangeError) return null;
    throw error;
  }
}
