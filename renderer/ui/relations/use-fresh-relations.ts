// Relations that are shown follow what is changed elsewhere: names stand in them, and a deleted record takes its own along.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { getRelationPath, getUltimateOwners, listRelationships } from '../../../shared/contract/relations.ts';
import { useBackendEvent } from '../../api/events.ts';

export function useFreshRelations(): void {
  const client = useQueryClient();
  const refresh = useCallback(() => {
    for (const { name } of [listRelationships, getUltimateOwners, getRelationPath])
      void client.invalidateQueries({ queryKey: [name] });
  }, [client]);
  useBackendEvent('relation:changed', refresh);
  useBackendEvent('company:changed', refresh);
  useBackendEvent('person:changed', refresh);
}
