// The fields of a record in the order in which its panel shows them: those that every company has, then those of its groups.
import { t } from '../../../../shared/messages/message.ts';
import { companyFields, type Company } from '../../../../shared/schema/company.ts';
import { parseFactPath } from '../../../../shared/schema/profile-facts.ts';
import { formatDecimal } from '../../../lib/format.ts';
import { profileLines } from '../../../ui/facts/fact-lines.ts';
import type { Fact } from '../../../ui/facts/use-facts.ts';
import { nameOf, plainText } from '../grid/cells/cell-view.ts';
import { defineColumn, type GridColumn } from '../grid/columns/grid-column.ts';

/** Facts of the profile stand in no column of the list; their values are what registers say, so nobody edits them by hand. */
export const factColumns = (facts: readonly Fact[]): GridColumn[] =>
  facts.map(({ path, label, value }) =>
    defineColumn({
      path,
      label,
      group: { id: 'facts', label: t('Profile facts') },
      kind: { type: 'text' },
      width: 0,
      edits: false,
      read: () => value,
    }),
  );

export type Section = {
  id: string;
  label: string;
  /** Null for the fields of every company. */
  groupId: string | null;
  columns: readonly GridColumn[];
};

export function sectionsOf(
  columns: readonly GridColumn[],
  facts: readonly GridColumn[],
  { groups }: Pick<Company, 'groups'>,
): Section[] {
  const fieldsOf = (id: string) => columns.filter((column) => column.group.id === id && column.edits);
  const standard = fieldsOf('company').toSorted((one, other) => placeOf(one) - placeOf(other));
  return [
    { id: 'company', label: t('Company'), groupId: null, columns: standard },
    ...(facts.length === 0
      ? []
      : [{ id: 'facts', label: t('Profile facts'), groupId: null, columns: facts }]),
    ...groups.map(({ id, name }) => ({ id, label: name, groupId: id, columns: fieldsOf(id) })),
  ];
}

/** What a company is comes first, its codes and tags last. */
const placeOf = ({ path }: GridColumn): number => (companyFields as readonly string[]).indexOf(path);

/** Heads of columns are short; here is room for the whole word. */
const fullLabels: Record<string, string> = { countryCode: t('Country'), fundingRaised: t('Funding') };

export const fieldLabel = ({ path, label }: GridColumn): string => fullLabels[path] ?? label;

/** Of a fact, a line for each of its entries; null for a field. */
export function factValueLines({ path }: GridColumn, value: unknown): string[] | null {
  const name = parseFactPath(path);
  return name === null ? null : profileLines(name, value);
}

/** A value in words, whole; an empty one is an empty text. */
export function valueWords(column: GridColumn, value: unknown): string {
  const lines = factValueLines(column, value);
  if (lines !== null) return lines.join('; ');
  if (column.path === 'fundingRaised' && typeof value === 'string') return `${formatDecimal(value)} USD`;
  return plainText(column.kind, value) || anyWords(value);
}

/** Of a value that the field had before its type was changed. */
function anyWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(anyWords).join(', ');
  return typeof value === 'string' ? value : nameOf(value);
}
