// The columns of an export: which fields, what they are called in the file, and how a company's value is read.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { companyFields, fieldLabels, type Company } from '../../../shared/schema/company.ts';
import type { ExportRequest, ExportTemplate } from '../../../shared/schema/export.ts';
import { customPath, isCompanyField } from '../../../shared/schema/field-path.ts';
import type { FieldDefinition, GroupDefinition } from '../../store/definitions.ts';
import { fieldsOf, type Definitions } from '../custom-fields/definitions.ts';
import { findFieldByPath } from '../custom-fields/field-path.ts';
import { templates } from './templates.ts';

export type ColumnKind = 'text' | 'number' | 'date' | 'time';

export type ExportColumn = {
  path: string;
  header: string;
  kind: ColumnKind;
  /** null where the company has none; a list is several items. */
  read: (company: Company) => string | string[] | null;
};

type Known = Omit<ExportColumn, 'path' | 'header'> & { label: string };

const plain: Record<string, Known> = {
  id: { label: 'ID', kind: 'text', read: ({ id }) => id },
  groups: { label: 'Groups', kind: 'text', read: ({ groups }) => groups.map(({ name }) => name) },
  createdAt: { label: 'Created', kind: 'time', read: ({ createdAt }) => createdAt },
  updatedAt: { label: 'Updated', kind: 'time', read: ({ updatedAt }) => updatedAt },
};

const kinds: Partial<Record<(typeof companyFields)[number], ColumnKind>> = {
  foundationYear: 'number',
  fundingRaised: 'number',
  lastFundingDate: 'date',
};

export type ColumnRequest = {
  columns?: string[] | undefined;
  template?: ExportTemplate | undefined;
  headers?: ExportRequest['headers'] | undefined;
};

/** Throws `validation_error` for a column that does not exist. */
export function exportColumns(
  definitions: Definitions,
  { columns, template, headers = 'labels' }: ColumnRequest,
): ExportColumn[] {
  const wanted = template
    ? templates[template].columns.map(({ field, header }) => ({ path: field, header }))
    : (columns ?? allPaths(definitions)).map((path) => ({
        path,
        header: headers === 'fields' && isCompanyField(path) ? path : undefined,
      }));
  const issues: Issue[] = [];
  const found = wanted.flatMap(({ path, header }, at) => {
    const known = findColumn(definitions, path);
    if (!known)
      issues.push({
        path: `columns.${at}`,
        code: 'unknown_field',
        message: t('There is no field {path}.', { path }),
      });
    return known ? [{ path, header: header ?? known.label, kind: known.kind, read: known.read }] : [];
  });
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: first.message, issues });
  return found;
}

function allPaths(definitions: Definitions): string[] {
  const custom = definitions.groups.flatMap((group) =>
    fieldsOf(group, 'company').map((field) => customPath(group.id, field.name)),
  );
  return [...companyFields, ...(definitions.groups.length > 0 ? ['groups'] : []), ...custom];
}

function findColumn(definitions: Definitions, path: string): Known | null {
  if (isCompanyField(path))
    return { label: fieldLabels[path], kind: kinds[path] ?? 'text', read: (company) => company[path] };
  if (Object.hasOwn(plain, path)) return plain[path] ?? null;
  const field = findFieldByPath(definitions, path);
  const group = field && definitions.groupByNo.get(field.groupNo);
  return group ? customColumn(group, field) : null;
}

function customColumn({ id, name }: GroupDefinition, field: FieldDefinition): Known {
  const kind = field.type === 'numericField' ? 'number' : field.type === 'dateField' ? 'date' : 'text';
  return {
    label: `${name} / ${field.name}`,
    kind,
    read: ({ customFieldValues }) => texts(customFieldValues[id]?.[field.name]),
  };
}

/** People, companies and objects by their name. */
function texts(value: unknown): string | string[] | null {
  if (Array.isArray(value)) return value.map(nameOf);
  return typeof value === 'string' ? value : null;
}

function nameOf(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const { email, fullName, name } = entry as { email?: string | null; fullName?: string; name?: string };
  return email ?? fullName ?? name ?? '';
}
