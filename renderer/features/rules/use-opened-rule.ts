// A rule as it was opened and as it is typed: what is sent is the difference, so that what another window or an undo changed meanwhile
// is not written back.
import { useState } from 'react';
import type { Rule, RuleInput } from '../../../shared/schema/rule.ts';
import { draftOfConditions, draftOfOutcome, emptyGroup, emptyOutcome, nodeOf } from './rule-draft.ts';

const draftOf = (rule: Rule | null) => ({
  name: rule?.name ?? '',
  enabled: rule?.enabled ?? true,
  priority: rule?.priority ?? 0,
  conditions: rule ? draftOfConditions(rule.conditions) : emptyGroup(),
  outcomes: (rule?.outcomes ?? [emptyOutcome('task')]).map(draftOfOutcome),
});

type Draft = ReturnType<typeof draftOf>;
type Input = Omit<RuleInput, 'entity'>;

const inputOf = ({ conditions, outcomes, ...rest }: Draft): Input => ({
  ...rest,
  conditions: nodeOf(conditions),
  outcomes: outcomes.map(({ outcome }) => outcome),
});

/** Both as they would be sent: conditions that only look another way make no new version. */
function changesOf(old: Input, input: Input): Partial<Input> {
  const { name, enabled, priority, conditions, outcomes } = input;
  return {
    ...(name !== old.name && { name }),
    ...(enabled !== old.enabled && { enabled }),
    ...(priority !== old.priority && { priority }),
    ...(!isSame(conditions, old.conditions) && { conditions }),
    ...(!isSame(outcomes, old.outcomes) && { outcomes }),
  };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** `rule` follows what is stored. Null: a new one. */
export function useOpenedRule(rule: Rule | null) {
  const [opened, setOpened] = useState(() => draftOf(rule));
  const [draft, setDraft] = useState(opened);
  const input = inputOf(draft);
  const changes = changesOf(inputOf(opened), input);
  const stored = inputOf(draftOf(rule));
  const isOutdated = rule !== null && !isSame(inputOf(opened), stored);
  const takeNewest = (): void => {
    const newest = draftOf(rule);
    setOpened(newest);
    setDraft(newest);
  };
  // Nothing is lost by it: nobody typed anything, or what was typed is what was stored.
  const isFollowed = isOutdated && (isSame(inputOf(opened), input) || isSame(stored, input));
  if (isFollowed) takeNewest();
  return { draft, setDraft, input, changes, isOutdated: isOutdated && !isFollowed, takeNewest };
}
