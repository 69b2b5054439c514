// A run of rules over many records, before it is started: which rules there are, how many records each would match, and which of them
// a person leaves out.
import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listRules, runManyRules, testRule } from '../../../../shared/contract/entity-rules.ts';
import type { Rule, RuleTestAnswer } from '../../../../shared/schema/rule.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import type { ManyRecords } from '../../../lib/refresh-target.ts';

const sampleSize = 500;
/** Each is a question to the backend. */
const mostCounted = 20;

const whichOf = (target: ManyRecords) =>
  'ids' in target ? { ids: [...target.ids] } : { query: target.query };

/** As many as are looked at, drawn evenly. */
function sampleOf(target: ManyRecords) {
  if (!('ids' in target)) return { query: target.query, size: sampleSize };
  const step = Math.max(1, Math.ceil(target.ids.length / sampleSize));
  return { ids: target.ids.filter((_, at) => at % step === 0), size: sampleSize };
}

function useCounts(target: ManyRecords, rules: readonly Rule[]) {
  const counted = rules.slice(0, mostCounted);
  const found = useQueries({
    queries: counted.map(({ id, version, entity, conditions }) => ({
      queryKey: [testRule.name, 'many', id, version, target],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(testRule, { body: { entity, conditions, sample: sampleOf(target) } }, { signal }),
      staleTime: 0,
      retry: false,
    })),
  });
  return new Map(counted.map(({ id }, at) => [id, found[at]?.data?.sample]));
}

export type RuleCount = RuleTestAnswer['sample'];

export function useRunRules(target: ManyRecords, onStarted: () => void) {
  const { entity } = target;
  const { data, error, refetch } = useQuery(queryOf(listRules, { query: { entity } }));
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const rules = data?.items.filter(({ enabled }) => enabled) ?? null;
  const runnable = (rules ?? []).filter(({ problem }) => problem === null);
  const picked = runnable.filter(({ id }) => !leftOut.has(id));
  const start = useMutation({
    mutationFn: (ruleIds: string[]) =>
      call(
        runManyRules,
        { body: { entity, ...whichOf(target), ruleIds } },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: onStarted,
  });
  return {
    total: target.count,
    rules,
    counts: useCounts(target, runnable),
    error,
    retry: (): void => void refetch(),
    picked: new Set(picked.map(({ id }) => id)),
    runnable: runnable.length,
    toggle: (id: string): void =>
      setLeftOut(new Set(leftOut.has(id) ? [...leftOut].filter((one) => one !== id) : [...leftOut, id])),
    toggleAll: (): void =>
      setLeftOut(new Set(picked.length === runnable.length ? runnable.map(({ id }) => id) : [])),
    start,
    submit: (): void => {
      if (picked.length > 0 && !start.isPending) start.mutate(picked.map(({ id }) => id));
    },
  };
}

export type RunState = ReturnType<typeof useRunRules>;
