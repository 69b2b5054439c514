// Takes over whom providers named when they answered about a company: records and relations that are not there yet are made.
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  getUltimateOwners,
  listRelationships,
  materializeRelationships,
} from '../../../shared/contract/relations.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Materialized } from '../../../shared/schema/relation.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { InlineError } from '../message.tsx';
import { toastStep } from '../steps/step-toast.tsx';

export function MaterializeButton({ entityId }: { entityId: string }) {
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () =>
      call(
        materializeRelationships,
        { params: { entityId }, body: {} },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: async (made) => {
      void client.invalidateQueries({ queryKey: [getUltimateOwners.name] });
      await client.invalidateQueries({ queryKey: [listRelationships.name] });
      toastStep(madeWords(made), made.stepId ?? undefined);
    },
  });
  return (
    <>
      <Button size="xs" loading={take.isPending} onClick={() => take.mutate()}>
        {t('From providers')}
      </Button>
      {take.error && <InlineError>{toApiError(take.error).message}</InlineError>}
    </>
  );
}

function madeWords({
  relationships: { created, updated, removed },
  created: records,
  skipped,
}: Materialized): string {
  const did =
    created + updated + removed === 0
      ? t('Nothing is new in what providers said.')
      : t(
          '{n, plural, one {# relation} other {# relations}} added, {updated} changed, {removed} removed; ' +
            '{records, plural, one {# record} other {# records}} made.',
          { n: created, updated, removed, records },
        );
  const [first] = skipped;
  if (!first) return did;
  const left = t('{n} left out, such as {name}: {reason}', { n: skipped.length, ...first });
  return `${did} ${left}`;
}
