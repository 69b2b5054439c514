// All that the dialog holds together: what is chosen, what is known, what was asked, what is planned, and the refresh itself.
import { useState } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { ProviderInfo } from '../../../../shared/schema/enrichment.ts';
import type { RefreshAnswer } from '../../../../shared/schema/entity.ts';
import type { RefreshTarget } from '../../../lib/refresh-target.ts';
import { costOf, firstScope, type Asking, type Keeping } from './choices.ts';
import { planOf } from './plan.ts';
import { useApply, useAsk, usePlans } from './use-refresh.ts';
import { useKnowledge, type Knowledge } from './use-knowledge.ts';

/** As far as it can be told beforehand. */
const askedOf = ({ scope, codes }: Asking, { basic, active, all }: Knowledge): readonly ProviderInfo[] => {
  if (scope === 'basic_data') return basic ? [basic] : [];
  return scope === 'all_active' ? active : all.filter(({ code }) => codes.includes(code));
};

/** Why nobody can be asked. */
function problemOf({ scope, codes }: Asking, { isKnown, active }: Knowledge): string | null {
  if (scope === 'selected' && codes.length === 0) return t('Choose at least one provider.');
  if (isKnown && scope === 'all_active' && active.length === 0)
    return t('No provider is ready for this record. The settings say what each of them lacks.');
  return null;
}

export function useRefreshDialog(target: RefreshTarget, onDone: (answer: RefreshAnswer) => void) {
  const [chosen, setAsking] = useState<Asking>({ scope: firstScope(target.entity), codes: [], depth: 0 });
  const [keeping, setKeeping] = useState<Keeping>({ isNameKept: true, profile: 'fill' });
  const [runsRules, setRunsRules] = useState(true);
  const isBasic = chosen.scope === 'basic_data';
  const asking: Asking = isBasic ? { ...chosen, depth: 0 } : chosen;
  const kept: Keeping = isBasic ? keeping : { ...keeping, profile: 'leave' };
  const known = useKnowledge(target);
  const whom = askedOf(asking, known);
  const cents = costOf(whom);
  const problem = problemOf(asking, known);
  // Whoever ticks providers has not done so yet after the first.
  const asksAlone = known.isKnown && problem === null && cents === 0 && asking.scope !== 'selected';
  const { queue, ...asked } = useAsk(target, asking, asksAlone);
  const answer = asked.isAsking || asked.asked?.answer.success !== true ? undefined : asked.asked.answer;
  const planned = usePlans(target, asking, answer?.planId, queue);
  const plans = answer ? planned.data : undefined;
  const apply = useApply(target, queue, onDone);
  const plan = plans ? planOf(plans, kept) : null;
  const holders = plans?.leave.shareholders;
  const shareholders = holders ? holders.created + holders.updated : 0;
  const isReady = plan !== null && (plan.taken > 0 || shareholders > 0);
  const submit = (): void => {
    const planId = answer?.planId;
    if (isReady && planId !== undefined && !apply.isPending)
      apply.mutate({ asking, keeping: kept, runsRules, planId });
  };
  return {
    asking,
    setAsking: (change: Partial<Asking>) => setAsking({ ...chosen, ...change }),
    keeping,
    setKeeping: (change: Partial<Keeping>) => setKeeping({ ...keeping, ...change }),
    runsRules,
    setRunsRules,
    known,
    whom,
    cents,
    problem,
    asked,
    plans,
    plan,
    planError: planned.error,
    shareholders,
    isReady,
    apply,
    submit,
  };
}

export type RefreshState = ReturnType<typeof useRefreshDialog>;
