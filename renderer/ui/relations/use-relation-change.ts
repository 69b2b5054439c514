// Relations that a person adds, changes and deletes: sent once, said in a toast with the way back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  createRelationship,
  deleteRelationship,
  getUltimateOwners,
  listRelationships,
  updateRelationship,
} from '../../../shared/contract/relations.ts';
import type { RelationInput, RelationPatch } from '../../../shared/schema/relation.ts';
import { call } from '../../api/client.ts';
import { lastStep } from '../steps/last-step.ts';
import { toastStep } from '../steps/step-toast.tsx';

export type RelationChange = {
  /** What the toast says. */
  said: string;
  /** Once the list shows it. */
  onDone?: () => void;
} & (
  | { to: 'add'; input: RelationInput }
  | { to: 'change'; id: string; patch: RelationPatch }
  | { to: 'delete'; id: string }
);

export function useRelationChange(entityId: string) {
  const client = useQueryClient();
  const send = (change: RelationChange): Promise<unknown> => {
    if (change.to === 'add')
      return call(
        createRelationship,
        { params: { entityId }, body: change.input },
        { idempotencyKey: crypto.randomUUID() },
      );
    const params = { entityId, relationId: change.id };
    if (change.to === 'change') return call(updateRelationship, { params, body: change.patch });
    return call(deleteRelationship, { params });
  };
  return useMutation({
    mutationFn: async (change: RelationChange) => {
      await send(change);
      void client.invalidateQueries({ queryKey: [getUltimateOwners.name] });
      await client.invalidateQueries({ queryKey: [listRelationships.name] });
      change.onDone?.();
      toastStep(change.said, await lastStep());
    },
  });
}
