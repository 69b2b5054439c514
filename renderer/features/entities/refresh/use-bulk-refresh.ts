// A refresh of many, step by step: all are asked in one batch, the plan comes in numbers and follows the flags, a job applies it.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  getRefreshSettings,
  listEntityProviders,
  refreshEntities,
} from '../../../../shared/contract/entities.ts';
import { cancelEnrichBatch } from '../../../../shared/contract/enrichment.ts';
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import type { BulkRefreshTarget } from '../../../lib/refresh-target.ts';
import {
  askingBody,
  basicProvider,
  costOf,
  firstScope,
  keepingBody,
  type Asking,
  type Keeping,
} from './choices.ts';
import { useHasData } from './use-knowledge.ts';

const pollMs = 700;

const whichOf = (target: BulkRefreshTarget) =>
  'ids' in target ? { ids: [...target.ids] } : { query: target.query };

const once = () => ({ idempotencyKey: crypto.randomUUID() });

export function useBulkRefresh(target: BulkRefreshTarget, onApplied: () => void) {
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
      : costOf(
          asking.scope === 'all_active' ? active : all.filter(({ code }) => asking.codes.includes(code)),
        );

  /** Whom to ask decides which answers there are: another choice is another plan. */
  const choice = JSON.stringify(askingBody(entity, asking));
  const [asked, setAsked] = useState<{ choice: string; planId: string } | null>(null);
  const planId = asked?.choice === choice ? asked.planId : null;
  const ask = useMutation({
    mutationFn: () => call(refreshEntities, { body: { ...wish, ...whichOf(target), dryRun: true } }, once()),
    onSuccess: (answer) => setAsked({ choice, planId: answer.planId }),
  });
  const look = useQuery({
    queryKey: [refreshEntities.name, planId, JSON.stringify(wish)],
    queryFn: () => call(refreshEntities, { body: { ...wish, planId: planId ?? '', dryRun: true } }, once()),
    enabled: planId !== null,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.status === 'asking' ? pollMs : false),
    retry: false,
  });
  useStopWhenLeft(entity, planId, look.data?.status === 'asking');
  const apply = useMutation({
    mutationFn: () => call(refreshEntities, { body: { ...wish, planId: planId ?? '' } }, once()),
    onSuccess: onApplied,
  });
  const state = planId === null ? undefined : look.data;
  const plan = look.isPlaceholderData ? null : (state?.plan ?? null);
  const isReady = plan !== null && plan.changed + plan.shareholders.created + plan.shareholders.updated > 0;
  return {
    asking,
    setAsking: (change: Partial<Asking>) => setAsking({ ...chosen, ...change }),
    keeping,
    setKeeping: (change: Partial<Keeping>) => setKeeping({ ...keeping, ...change }),
    runsRules,
    setRunsRules,
    all,
    active,
    registryOfPeople,
    cents: perRecord * target.count,
    ask,
    state,
    plan,
    isReady,
    apply,
    error: ask.error ?? look.error ?? listed.error ?? settings.error,
    submit: () => {
      if (isReady && !apply.isPending) apply.mutate();
    },
  };
}

/** Nobody waits for the answers any more once the dialog is closed or others are asked: what has not been asked costs nothing then. */
function useStopWhenLeft(entity: EntityType, planId: string | null, isAsking: boolean): void {
  const now = useRef(isAsking);
  useEffect(() => {
    now.current = isAsking;
  }, [isAsking]);
  useEffect(() => {
    if (planId === null) return undefined;
    const params = { environment: 'live' as const, entity, batchId: planId };
    return () => {
      // It may have come to its end in this very moment.
      if (now.current) void call(cancelEnrichBatch, { params }).catch(() => undefined);
    };
  }, [entity, planId]);
}

export type BulkState = ReturnType<typeof useBulkRefresh>;
