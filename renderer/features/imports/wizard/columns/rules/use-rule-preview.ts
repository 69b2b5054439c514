// What the rules make of the file's first values, and what its columns decide. Asked for only where there is something to
// show or to decide; the last answer stays until the next is there.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { previewRules, type ColumnPreview } from '../../../../../../shared/contract/rules.ts';
import type { ImportRules } from '../../../../../../shared/schema/import-rules.ts';
import type { Mapping } from '../../../../../../shared/schema/import.ts';
import { queryOf } from '../../../../../api/query.ts';

export type Previews = ReadonlyMap<string, ColumnPreview>;

const none: Previews = new Map();

/** Fields whose cells can mean two things. */
export const asksItself = (target: string): boolean =>
  target === 'lastFundingDate' || target === 'fundingRaised';

/** `profile`: changes once the whole file was read, and the answer with it. */
export function useRulePreview(
  sourceId: string,
  { mapping, rules, profile }: { mapping: Mapping; rules: ImportRules; profile: string },
  wanted: boolean,
): Previews {
  const query = queryOf(previewRules, { params: { sourceId }, body: { mapping, rules } });
  const { data } = useQuery({
    ...query,
    queryKey: [...query.queryKey, profile] as never,
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  return useMemo(
    () => (data ? new Map(data.data.columns.map((column) => [column.key, column])) : none),
    [data],
  );
}
