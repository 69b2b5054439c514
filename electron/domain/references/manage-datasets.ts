// Reference datasets as a person attaches, looks at and detaches them.
import { constants } from 'node:fs';
import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { AttachReference, ReferenceDataset } from '../../../shared/schema/reference.ts';
import { isoTime } from '../../lib/clock.ts';
import { newId } from '../../lib/ids.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb } from '../../store/database.ts';
import { findDataset, type NewDataset, type StoredDataset } from '../../store/reference-datasets.ts';
import { findSource, type StoredSource } from '../../store/sources.ts';
import { withDatasetTargets } from '../enrichment/manage-field-targets.ts';
import { originalOf } from '../imports/formats/made-file.ts';
import { explainFileError } from '../imports/reader/file/file-errors.ts';
import { statFile } from '../imports/source-files.ts';
import { referenceFolder } from './reference-folder.ts';

export function getDataset(db: ReadDb, id: string): StoredDataset {
  const dataset = findDataset(db, id);
  if (dataset) return dataset;
  throw new AppError('not_found', { message: t('There is no reference dataset {id}.', { id }) });
}

/** `rowsDone`: of the indexing that is under way; null where there is none. */
export const showDataset = (
  db: ReadDb,
  dataset: StoredDataset,
  rowsDone: number | null,
): ReferenceDataset => ({
  id: dataset.id,
  name: dataset.name,
  entity: dataset.entity,
  fileName: dataset.fileName,
  path: dataset.isCopy ? null : dataset.path,
  table: dataset.table,
  mapping: withDatasetTargets(db, dataset.id, dataset.chosenMapping ?? dataset.mapping),
  status: dataset.status,
  failure: dataset.failure,
  rowCount: dataset.rowCount,
  droppedCount: dataset.droppedCount,
  indexedAt: dataset.indexedAtMs === null ? null : isoTime(dataset.indexedAtMs),
  rowsDone,
  createdAt: isoTime(dataset.createdAtMs),
  createdBy: getActor(db, dataset.createdBy).fullName,
});

type Place = Pick<NewDataset, 'fileName' | 'path' | 'isCopy' | 'dialect'>;

export type Attaching = { dataDir: string; actor: string; nowMs: number };

/** The dataset to be, with its file where it can be read at any time. */
export async function attachedDataset(
  db: ReadDb,
  wish: AttachReference,
  { dataDir, actor, nowMs }: Attaching,
): Promise<NewDataset> {
  const id = newId('ref', nowMs);
  const place =
    wish.path === undefined
      ? await copyOfSource(sourceOf(db, wish.sourceId ?? ''), dataDir, id)
      : await ownFile(wish.path);
  return {
    id,
    name: wish.name ?? basename(place.fileName, extname(place.fileName)).slice(0, 200),
    entity: wish.entity,
    ...place,
    table: wish.table ?? null,
    chosenMapping: wish.mapping ?? null,
    createdBy: actor,
    createdAtMs: nowMs,
  };
}

async function ownFile(path: string): Promise<Place> {
  await statFile(path);
  return { fileName: basename(path), path, isCopy: false, dialect: {} };
}

function sourceOf(db: ReadDb, id: string): StoredSource {
  const source = findSource(db, id);
  if (source) return source;
  throw new AppError('not_found', {
    message: t('There is no source {id}. Choose the file again.', { id }),
  });
}

/** Sources go when nobody imports them; a dataset stays. */
async function copyOfSource(source: StoredSource, dataDir: string, id: string): Promise<Place> {
  const path = join(referenceFolder(dataDir), `${id}-file`);
  try {
    await mkdir(referenceFolder(dataDir), { recursive: true, mode: 0o700 });
    await copyFile(originalOf(source), path, constants.COPYFILE_FICLONE);
    await chmod(path, 0o600);
  } catch (error) {
    throw explainFileError(error);
  }
  return { fileName: source.fileName, path, isCopy: true, dialect: source.overrides };
}
