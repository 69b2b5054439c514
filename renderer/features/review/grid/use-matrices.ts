// The records of the grid that are on screen, asked for in pieces. Each is kept as if it had been asked for alone, so that decisions
// and the record's own page see the same.
import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { getReviewRecord, listReviewMatrices } from '../../../../shared/contract/review.ts';
import type { ReviewMatrix } from '../../../../shared/schema/review.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';

const pieceRows = 25;

const keyOf = (batchId: string, itemId: string) =>
  queryOf(getReviewRecord, { params: { batchId, itemId } }).queryKey;

/** Asks for one piece and puts its records where each of them is looked for. */
const pieceOf = (client: QueryClient, batchId: string, itemIds: readonly string[]) => ({
  queryKey: [listReviewMatrices.name, batchId, itemIds],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { data } = await call(
      listReviewMatrices,
      { params: { batchId }, query: { items: itemIds.join() } },
      { signal },
    );
    for (const matrix of data.items) client.setQueryData(keyOf(batchId, matrix.itemId), { data: matrix });
    return data.items.length;
  },
});

const piecesOf = (itemIds: readonly string[], first: number, last: number): string[][] => {
  const from = Math.floor(first / pieceRows);
  const count = Math.floor(last / pieceRows) - from + 1;
  return Array.from({ length: count }, (_, at) =>
    itemIds.slice((from + at) * pieceRows, (from + at + 1) * pieceRows),
  ).filter((piece) => piece.length > 0);
};

/** Loads the records from one row to another. Answers the first failure, and the way to records that may be off screen. */
export function useMatrices(batchId: string, itemIds: readonly string[], first: number, last: number) {
  const client = useQueryClient();
  const queries = useQueries({
    queries: piecesOf(itemIds, first, last).map((piece) => pieceOf(client, batchId, piece)),
  });
  const peek = useCallback(
    (itemId: string): ReviewMatrix | undefined => client.getQueryData(keyOf(batchId, itemId))?.data,
    [client, batchId],
  );
  const load = useCallback(
    async (from: number, to: number): Promise<void> => {
      await Promise.all(
        piecesOf(itemIds, from, to).map((piece) => client.fetchQuery(pieceOf(client, batchId, piece))),
      );
    },
    [client, batchId, itemIds],
  );
  return { error: queries.find(({ error }) => error)?.error ?? null, peek, load };
}
