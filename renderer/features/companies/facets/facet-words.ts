// What facets call things, and what they show of a field unless told.
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

export const formNames: Record<FacetForm, string> = {
  values: 'Values',
  range: 'From – to',
  presence: 'Empty or not',
};

/** Choices stand in their own order, everything else by how often it occurs. */
export const orderOf = (facet: ViewFacet, { options, path }: QueryField): 'count' | 'name' =>
  facet.order ?? (options !== null && path !== 'groups' && !path.startsWith('source:') ? 'name' : 'count');

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
