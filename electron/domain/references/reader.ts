// Looks records up in all attached datasets. Each thread that asks has a reader of its own, which opens an index when it is first
// asked and lets go of it once the dataset is gone or was indexed anew.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Mapping } from '../../../shared/schema/import.ts';
import type { ReferenceHit, ReferenceReader } from '../../providers/reference-reader.ts';
import type { ReadDb } from '../../store/database.ts';
import { listSearchable, type SearchableDataset } from '../../store/reference-datasets.ts';
import { openIndexFile } from '../../store/reference-index.ts';
import { targetedColumns } from '../enrichment/field-targets.ts';
import { findHits, type SearchedDataset } from './find-hits.ts';
import { referenceFolder } from './reference-folder.ts';

export type OpenReader = ReferenceReader & { close(): void };

export function createReferenceReader(db: ReadDb, dataDir: string): OpenReader {
  const open = new Map<string, SearchedDataset>();

  /** Null where the index is gone, as after a backup was restored: it is made anew at the next start. */
  const datasetOf = ({ id, name, indexFile, mapping }: SearchableDataset): SearchedDataset | null => {
    const targeted = targetedColumns(db, id);
    const known = open.get(indexFile);
    if (known) return { ...known, name, targeted };
    const path = join(referenceFolder(dataDir), indexFile);
    if (!existsSync(path)) return null;
    const index = openIndexFile(path);
    const opened = { name, index, mapping: JSON.parse(mapping) as Mapping };
    open.set(indexFile, opened);
    return { ...opened, targeted };
  };

  const letGo = (still: readonly SearchableDataset[]): void => {
    for (const [file, { index }] of open) {
      if (still.some(({ indexFile }) => indexFile === file)) continue;
      index.close();
      open.delete(file);
    }
  };

  return {
    find({ input }, entity, names) {
      const all = listSearchable(db, entity);
      letGo(all);
      const asked = names ? all.filter(({ name }) => names.includes(name)) : all;
      const datasets = asked.flatMap((one) => datasetOf(one) ?? []);
      return bestOf(datasets.map((dataset) => findHits(dataset, input)));
    },
    close: () => letGo([]),
  };
}

/** Of several datasets the surest; where two are as sure, the one that is not torn, then the one attached first. */
function bestOf(found: readonly (readonly ReferenceHit[])[]): ReferenceHit[] {
  const sureness = ([hit]: readonly ReferenceHit[]): number => hit?.confidence ?? 0;
  const [best = []] = found.toSorted(
    (one, other) => sureness(other) - sureness(one) || one.length - other.length,
  );
  return [...best];
}
