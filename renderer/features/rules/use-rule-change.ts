// Rules that a person makes, changes and deletes, and runs of all of them: sent once, said with the way back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  createRule,
  deleteRule,
  listRules,
  listRuleVersions,
  runManyRules,
  updateRule,
} from '../../../shared/contract/entity-rules.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { Rule, RuleInput, RulePatch } from '../../../shared/schema/rule.ts';
import { toApiError, type ApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { lastStep } from '../../ui/steps/last-step.ts';
import { toastStep } from '../../ui/steps/step-toast.tsx';
import { toast } from '../../ui/toast.ts';

/** `said`: what the toast says. */
type Change = { said: string; onDone?: (rule: Rule | null) => void } & (
  | { to: 'add'; input: RuleInput }
  | { to: 'change'; id: string; patch: RulePatch }
  | { to: 'delete'; id: string }
  | { to: 'run'; entity: EntityType }
);

const once = () => ({ idempotencyKey: crypto.randomUUID() });

async function send(change: Change): Promise<Rule | null> {
  if (change.to === 'add') return call(createRule, { body: change.input }, once());
  if (change.to === 'run') {
    await call(runManyRules, { body: { entity: change.entity, query: {} } }, once());
    return null;
  }
  const params = { ruleId: change.id };
  if (change.to === 'change') return call(updateRule, { params, body: change.patch });
  await call(deleteRule, { params });
  return null;
}

export type RuleChange = {
  run: (change: Change) => void;
  isBusy: boolean;
  error: ApiError | null;
  reset: () => void;
};

export function useRuleChange(): RuleChange {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (change: Change) => {
      const rule = await send(change);
      void client.invalidateQueries({ queryKey: [listRuleVersions.name] });
      await client.invalidateQueries({ queryKey: [listRules.name] });
      change.onDone?.(rule);
      // A run says itself when it has ended, in the status bar.
      if (change.to === 'run') toast(change.said);
      else toastStep(change.said, await lastStep());
    },
  });
  return {
    run: mutation.mutate,
    isBusy: mutation.isPending,
    error: mutation.error && toApiError(mutation.error),
    reset: mutation.reset,
  };
}
