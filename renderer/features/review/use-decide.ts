// One decision after the other, each shown before it is written: the backend's answer takes the place of the guess once none is under
// way. A proposal that is decided already is never sent again.
import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import type { CallAnswer } from '../../../shared/contract/endpoint.ts';
import {
  decideProposals,
  getReview,
  getReviewRecord,
  getReviewSummary,
  listReviewMatrices,
  listReviewRecords,
} from '../../../shared/contract/review.ts';
import { getWorkspace } from '../../../shared/contract/system.ts';
import type { Decided, Decision, ReviewMatrix, ReviewRecord } from '../../../shared/schema/review.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { describeStep } from '../../ui/steps/step-words.ts';
import { toastStep } from '../../ui/steps/step-toast.tsx';
import { toast } from '../../ui/toast.ts';
import { canDecide } from './open-cells.ts';
import { settled } from './settle-matrix.ts';

const mutationKey = [decideProposals.name];

/** Steps of decisions made here of which either the answer or the event has come. */
const halfKnown = new Set<string>();

/** What such a step changed is shown already. Ask once for each event. */
export function isOwnStep(client: QueryClient, stepId: string): boolean {
  if (halfKnown.delete(stepId)) return true;
  if (client.isMutating({ mutationKey }) === 0) return false;
  halfKnown.add(stepId);
  return true;
}

const counted = [getReview, getReviewRecord, listReviewMatrices, getReviewSummary, getWorkspace];

type Sent = { decisions: Decision[]; idempotencyKey: string };

type Shown = { open: Decision[]; next: ReviewMatrix };

/** Decisions by the items that they are about. */
export type Decisions = ReadonlyMap<string, readonly Decision[]>;

export type Decide = {
  decide: (decisions: Decisions) => void;
  /** Is shown once it is written. Answers why it is refused, or null. */
  ask: (decision: Decision) => Promise<string | null>;
};

export function useDecide(batchId: string): Decide {
  const client = useQueryClient();
  const keyOf = (itemId: string) => queryOf(getReviewRecord, { params: { batchId, itemId } }).queryKey;
  const { mutateAsync } = useMutation({
    mutationKey,
    scope: { id: decideProposals.name },
    mutationFn: ({ decisions, idempotencyKey }: Sent) =>
      call(decideProposals, { params: { batchId }, body: { decisions } }, { idempotencyKey }),
    onSuccess: ({ data: { step } }) => {
      if (step && !halfKnown.delete(step.id)) halfKnown.add(step.id);
    },
    onSettled: (answer) => {
      const isWhole = answer?.data.problems.length === 0;
      // The list is true already unless something was refused, and it may be hundreds of pages.
      if (!isWhole) void client.invalidateQueries({ queryKey: [listReviewRecords.name] });
      // The one that ends counts itself.
      if (client.isMutating({ mutationKey }) > 1) return;
      for (const { name } of counted) void client.invalidateQueries({ queryKey: [name] });
    },
  });
  const send = (decisions: Decision[]) => mutateAsync({ decisions, idempotencyKey: crypto.randomUUID() });
  /** Those of a record that can be made still, and the record as it will be then. */
  const shownOf = ([itemId, decisions]: readonly [string, readonly Decision[]]): Shown[] => {
    const matrix = client.getQueryData(keyOf(itemId))?.data;
    const open = matrix ? decisions.filter((decision) => isOpen(matrix, decision)) : [];
    return matrix && open.length > 0 ? [{ open, next: settled(matrix, open) }] : [];
  };
  const show = ({ next }: Shown): void => {
    void client.cancelQueries({ queryKey: keyOf(next.itemId) });
    client.setQueryData(keyOf(next.itemId), { data: next });
  };
  return {
    decide(decisions) {
      const shown = [...decisions].flatMap(shownOf);
      if (shown.length === 0) return;
      void client.cancelQueries({ queryKey: [listReviewMatrices.name] });
      for (const one of shown) show(one);
      writeAmounts(client, new Map(shown.map(({ next }) => [next.itemId, next])));
      void send(shown.flatMap(({ open }) => open)).then(
        ({ data }) => tell(data),
        (error: unknown) => toast(toApiError(error).message),
      );
    },
    async ask(decision) {
      try {
        const { data } = await send([decision]);
        return data.problems[0]?.message ?? null;
      } catch (error) {
        return toApiError(error).message;
      }
    },
  };
}

function tell({ step, problems: [problem] }: Decided): void {
  if (problem) toast(problem.message);
  else if (step && (step.label.fields?.length ?? 0) > 1) toastStep(`${describeStep(step.label)}.`, step.id);
}

function isOpen({ fields }: ReviewMatrix, decision: Decision): boolean {
  if (decision.do === 'lock') return fields.some((one) => one.field === decision.field && !one.isLocked);
  return fields.some((field) =>
    field.cells.some((cell) => cell.id === decision.proposalId && canDecide(field, cell)),
  );
}

type Records = InfiniteData<CallAnswer<typeof listReviewRecords>>;

/** The records as they stand in every list that has been read. */
function writeAmounts(client: QueryClient, changed: ReadonlyMap<string, ReviewMatrix>): void {
  const shown = (record: ReviewRecord): ReviewRecord => {
    const next = changed.get(record.itemId);
    if (!next) return record;
    const { open, conflicts, fills, decided } = next;
    return { ...record, open, conflicts, fills, decided };
  };
  client.setQueriesData<Records>({ queryKey: [listReviewRecords.name] }, (list) => {
    if (!list) return list;
    const pages = list.pages.map(({ data, ...page }) => ({
      ...page,
      data: { ...data, items: data.items.map(shown) },
    }));
    return { ...list, pages };
  });
}
