// Which fields of a record a provider may give: not those of the other kind of record.
import type { EntityType } from '../../shared/schema/enrichment.ts';
import { placedFields } from '../../shared/schema/field-places.ts';
import type { Provider } from './provider.ts';

export type Giving = Pick<Provider, 'fields' | 'fieldsBy'>;

export function fieldsGiven({ fields, fieldsBy }: Giving, entity: EntityType): Provider['fields'] {
  const known: readonly string[] = placedFields[entity];
  return fieldsBy?.[entity] ?? fields.filter((field) => known.includes(field));
}
