// The facts of a company or person: what of its profile no field of the record holds.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getEntity } from '../../../shared/contract/entities.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { companyFields } from '../../../shared/schema/company.ts';
import { personFields } from '../../../shared/schema/person.ts';
import { factLabel, factPath } from '../../../shared/schema/profile-facts.ts';
import { queryOf } from '../../api/query.ts';

export type Fact = { name: string; path: string; label: string; value: unknown };

const recordFields: Record<EntityType, readonly string[]> = { company: companyFields, person: personFields };

export const useEntity = (entityId: string) => useQuery(queryOf(getEntity, { params: { entityId } }));

/** None while they are not known. */
export function useFacts(entityId: string): readonly Fact[] {
  const { data } = useEntity(entityId);
  return useMemo(() => {
    if (!data) return [];
    return Object.entries(data.entityData)
      .filter(([name]) => !recordFields[data.type].includes(name))
      .map(([name, value]) => ({ name, path: factPath(name), label: factLabel(name) ?? name, value }));
  }, [data]);
}
