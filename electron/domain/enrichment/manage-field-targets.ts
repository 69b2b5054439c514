// What a provider gives of a company and where each value goes, as a person sees and sets it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { companyFields } from '../../../shared/schema/company.ts';
import { parseCustomPath } from '../../../shared/schema/field-path.ts';
import type { FieldTarget, FieldTargetsInput } from '../../../shared/schema/field-target.ts';
import type { Mapping } from '../../../shared/schema/import.ts';
import { providerAsSet } from '../../providers/provider-as-set.ts';
import type { Provider } from '../../providers/provider.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { providerSettings } from '../../store/enrichment/provider-settings.ts';
import { listDatasets, type StoredDataset } from '../../store/reference-datasets.ts';
import { openIndexFile } from '../../store/reference-index.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findFieldByPath, findFieldPath } from '../custom-fields/field-path.ts';
import { referenceFolder } from '../references/reference-folder.ts';
import { keptTargetsOf, saveTargets, targetsOf, type KeptTarget } from './field-targets.ts';

type Given = Pick<FieldTarget, 'dataset' | 'from' | 'usual'>;

/** `dataDir`: where the indexes of reference datasets lie, which know their columns. */
export function listTargets(db: ReadDb, provider: Provider, dataDir: string): FieldTarget[] {
  const targets = targetsOf(db, provider.code);
  const definitions = definitionsOf(db);
  return givenBy(db, provider, dataDir).map((given) => {
    const chosen = targets.find((one) => one.from === given.from && one.datasetId === idOf(given));
    return { ...given, to: chosen ? findFieldPath(definitions, chosen.field.key) : given.usual };
  });
}

const idOf = ({ dataset }: Given): string | null => dataset?.id ?? null;

function givenBy(db: ReadDb, provider: Provider, dataDir: string): Given[] {
  if (provider.code === 'reference')
    return listDatasets(db).flatMap((dataset) => givenByDataset(dataset, dataDir));
  const {
    entities,
    fields,
    facts = [],
  } = providerAsSet(provider, providerSettings(db, provider.code).config) ?? provider;
  if (!entities.includes('company')) return [];
  const known: readonly string[] = companyFields;
  return [
    ...fields.filter((field) => known.includes(field)).map((from) => ({ dataset: null, from, usual: from })),
    ...facts.map((from) => ({ dataset: null, from, usual: null })),
  ];
}

/** Nothing before it is indexed. */
function givenByDataset({ id, name, indexFile, mapping }: StoredDataset, dataDir: string): Given[] {
  const path = join(referenceFolder(dataDir), indexFile ?? '');
  if (indexFile === null || !existsSync(path)) return [];
  const index = openIndexFile(path);
  const { columns } = index;
  index.close();
  return columns.map((from) => {
    const field = mapping && Object.hasOwn(mapping, from) ? mapping[from] : undefined;
    return { dataset: { id, name }, from, usual: field === undefined || field === 'ignore' ? null : field };
  });
}

/** Throws `validation_error` with everything that is wrong with them. */
export function setTargets(
  db: WriteDb,
  provider: Provider,
  { targets }: FieldTargetsInput,
  dataDir: string,
): void {
  const given = givenBy(db, provider, dataDir);
  const kept: KeptTarget[] = [];
  const issues: Issue[] = [];
  for (const [at, { datasetId = null, from, to }] of targets.entries()) {
    const path = `targets.${at}`;
    const field = findFieldByPath(definitionsOf(db), to);
    if (!field) issues.push({ path: `${path}.to`, code: 'unknown_field', message: noField(to) });
    if (!given.some((one) => one.from === from && idOf(one) === datasetId))
      issues.push({ path: `${path}.from`, code: 'unknown_field', message: notGiven(provider, from) });
    const like = kept.filter((one) => one.datasetId === datasetId);
    const twice = like.some((one) => one.from === from)
      ? from
      : field && like.some(({ fieldId }) => fieldId === field.id) && field.name;
    if (twice)
      issues.push({
        path,
        code: 'duplicate',
        message: t('{name} stands twice. Leave one out.', { name: twice }),
      });
    else if (field) kept.push({ datasetId, from, fieldId: field.id });
  }
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: first.message, issues });
  saveTargets(db, provider.code, kept);
}

const noField = (path: string): string =>
  t('There is no custom field {name} of companies. It may have been deleted.', {
    name: parseCustomPath(path)?.fieldName ?? path,
  });

const notGiven = ({ label }: Provider, field: string): string =>
  t('{label} gives nothing called "{field}".', { label: t(label), field });

/**
 * A mapping of reference data names custom fields beside those of the record: the index is made without them. `mapping`: undefined
 * where it names nothing else, and the other columns are taken as before, or as the file suggests.
 */
export function splitMapping(
  db: ReadDb,
  mapping: Mapping,
): { mapping: Mapping | undefined; custom: Mapping } {
  const entries = Object.entries(mapping);
  const custom = entries.filter(([, to]) => parseCustomPath(to) !== null);
  const issues = custom
    .filter(([, to]) => !findFieldByPath(definitionsOf(db), to))
    .map(([column, to]) => ({ path: `mapping.${column}`, code: 'unknown_field', message: noField(to) }));
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: first.message, issues });
  const rest = entries.filter((entry) => !custom.includes(entry));
  const isCustomOnly = rest.length === 0 && custom.length > 0;
  return { mapping: isCustomOnly ? undefined : Object.fromEntries(rest), custom: Object.fromEntries(custom) };
}

/** Column → path. They take the place of what was chosen for the dataset before. */
export function setDatasetTargets(db: WriteDb, datasetId: string, custom: Mapping): void {
  const kept = keptTargetsOf(db, 'reference');
  const others = kept.filter((one) => one.datasetId !== datasetId);
  const own = Object.entries(custom).flatMap(([from, to]) => {
    const field = findFieldByPath(definitionsOf(db), to);
    return field ? [{ datasetId, from, fieldId: field.id }] : [];
  });
  if (own.length > 0 || others.length < kept.length) saveTargets(db, 'reference', [...others, ...own]);
}

/** The mapping with the custom fields that its columns go to. */
export function withDatasetTargets(db: ReadDb, datasetId: string, mapping: Mapping | null): Mapping | null {
  const own = targetsOf(db, 'reference').filter((one) => one.datasetId === datasetId);
  if (own.length === 0) return mapping;
  const definitions = definitionsOf(db);
  const paths = own.flatMap(({ from, field }) => {
    const path = findFieldPath(definitions, field.key);
    return path === null ? [] : [[from, path] as const];
  });
  return { ...mapping, ...Object.fromEntries(paths) };
}
