// rowbench duplicates: which rows of a file are, or may be, one company, among themselves and with those in the store. It
// tries the import, as the Check step does, and writes nothing.
import { listDuplicates } from '../../../shared/contract/dry-runs.ts';
import { dryRunSource, type DryRun } from '../../../shared/contract/imports.ts';
import type { RunOptions } from '../../../shared/schema/import.ts';
import type {
  DuplicateGroup,
  DuplicateKind,
  DuplicateMember,
  Duplicates,
} from '../../../shared/schema/duplicates.ts';
import { resolve } from 'node:path';
import { useRecipe, withRecipe, type RecipeOptions } from './import-recipe.ts';
import { readMapping } from './mapping-file.ts';
import { columns, count, outJson, outLines, plural } from './print.ts';
import { withSource, type SourceOptions } from './with-source.ts';
import type { Api } from './with-backend.ts';

type Options = SourceOptions & RecipeOptions & { mapping?: string; kind?: DuplicateKind; limit: number };

export function duplicates(file: string, options: Options): Promise<void> {
  const given: RunOptions =
    options.mapping === undefined ? {} : { mapping: readMapping(resolve(options.mapping)) };
  return withSource(file, options, async (api, source) => {
    const body = withRecipe(given, await useRecipe(api, source, options));
    const { data } = await api.call(dryRunSource, { params: { sourceId: source.id }, body });
    const found = await pagesOf(api, data.dry_run_id, options);
    const { matched, skipped_groups: skipped } = data;
    if (options.json) outJson({ file_name: source.file_name, matched, skipped_groups: skipped, ...found });
    else outLines([...describeMet(data), ...describe(found)]);
  });
}

const page = 100;

async function pagesOf(
  { call }: Api,
  dryRunId: string,
  { kind, limit: most }: Pick<Options, 'kind' | 'limit'>,
): Promise<Duplicates> {
  const items: DuplicateGroup[] = [];
  for (;;) {
    const limit = Math.min(page, most - items.length);
    const query = { offset: items.length, limit, ...(kind && { kind }) };
    // Page by page on purpose: each is small.
    // oxlint-disable-next-line no-await-in-loop
    const { data } = await call(listDuplicates, { params: { dryRunId }, query });
    items.push(...data.items);
    if (data.items.length < limit || items.length === most) return { ...data, items };
  }
}

/** Rows that are surely a company which is stored. */
function describeMet({ matched: { domain, name }, skipped_groups: groups }: DryRun): string[] {
  if (domain + name === 0) return [];
  const stored = groups.filter(({ code }) => code === 'stored_domain' || code === 'stored_name');
  return [
    `${plural(domain + name, 'row means', 'rows mean')} a company in the store: ${count(domain)} by its domain, ${count(name)} by its name`,
    ...columns(
      stored.map(({ message, row_numbers: rows }) => [`  ${message}`, `Row ${rows.map(count).join(', ')}`]),
    ),
    '',
  ];
}

const kindNames: Record<DuplicateKind, string> = {
  domain: 'same domain',
  name: 'same name',
  registry: 'same registry number',
  name_country: 'same name and country',
  similar: 'alike',
};

const howLooked = ({ in_large_blocks: crowded, nearest }: Duplicates['likely']): string =>
  `There may be more that are alike. ${crowded === 0 ? 'Only the likeliest are listed.' : `${count(crowded)} new companies share a beginning, an ending or a word with many others: compared with the ${nearest} nearest by name.`}`;

function describe({ items, total, counts, cut_off: cutOff, likely }: Duplicates): string[] {
  if (total === 0) return ['No row is the same company as another one, or like one in the store.'];
  const kinds = Object.entries(counts).filter(([, groups]) => groups > 0);
  const more = total - items.length;
  return [
    `${plural(total, 'group')} of rows and companies that are, or may be, one: ${kinds
      .map(([kind, groups]) => `${kindNames[kind as DuplicateKind]} ${count(groups)}`)
      .join(', ')}`,
    ...items.flatMap((group) => ['', ...describeGroup(group)]),
    ...(more > 0 ? ['', `and ${count(more)} more. Show them with --limit N.`] : []),
    ...(cutOff ? ['', howLooked(likely)] : []),
  ];
}

function describeGroup({ kind, reason, score, parts, members, size }: DuplicateGroup): string[] {
  const sure = score === null ? '' : ` ${Math.round(score * 100)} %`;
  const more = size - members.length;
  return [
    `${kindNames[kind]}${sure}: ${reason}`,
    ...columns(parts.map(({ part, points, why }) => [`  ${signed(points)}`, part, why])),
    ...columns(members.map(memberRow)),
    ...(more > 0 ? [`  and ${count(more)} more`] : []),
  ];
}

const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points)}`;

const memberRow = ({ row_number: row, company_id: id, fate, values }: DuplicateMember): string[] => [
  row === null ? '  stored' : `  row ${count(row)}`,
  fate ?? '',
  ...(['name', 'domain', 'countryCode'] as const).map((field) => [values[field] ?? ''].flat().join('; ')),
  id ?? '',
];
