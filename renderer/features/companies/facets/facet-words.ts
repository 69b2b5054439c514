// What facets call things, and what they show of a field unless told.
import { t } from '../../../../shared/messages/message.ts';
import type { FacetForm, ViewFacet } from '../../../../shared/schema/view.ts';
import type { QueryField, QueryFieldKind } from '../query/query-fields.ts';
import { formatDecimal } from '../../../lib/format.ts';

const ranged: ReadonlySet<QueryFieldKind> = new Set(['number', 'year', 'date', 'time']);

/** The usual one first. */
export const formsOf = ({ kind }: QueryField): readonly FacetForm[] =>
  ranged.has(kind) ? ['range', 'values', 'presence'] : ['values', 'presence'];

export function formOf(facet: ViewFacet, field: QueryField): FacetForm {
  const forms = formsOf(field);
  return forms.find((form) => form === facet.form) ?? forms[0] ?? 'values';
}

/** What the menu says to have a facet shown so. */
export const showForm: Record<FacetForm, string> = {
  values: t('Show: values'),
  range: t('Show: from – to'),
  presence: t('Show: empty or not'),
};

/** Choices stand in their own order, everything else by how often it occurs. */
export const orderOf = (facet: ViewFacet, { kind, options, path }: QueryField): 'count' | 'name' =>
  facet.order ?? (options !== null && path !== 'groups' && kind !== 'source' ? 'name' : 'count');

export const showBound = (value: string, { kind }: QueryField): string =>
  kind === 'number' && /^-?\d+(\.\d+)?$/.test(value) ? formatDecimal(value) : value;

/** The facets beside a list for which nobody has chosen any. */
export const usualFacets: readonly ViewFacet[] = [
  { path: 'countryCode' },
  { path: 'employeeRange' },
  { path: 'foundationYear' },
  { path: 'fundingRaised', form: 'presence' },
  { path: 'source:industry' },
];
