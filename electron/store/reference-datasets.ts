// The reference datasets that are attached. Their rows are not here, see reference-index.ts.
import type { EntityType } from '../../shared/schema/enrichment.ts';
import type { DialectPatch, Mapping } from '../../shared/schema/import.ts';
import type { ReferenceStatus } from '../../shared/schema/reference.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { Failure } from './imports.ts';

export type StoredDataset = {
  id: string;
  name: string;
  entity: EntityType;
  fileName: string;
  path: string;
  isCopy: boolean;
  table: string | null;
  dialect: DialectPatch;
  chosenMapping: Mapping | null;
  mapping: Mapping | null;
  indexFile: string | null;
  rowCount: number | null;
  droppedCount: number | null;
  status: ReferenceStatus;
  failure: Failure | null;
  createdBy: string;
  createdAtMs: number;
  indexedAtMs: number | null;
};

type DatasetRow = {
  id: string;
  name: string;
  entity: EntityType;
  file_name: string;
  path: string;
  is_copy: number;
  table_name: string | null;
  dialect: string;
  chosen_mapping: string | null;
  mapping: string | null;
  index_file: string | null;
  row_count: number | null;
  dropped_count: number | null;
  status: ReferenceStatus;
  failure: string | null;
  created_by: string;
  created_at_ms: number;
  indexed_at_ms: number | null;
};

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

const toDataset = (row: DatasetRow): StoredDataset => ({
  id: row.id,
  name: row.name,
  entity: row.entity,
  fileName: row.file_name,
  path: row.path,
  isCopy: row.is_copy === 1,
  table: row.table_name,
  dialect: parsed(row.dialect) as DialectPatch,
  chosenMapping: parsed(row.chosen_mapping) as Mapping | null,
  mapping: parsed(row.mapping) as Mapping | null,
  indexFile: row.index_file,
  rowCount: row.row_count,
  droppedCount: row.dropped_count,
  status: row.status,
  failure: parsed(row.failure) as Failure | null,
  createdBy: row.created_by,
  createdAtMs: row.created_at_ms,
  indexedAtMs: row.indexed_at_ms,
});

export type NewDataset = Omit<
  StoredDataset,
  'mapping' | 'indexFile' | 'rowCount' | 'droppedCount' | 'status' | 'failure' | 'indexedAtMs'
>;

export function insertDataset(db: WriteDb, dataset: NewDataset): void {
  const { id, name, entity, fileName, path, isCopy, table, dialect, chosenMapping } = dataset;
  db.sql(
    `INSERT INTO reference_dataset (id, name, entity, file_name, path, is_copy, table_name, dialect, chosen_mapping, status,
       created_by, created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'indexing', ?, ?)`,
  ).run(
    id,
    name,
    entity,
    fileName,
    path,
    isCopy ? 1 : 0,
    table,
    JSON.stringify(dialect),
    chosenMapping && JSON.stringify(chosenMapping),
    dataset.createdBy,
    dataset.createdAtMs,
  );
}

export function findDataset(db: ReadDb, id: string): StoredDataset | null {
  const row = db.sql<DatasetRow>('SELECT * FROM reference_dataset WHERE id = ?').get(id);
  return row ? toDataset(row) : null;
}

/** In the order in which they were attached. */
export const listDatasets = (db: ReadDb): StoredDataset[] =>
  db.sql<DatasetRow>('SELECT * FROM reference_dataset ORDER BY no').all().map(toDataset);

export const findDatasetsNamed = (db: ReadDb, name: string): StoredDataset[] =>
  db.sql<DatasetRow>('SELECT * FROM reference_dataset WHERE name = ? ORDER BY no').all(name).map(toDataset);

export type SearchableDataset = { id: string; name: string; indexFile: string; mapping: string };

/** Those with an index, whatever else is done with them; `mapping` as JSON. */
export const listSearchable = (db: ReadDb, entity: EntityType): SearchableDataset[] =>
  db
    .sql<SearchableDataset>(
      `SELECT id, name, index_file AS indexFile, mapping FROM reference_dataset
       WHERE entity = ? AND index_file IS NOT NULL ORDER BY no`,
    )
    .all(entity);

export function renameDataset(db: WriteDb, id: string, name: string): void {
  db.sql('UPDATE reference_dataset SET name = ? WHERE id = ?').run(name, id);
}

/** The index that is there stays in use meanwhile. */
export function setDatasetIndexing(db: WriteDb, id: string, mapping: Mapping | null): void {
  db.sql(
    `UPDATE reference_dataset SET status = 'indexing', failure = NULL, chosen_mapping = ? WHERE id = ?`,
  ).run(mapping && JSON.stringify(mapping), id);
}

export type DatasetIndex = {
  indexFile: string;
  mapping: Mapping;
  rows: number;
  dropped: number;
  atMs: number;
};

export function setDatasetReady(db: WriteDb, id: string, made: DatasetIndex): void {
  db.sql(
    `UPDATE reference_dataset SET status = 'ready', index_file = ?, mapping = ?, row_count = ?, dropped_count = ?,
       indexed_at_ms = ?, failure = NULL WHERE id = ?`,
  ).run(made.indexFile, JSON.stringify(made.mapping), made.rows, made.dropped, made.atMs, id);
}

export function setDatasetFailed(db: WriteDb, id: string, failure: Failure): void {
  db.sql(`UPDATE reference_dataset SET status = 'failed', failure = ? WHERE id = ?`).run(
    JSON.stringify(failure),
    id,
  );
}

export function deleteDataset(db: WriteDb, id: string): void {
  db.sql('DELETE FROM reference_dataset WHERE id = ?').run(id);
}
