// A rule as it is typed: conditions as a tree that can be half filled in, and the data it becomes. Pure.
import {
  isValueless,
  ruleGroups,
  type RuleCondition,
  type RuleGroup,
  type RuleNode,
  type RuleOperator,
  type RuleScalar,
} from '../../../shared/schema/rule-conditions.ts';
import type { RuleOutcome } from '../../../shared/schema/rule.ts';

export type ConditionDraft = {
  type: 'condition';
  key: string;
  path: string;
  operator: RuleOperator;
  values: readonly string[];
  /** As it was sent, and stays as long as nobody types: `"25"` does not become 25. */
  sent: RuleCondition['value'];
};
export type GroupDraft = { type: 'group'; key: string; group: RuleGroup; nodes: readonly NodeDraft[] };
export type SomeDraft = { type: 'some'; key: string; list: string; where: GroupDraft };
export type NodeDraft = ConditionDraft | GroupDraft | SomeDraft;

const newKey = (): string => crypto.randomUUID();

export const takesSeveral = (operator: RuleOperator): boolean => operator === 'in' || operator === 'not_in';

export const emptyCondition = (): ConditionDraft => ({
  type: 'condition',
  key: newKey(),
  path: '',
  operator: 'eq',
  values: [],
  sent: undefined,
});

export const emptyGroup = (group: RuleGroup = 'all'): GroupDraft => ({
  type: 'group',
  key: newKey(),
  group,
  nodes: [emptyCondition()],
});

export const emptySome = (): SomeDraft => ({
  type: 'some',
  key: newKey(),
  list: 'relations.shareholders',
  where: emptyGroup(),
});

/** The outermost is always a group, so that there is a place for one more. */
export function draftOfConditions(node: RuleNode): GroupDraft {
  const draft = draftOf(node);
  return draft.type === 'group' ? draft : { type: 'group', key: newKey(), group: 'all', nodes: [draft] };
}

function draftOf(node: RuleNode): NodeDraft {
  const key = newKey();
  if ('some' in node) return { type: 'some', key, list: node.some, where: draftOfConditions(node.where) };
  if ('path' in node) {
    const { path, operator, value: sent } = node;
    const values = sent === undefined || sent === null ? [] : [sent].flat().map(String);
    return { type: 'condition', key, path, operator, values, sent };
  }
  const group = ruleGroups.find((name) => name in node) ?? 'all';
  const nodes = (node as Record<RuleGroup, readonly RuleNode[]>)[group];
  return { type: 'group', key, group, nodes: nodes.map(draftOf) };
}

/** What is sent; the backend says what is missing. */
export function nodeOf(draft: NodeDraft): RuleNode {
  if (draft.type === 'some') return { some: draft.list, where: nodeOf(draft.where) };
  if (draft.type === 'condition') return conditionOf(draft);
  const nodes = draft.nodes.map(nodeOf);
  if (draft.group === 'all') return { all: nodes };
  return draft.group === 'any' ? { any: nodes } : { none: nodes };
}

function conditionOf({ path, operator, values, sent }: ConditionDraft): RuleCondition {
  if (isValueless(operator)) return { path, operator };
  if (sent !== undefined && Array.isArray(sent) === takesSeveral(operator))
    return { path, operator, value: sent };
  const scalars = values.map(scalarOf);
  return { path, operator, value: takesSeveral(operator) ? scalars : (scalars[0] ?? '') };
}

/** A number only where it reads the same as one: `00955512` is a text. */
export function scalarOf(text: string): RuleScalar {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && String(number) === text ? number : text;
}

/** Whether there is something to try: nothing is without a path or a value. */
export function isWhole(draft: NodeDraft): boolean {
  if (draft.type === 'some') return draft.list !== '' && isWhole(draft.where);
  if (draft.type === 'group') return draft.nodes.length > 0 && draft.nodes.every(isWhole);
  const { path, operator, values } = draft;
  return path !== '' && (isValueless(operator) || values.some((value) => value !== ''));
}

/** `key`: of a list of drafts, as nothing else tells two of the same kind apart. */
export type OutcomeDraft = { key: string; outcome: RuleOutcome };

export const outcomeKinds = ['tag', 'status', 'risk', 'task', 'field'] as const;

const emptyOutcomes: { [Kind in RuleOutcome['kind']]: Extract<RuleOutcome, { kind: Kind }> } = {
  tag: { kind: 'tag', tag: '' },
  status: { kind: 'status', text: '' },
  risk: { kind: 'risk', points: 10 },
  task: { kind: 'task', text: '' },
  field: { kind: 'field', field: '', value: '', overwrite: false },
};

export const emptyOutcome = (kind: RuleOutcome['kind']): RuleOutcome => emptyOutcomes[kind];

export const draftOfOutcome = (outcome: RuleOutcome): OutcomeDraft => ({ key: newKey(), outcome });
