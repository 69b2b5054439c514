// The fields that filters, facets and sorts offer: those of the columns, and what is told of a field beside its value.
import { language, t } from '../../../../shared/messages/message.ts';
import { sourceKinds } from '../../../../shared/schema/company-query.ts';
import { employeeRanges } from '../../../../shared/schema/company.ts';
import type { CellKind, GridColumn } from '../grid/columns/grid-column.ts';
import { sourceKindLabels } from './source-words.ts';

export type QueryFieldKind =
  | 'text'
  | 'number'
  | 'year'
  | 'date'
  | 'time'
  /** One of some, or several of them. */
  | 'choice'
  | 'texts'
  /** People, users and objects, by their ids. */
  | 'references'
  | 'source';

export type QueryOption = { value: string; label: string };

export type QueryField = {
  path: string;
  label: string;
  /** What it stands under in a list of fields. */
  group: string;
  kind: QueryFieldKind;
  /** All that can be chosen; null where anything can be. */
  options: readonly QueryOption[] | null;
  /** Whether an order by it makes sense to a person. */
  sorts: boolean;
};

/** Where the head of a column is too short for a list of fields. */
const labels: Record<string, string> = {
  countryCode: t('Country'),
  fundingRaised: t('Funding'),
  groups: t('Group'),
};

const kinds: Record<CellKind['type'], QueryFieldKind> = {
  text: 'text',
  number: 'number',
  year: 'year',
  date: 'date',
  time: 'time',
  employeeRange: 'choice',
  country: 'text',
  list: 'texts',
  select: 'choice',
  multiSelect: 'choice',
  references: 'references',
  actor: 'references',
};

const named = (values: readonly string[]): QueryOption[] => values.map((value) => ({ value, label: value }));

export const rangeLabel = (range: string): string => range.replace('-', '–');

function optionsOf(
  { kind, path }: GridColumn,
  groups: readonly QueryOption[],
): readonly QueryOption[] | null {
  if (kind.type === 'employeeRange')
    return employeeRanges.map((value) => ({ value, label: rangeLabel(value) }));
  if (kind.type === 'select' || kind.type === 'multiSelect')
    return named(kind.options.map(({ label }) => label));
  return path === 'groups' ? groups : null;
}

const fieldOf = (column: GridColumn, groups: readonly QueryOption[]): QueryField => ({
  path: column.path,
  label: labels[column.path] ?? column.label,
  group: column.group.label,
  kind: column.path === 'groups' ? 'choice' : kinds[column.kind.type],
  options: optionsOf(column, groups),
  sorts: column.sorts,
});

/** A company's own times and maker were written by nobody. */
const hasSource = ({ path }: QueryField): boolean => !['createdAt', 'updatedAt', 'createdBy'].includes(path);
const hasLength = (field: QueryField): boolean => field.kind === 'text' || field.kind === 'texts';

/** As a part of a longer name: an English one loses its capital, a German noun keeps it. */
const within = (label: string): string =>
  language() === 'en' && /^[A-Z][^A-Z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

const sources = t('Source');
const lengths = t('Length');
const sourceOptions = sourceKinds.map((value) => ({ value, label: sourceKindLabels[value] }));

const sourceOf = (field: QueryField): QueryField => ({
  ...field,
  path: `source:${field.path}`,
  label: t('Source of {field}', { field: within(field.label) }),
  group: sources,
  kind: 'source',
  options: sourceOptions,
});

const lengthOf = (field: QueryField): QueryField => ({
  ...field,
  path: `length:${field.path}`,
  label: t('Length of {field}', { field: within(field.label) }),
  group: lengths,
  kind: 'number',
  options: null,
});

/** Fields, then their sources, then their lengths. */
export function queryFieldsOf(
  columns: readonly GridColumn[],
  groups: readonly { id: string; name: string }[],
): QueryField[] {
  const options = groups.map(({ id, name }) => ({ value: id, label: name }));
  const fields = columns.map((column) => fieldOf(column, options));
  return [...fields, ...fields.filter(hasSource).map(sourceOf), ...fields.filter(hasLength).map(lengthOf)];
}

/** Also for a path that is not there any more: it is called by itself. */
export const findQueryField = (fields: readonly QueryField[], path: string): QueryField | null =>
  fields.find((field) => field.path === path) ?? null;

export const labelOfField = (fields: readonly QueryField[], path: string): string =>
  findQueryField(fields, path)?.label ?? path.replace(/^(source|length):/, '').replace(/^custom:[^:]+:/, '');
