// A refresh of many, step by step: all are asked in one batch, the plan comes in numbers and follows the flags, a job applies it.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  getRefreshSettings,
  listEntityProviders,
  refreshEntities,
} from '../../../../shared/contract/entities.ts';
import type { ProviderInfo } from '../../../../shared/schema/enrichment.ts';
import { queryOf } from '../../../api/query.ts';
import type { ManyRecords } from '../../../lib/refresh-target.ts';
import {
  askingBody,
  basicProvider,
  costOf,
  firstScope,
  keepingBody,
  type Asking,
  type Keeping,
  type Price,
} from './choices.ts';
import { sendMany, useBulkAsk, useStopWhenLeft } from './use-bulk-ask.ts';
import { useHasData } from './use-knowledge.ts';

const pollMs = 700;

const whichOf = (target: ManyRecords) =>
  'ids' in target ? { ids: [...target.ids] } : { query: target.query };

export function useBulkRefresh(target: ManyRecords, onApplied: () => void) {
  const { entity } = target;
  const [chosen, setAsking] = useState<Asking>({ scope: firstScope(entity), codes: [], depth: 0 });
  const [keeping, setKeeping] = useState<Keeping>({ isNameKept: true, profile: 'fill' });
  const [runsRules, setRunsRules] = useState(true);
  const isBasic = chosen.scope === 'basic_data';
  const asking: Asking = isBasic ? { ...chosen, depth: 0 } : chosen;
  const kept: Keeping = isBasic ? keeping : { ...keeping, profile: 'leave' };
  const wish = {
    entity,
    ...askingBody(entity, asking),
    ...keepingBody(kept),
    skipRulesEngine: !runsRules,
  };
  const listed = useQuery(queryOf(listEntityProviders, { query: { type: entity } }));
  const settings = useQuery(queryOf(getRefreshSettings, {}));
  const hasData = useHasData();
  const all = listed.data?.items ?? [];
  const active = all.filter(({ state }) => state === 'ready');
  const basic = settings.data?.data;
  const registries = basic
    ? active.filter(({ code }) => [...Object.values(basic.basicProviders), basic.otherwise].includes(code))
    : [];
  /** People have no country. */
  const registryOfPeople =
    basic && entity === 'person' ? basicProvider(basic, { providers: all, hasData }, null) : null;
  const perRecord =
    asking.scope === 'basic_data'
      ? Math.max(0, ...registries.map((one) => costOf([one])))
      : costOf(chosenOf(asking, all));
  /** Shareholders are asked about too, and how many there are nobody knows. */
  const goesUp = asking.depth > 0;
  const ofPeople = useQuery({
    ...queryOf(listEntityProviders, { query: { type: 'person' } }),
    enabled: goesUp,
  });
  const perHolder = goesUp ? costOf(chosenOf(asking, ofPeople.data?.items ?? [])) : 0;

  const price: Price = goesUp
    ? { of: 'each', cents: Math.max(perRecord, perHolder) }
    : { of: 'all', cents: perRecord * target.count };

  /** Whom to ask decides which answers there are: another choice is another plan. */
  const choice = JSON.stringify(askingBody(entity, asking));
  const { ask, planId, stop } = useBulkAsk(entity, choice);
  const look = useQuery({
    queryKey: [refreshEntities.name, planId, JSON.stringify(wish)],
    queryFn: () => sendMany({ ...wish, planId: planId ?? '', dryRun: true }),
    enabled: planId !== null,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.status === 'asking' ? pollMs : false),
    retry: false,
  });
  const state = planId !== null && look.data?.planId === planId ? look.data : undefined;
  const isAsking = planId !== null && (state === undefined || state.status === 'asking');
  useStopWhenLeft(planId, isAsking, stop);
  const apply = useMutation({ mutationFn: sendMany, onSuccess: onApplied });
  const plan = look.isPlaceholderData ? null : (state?.plan ?? null);
  const isReady = plan !== null && plan.changed + plan.shareholders.created + plan.shareholders.updated > 0;
  return {
    asking,
    setAsking: (change: Partial<Asking>): void => {
      setAsking({ ...chosen, ...change });
      // What was said of another choice.
      ask.reset();
      apply.reset();
    },
    keeping,
    setKeeping: (change: Partial<Keeping>) => setKeeping({ ...keeping, ...change }),
    runsRules,
    setRunsRules,
    all,
    active,
    registryOfPeople,
    price,
    ask: (): void => ask.mutate({ choice, body: { ...wish, ...whichOf(target), dryRun: true } }),
    isSending: ask.isPending,
    /** Until there is a plan. */
    isSent: ask.isPending || planId !== null,
    state,
    plan,
    isReady,
    apply,
    error: ask.error ?? look.error ?? listed.error ?? settings.error,
    submit: () => {
      if (isReady && planId !== null && !apply.isPending) apply.mutate({ ...wish, planId });
    },
  };
}

const chosenOf = ({ scope, codes }: Asking, all: readonly ProviderInfo[]): readonly ProviderInfo[] =>
  all.filter(({ state, code }) => (scope === 'all_active' ? state === 'ready' : codes.includes(code)));

export type BulkState = ReturnType<typeof useBulkRefresh>;
