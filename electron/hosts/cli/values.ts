// rowbench values: the distinct values of a column, and what a field makes of each. rowbench clusters: those that are nearly
// equal. What they show is decided by rules of a recipe, never here.
import { listColumnClusters, listColumnValues } from '../../../shared/contract/profile.ts';
import type { ClusterMethod } from '../../../shared/schema/import-rules.ts';
import type { Source } from '../../../shared/schema/import.ts';
import {
  profileLimits,
  type Cluster,
  type ColumnClusters,
  type ColumnValues,
  type MappedValue,
  type ValueGroup,
} from '../../../shared/schema/profile.ts';
import { columns, count, outJson, outLines, plural } from './print.ts';
import { profileOf, withSource, type SourceOptions } from './with-source.ts';
import type { Api } from './with-backend.ts';

type ValuesOptions = SourceOptions & { column: string; field?: string; group?: ValueGroup; limit: number };

export function values(file: string, options: ValuesOptions): Promise<void> {
  return withSource(file, options, async (api, source) => {
    const { id } = (await profileOf(api, source)).source;
    const target = options.field ?? suggestedFor(source, options.column);
    const found = await pagesOf(api, id, target, options);
    if (options.json) outJson({ file_name: source.file_name, column: options.column, target, ...found });
    else outLines(describeValues(found, options.column, target));
  });
}

const suggestedFor = ({ columns: known }: Source, column: string): string =>
  known.find(({ key }) => key === column)?.suggestion.target ?? 'ignore';

async function pagesOf(
  { call }: Api,
  sourceId: string,
  target: string,
  { column, group, limit }: ValuesOptions,
): Promise<ColumnValues> {
  const items: MappedValue[] = [];
  for (;;) {
    const page = Math.min(profileLimits.valuesPage, limit - items.length);
    const query = { column, target, limit: page, offset: items.length, ...(group && { group }) };
    // Page by page on purpose: each is small.
    // oxlint-disable-next-line no-await-in-loop
    const { data } = await call(listColumnValues, { params: { sourceId }, query });
    items.push(...data.items);
    if (data.items.length < page || items.length === limit) return { ...data, items };
  }
}

function describeValues({ groups, items, complete }: ColumnValues, column: string, target: string): string[] {
  const sums = Object.entries(groups).map(
    ([group, sum]) => `${group} ${count(sum.values)} (${plural(sum.rows, 'row')})`,
  );
  const head = target === 'ignore' ? `"${column}", as it stands` : `"${column}" as ${target}`;
  return [
    `${head}: ${sums.join(', ')}${complete ? '' : '. Only the most frequent values are known'}`,
    ...columns([['  ROWS', 'GROUP', 'VALUE', 'BECOMES', 'WHY'], ...items.map(valueRow)]),
  ];
}

const valueRow = ({ rows, group, value, becomes, reason, candidates }: MappedValue): string[] => [
  `  ${count(rows)}`,
  group,
  JSON.stringify(value),
  becomes === null ? meant(candidates) : JSON.stringify(becomes),
  reason ?? '',
];

const meant = (candidates: readonly string[]): string =>
  candidates.length === 0 ? '?' : `? ${candidates.map((one) => JSON.stringify(one)).join(' or ')}`;

type ClustersOptions = SourceOptions & { column: string; method: ClusterMethod };

export function clusters(file: string, options: ClustersOptions): Promise<void> {
  return withSource(file, options, async (api, source) => {
    await profileOf(api, source);
    const { column, method } = options;
    const params = { sourceId: source.id };
    const { data } = await api.call(listColumnClusters, { params, query: { column, method } });
    if (options.json) outJson({ file_name: source.file_name, column, method, ...data });
    else outLines(describeClusters(data, column, method));
  });
}

function describeClusters(
  { items, total, complete }: ColumnClusters,
  column: string,
  method: string,
): string[] {
  const more = total - items.length;
  return [
    `"${column}" has ${plural(total, 'group')} of nearly equal values by ${method}${complete ? '' : ' among the most frequent ones'}.`,
    ...columns(items.map(clusterRow)),
    ...(more > 0 ? [`  and ${count(more)} more`] : []),
  ];
}

const clusterRow = ({ rows, suggested, values: spellings }: Cluster): string[] => [
  `  ${plural(rows, 'row')}`,
  JSON.stringify(suggested),
  `← ${spellings.map(({ value, rows: each }) => `${JSON.stringify(value)} ${count(each)}`).join(', ')}`,
];
