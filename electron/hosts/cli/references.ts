// rowbench references: files of a person's own that companies are looked up in.
import { resolve } from 'node:path';
import {
  attachReference,
  detachReference,
  getReference,
  listReferences,
} from '../../../shared/contract/references.ts';
import type { ReferenceDataset } from '../../../shared/schema/reference.ts';
import { follow } from './follow.ts';
import { readMapping } from './mapping-file.ts';
import { columns, note, outJson, outLines, plural, showProgress } from './print.ts';
import { withApi, type Api } from './with-backend.ts';

type Options = { data: string; json?: true };
export type AttachOptions = Options & { name?: string; table?: string; mapping?: string };

/** 0: attached and indexed; 1: attached, and could not be indexed. */
export function attach(file: string, options: AttachOptions): Promise<number> {
  const { name, table, mapping } = options;
  const body = {
    path: resolve(file),
    ...(name !== undefined && { name }),
    ...(table !== undefined && { table }),
    ...(mapping !== undefined && { mapping: readMapping(resolve(mapping)) }),
  };
  return withApi(options.data, async (api) => {
    const dataset = await indexed(api, (await api.call(attachReference, { body })).data);
    const { id, failure } = dataset;
    if (options.json) outJson(dataset);
    if (failure !== null) {
      note(`rowbench: ${failure.message} Detach it with: references detach ${id}`);
      return 1;
    }
    if (!options.json) outLines(describe(dataset));
    return 0;
  });
}

async function indexed({ call }: Api, { id: datasetId }: ReferenceDataset): Promise<ReferenceDataset> {
  try {
    return await follow({
      look: async () => (await call(getReference, { params: { datasetId } })).data,
      isOver: ({ status }) => status !== 'indexing',
      show: ({ rowsDone }) => showProgress(`indexing: ${plural(rowsDone ?? 0, 'row')}`),
    });
  } finally {
    showProgress('');
  }
}

function describe({ id, name, rowCount, droppedCount, mapping }: ReferenceDataset): string[] {
  const mapped = Object.entries(mapping ?? {}).map(([column, field]) => [`  ${column}`, fieldOf(field)]);
  return [
    `Attached ${name} (${id}): ${plural(rowCount ?? 0, 'row')}`,
    ...(droppedCount ? [`  ${plural(droppedCount, 'cell')} that their fields cannot hold`] : []),
    ...columns(mapped),
  ];
}

const fieldOf = (target: unknown): string => (typeof target === 'string' ? target : JSON.stringify(target));

export function list(options: Options): Promise<void> {
  return withApi(options.data, async ({ call }) => {
    const { items } = (await call(listReferences, {})).data;
    if (options.json) outJson(items);
    else if (items.length === 0)
      note('There is no reference data. Attach a file with: references attach FILE');
    else outLines(columns(items.map(rowOf)));
  });
}

const rowOf = ({ id, name, status, rowCount, fileName, failure }: ReferenceDataset): string[] => [
  id,
  name,
  status,
  rowCount === null ? '' : plural(rowCount, 'row'),
  failure?.message ?? fileName,
];

export function detach(datasetId: string, options: Options): Promise<void> {
  return withApi(options.data, async ({ call }) => {
    const { data } = await call(detachReference, { params: { datasetId } });
    if (options.json) outJson(data);
    else note(`Detached ${data.id}. The file stays.`);
  });
}
