// Conditions as a person wrote them become JSON logic: each path a reader, each operator one of the engine's. What names nothing that
// there is makes the rule one that cannot be run.
import type { Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import {
  ruleGroups,
  type RuleCondition,
  type RuleGroup,
  type RuleNode,
} from '../../../shared/schema/rule-conditions.ts';
import type { Definitions } from '../custom-fields/definitions.ts';
import { foldCase } from '../../lib/fold-case.ts';
import { entriesOf, isScalar } from './compare.ts';
import type { Logic } from './engine.ts';
import { knownPath, partPath, type KnownPath, type Reader } from './paths.ts';

/** A condition, or one over a list, with where it stands. */
export type CompiledCondition = { at: string; node: RuleCondition | SomeNode; logic: Logic };
type SomeNode = Extract<RuleNode, { some: string }>;

export type Compiled = {
  logic: Logic;
  readers: readonly Reader[];
  /** Of the record itself, in their order; none within `some`. */
  conditions: readonly CompiledCondition[];
};

type Work = {
  definitions: Definitions;
  entity: EntityType;
  readers: Reader[];
  conditions: CompiledCondition[];
  issues: Issue[];
};

/** Within `some`: what its entries have, where that is known. */
type Inside = { parts: readonly string[] | undefined } | null;

/** `conditions` with custom fields by their numbers. The issues' paths begin at them. */
export function compile(
  definitions: Definitions,
  entity: EntityType,
  conditions: RuleNode,
): { compiled: Compiled; issues: Issue[] } {
  const work: Work = { definitions, entity, readers: [], conditions: [], issues: [] };
  const logic = compileNode(work, conditions, '', null);
  const { readers, conditions: found, issues } = work;
  return { compiled: { logic, readers, conditions: found }, issues };
}

const operatorOf: Readonly<Record<RuleGroup, string>> = { all: 'and', any: 'or', none: 'none' };
const childrenOf = (node: RuleNode, group: RuleGroup): readonly RuleNode[] =>
  (node as Partial<Record<RuleGroup, readonly RuleNode[]>>)[group] ?? [];

function compileNode(work: Work, node: RuleNode, at: string, inside: Inside): Logic {
  const group = ruleGroups.find((name) => Object.hasOwn(node, name));
  if (group) {
    const children = childrenOf(node, group);
    return {
      [operatorOf[group]]: children.map((child, place) =>
        compileNode(work, child, join(at, `${group}.${place}`), inside),
      ),
    };
  }
  if ('some' in node) return noted(work, node, at, inside, compileSome(work, node, at, inside));
  const condition = node as RuleCondition;
  return noted(work, condition, at, inside, compileCondition(work, condition, at, inside));
}

function noted(work: Work, node: CompiledCondition['node'], at: string, inside: Inside, logic: Logic): Logic {
  if (inside === null) work.conditions.push({ at, node, logic });
  return logic;
}

function compileSome(work: Work, { some, where }: SomeNode, at: string, inside: Inside): Logic {
  const found = find(work, some, join(at, 'some'), inside);
  const place = work.conditions.length;
  const inner = compileNode(work, where, join(at, 'where'), { parts: found?.parts });
  work.conditions.length = place;
  return { some: [fact(work, found), inner] };
}

function compileCondition(work: Work, condition: RuleCondition, at: string, inside: Inside): Logic {
  const { path, operator, value } = condition;
  const found = find(work, path, join(at, 'path'), inside);
  if (found?.options) checkOptions(work, condition, found.options, join(at, 'value'));
  return { [operator]: [fact(work, found), value ?? null] };
}

function find(work: Work, path: string, at: string, inside: Inside): KnownPath | null {
  const found = inside ? partPath(path, inside.parts) : knownPath(work, path);
  if (!found) work.issues.push({ path: at, code: 'unknown_field', message: unknownPath(path) });
  return found;
}

const unknownPath = (path: string): string =>
  path.includes('field:')
    ? t('A custom field that the rule looks at was deleted.')
    : t(
        'There is nothing called "{path}". Name a field, entityData.…, relations.… or enrichment.… as the documentation lists them.',
        { path: path.slice(0, 100) },
      );

function fact(work: Work, found: KnownPath | null): Logic {
  work.readers.push(found?.read ?? (() => null));
  return { fact: work.readers.length - 1 };
}

const sameness: ReadonlySet<string> = new Set(['eq', 'not_eq', 'in', 'not_in']);

/** An option that was renamed or deleted would never hold, and nobody would know why. */
function checkOptions(
  { issues }: Work,
  { path, operator, value }: RuleCondition,
  options: readonly string[],
  at: string,
): void {
  if (!sameness.has(operator) || /^(days|length):/.test(path)) return;
  const known = new Set(options.map(foldCase));
  const unknown = entriesOf(value)
    .filter(isScalar)
    .find((one) => !known.has(foldCase(String(one))));
  if (unknown === undefined) return;
  const message = t('There is no option “{option}”. Choose one of {options}.', {
    option: String(unknown).slice(0, 100),
    options: options.slice(0, 30).join(', '),
  });
  issues.push({ path: at, code: 'invalid_option', message });
}

const join = (at: string, part: string): string => (at === '' ? part : `${at}.${part}`);
