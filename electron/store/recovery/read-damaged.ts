// Tells every row of a damaged store that can be read, table by table: by the trees where they hold, and from leaves whose tree
// is broken where an index confirms them, since a page that was given back may still hold deleted rows.
import { crc32 } from 'node:zlib';
import {
  cellOffsets,
  eachTableCell,
  everything,
  pageTypes,
  typeOf,
  walkIndex,
  walkTable,
  type Bounds,
  type Row,
  type Walk,
} from './btree.ts';
import { openImage, type Page, type StoreImage } from './image.ts';
import type { PageSums } from './page-sums.ts';
import type { Value } from './record.ts';
import {
  fitToTable,
  isKnownVersion,
  newestVersion,
  shapesOf,
  type Shapes,
  type TableShape,
} from './table-shapes.ts';

export type DamagedStore = {
  image: StoreImage;
  shapes: Shapes;
  roots: Record<string, number>;
  met: Set<number>;
};

/** `sure`: false for a row of a page whose checksum does not hold. */
export type TableReader = {
  row(values: Value[], sure: boolean): void;
  /** Asked after each page; a throw ends the reading. */
  page?(no: number): void;
};

export type TableLoss = {
  /** Pages of this table that cannot be used. */
  pages: number;
  /** Rows known to have been there that were not told as sure; null where nothing says how many. */
  rows: number | null;
};

const usualPageSize = 8192;

export function openDamaged(file: string, sums: PageSums | null): DamagedStore {
  const image = openImage(file, sums, usualPageSize);
  const first = image.page(1);
  const stated = first && first.trust !== 'broken' ? first.bytes.readUInt32BE(60) : sums?.version;
  const shapes = shapesOf(stated !== undefined && isKnownVersion(stated) ? stated : newestVersion());
  const met = new Set<number>();
  const roots = { ...shapes.roots, ...readRoots(image, met), ...sums?.roots };
  return { image, shapes, roots, met };
}

/** From the store's own first page, as far as that can be read. */
function readRoots(image: StoreImage, met: Set<number>): Record<string, number> {
  const roots: Record<string, number> = {};
  walkTable(image, 1, met, {
    row({ values: [type, name, , root] }) {
      const isKnown = type === 'table' || type === 'index';
      if (isKnown && typeof name === 'string' && typeof root === 'number' && root > 1) roots[name] = root;
    },
    ...heedless,
  });
  return roots;
}

export function readTable(store: DamagedStore, shape: TableShape, reader: TableReader): TableLoss {
  const { image, met } = store;
  const root = store.roots[shape.name];
  const told = new Set<number>();
  const loss = { pages: 0, rows: 0 };
  const gaps: Bounds[] = [];
  const take = ({ rowid, values, page }: Row): void => {
    if (told.has(rowid)) return;
    const row = fitToTable(shape, rowid, values);
    if (row === null) {
      loss.rows += 1;
      return;
    }
    if (shape.withRowid) told.add(rowid);
    reader.row(row, true);
    reader.page?.(page.no);
  };
  const walk: Walk = {
    row: take,
    lostCell: (page) => void (loss.rows += isLeaf(page) ? 1 : 0),
    lostPage(page, bounds) {
      loss.pages += 1;
      gaps.push(bounds);
      if (page?.trust === 'broken') loss.rows += readDoubtful(image, shape, page, reader);
    },
  };
  if (root === undefined) loss.pages += 1;
  else if (shape.withRowid) walkTable(image, root, met, walk);
  else walkIndex(image, root, met, walk);
  if (loss.pages + loss.rows === 0) return loss;
  const witness = witnessesOf(store, shape);
  if (!witness) return { pages: loss.pages, rows: loss.rows || null };
  readOrphans(store, shape, witness.entries, take);
  const missing = new Set([...witness.entries.keys()].filter((rowid) => !told.has(rowid)));
  // An index that has lost pages too no longer knows all: then the gaps in the row numbers count.
  if (!witness.whole) for (const rowid of numbersIn(gaps)) if (!told.has(rowid)) missing.add(rowid);
  return { pages: loss.pages, rows: Math.max(missing.size, loss.rows) };
}

function* numbersIn(gaps: readonly Bounds[]): Generator<number> {
  for (const { above, upTo } of gaps) {
    if (!Number.isFinite(upTo)) continue;
    for (let no = Math.max(above, 0) + 1; no <= upTo; no += 1) yield no;
  }
}

const isLeaf = (page: Page): boolean => typeOf(page) >= pageTypes.indexLeaf;

/** Tells the rows of a page whose checksum does not hold, and answers how many it says it has. */
function readDoubtful(image: StoreImage, shape: TableShape, page: Page, reader: TableReader): number {
  if (!shape.withRowid || typeOf(page) !== pageTypes.tableLeaf) return 0;
  eachTableCell(image, page, everything, {
    ...heedless,
    row({ rowid, values }) {
      const row = fitToTable(shape, rowid, values);
      if (row) reader.row(row, false);
    },
  });
  return cellOffsets(page).length;
}

const heedless = { lostPage: () => undefined, lostCell: () => undefined };
/** `entries`: row number → checksum of the indexed values. `whole`: all of the index could be read. */
type Witness = { entries: Map<number, number>; whole: boolean };

function witnessesOf({ image, roots, met }: DamagedStore, shape: TableShape): Witness | null {
  const root = shape.witness && roots[shape.witness.name];
  if (!shape.witness || !root) return null;
  const entries = new Map<number, number>();
  let whole = true;
  const lost = (): void => void (whole = false);
  walkIndex(image, root, met, {
    row({ values }) {
      const rowid = values.at(-1);
      if (typeof rowid === 'number') entries.set(rowid, sumOf(values.slice(0, -1)));
    },
    lostPage: lost,
    lostCell: lost,
  });
  return { entries, whole };
}

/** Leaves that no tree has led to. */
function readOrphans(
  { image, met }: DamagedStore,
  shape: TableShape,
  witness: ReadonlyMap<number, number>,
  take: (row: Row) => void,
): void {
  const columns = shape.witness?.columns ?? [];
  for (let no = 2; no <= image.pageCount; no += 1) {
    if (met.has(no)) continue;
    const page = image.page(no);
    if (!page || page.trust === 'broken' || typeOf(page) !== pageTypes.tableLeaf) continue;
    eachTableCell(image, page, everything, {
      row(row) {
        const values = columns.map((at) =>
          shape.columns[at]?.isRowid ? row.rowid : (row.values[at] ?? null),
        );
        if (witness.get(row.rowid) !== sumOf(values)) return;
        met.add(no);
        take(row);
      },
      ...heedless,
    });
  }
}

const sumOf = (values: readonly Value[]): number =>
  values.reduce<number>(
    (sum, value) => crc32(Buffer.isBuffer(value) ? value : `${typeof value}${value}`, sum),
    0,
  );
