// What a rule says, as it is kept: custom fields stand by their numbers, which no renaming touches. One that was deleted since keeps
// its number, and the rule is one that cannot be run until the field is there again.
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { customPath } from '../../../shared/schema/field-path.ts';
import type { RuleOutcome } from '../../../shared/schema/rule.ts';
import { ruleGroups, type RuleNode } from '../../../shared/schema/rule-conditions.ts';
import { customKey } from '../../store/field-key.ts';
import type { RuleDefinition } from '../../store/rules.ts';
import type { Definitions } from '../custom-fields/definitions.ts';
import { findFieldByPath } from '../custom-fields/field-path.ts';

export const toStored = (
  definitions: Definitions,
  entity: EntityType,
  definition: RuleDefinition,
): RuleDefinition =>
  mapped(definition, (path) => {
    const field = findFieldByPath(definitions, path, entity);
    return field ? `field:${field.no}` : path;
  });

export const fromStored = (definitions: Definitions, definition: RuleDefinition): RuleDefinition =>
  mapped(definition, (path) => pathOfStored(definitions, path));

export function pathOfStored(definitions: Definitions, path: string): string {
  const [, no] = /^field:(\d+)$/.exec(path) ?? [];
  const field = no === undefined ? undefined : definitions.fieldByKey.get(customKey(Number(no)));
  const group = field && definitions.groupByNo.get(field.groupNo);
  return field && group ? customPath(group.id, field.name) : path;
}

type MapPath = (path: string) => string;

function mapped({ conditions, outcomes }: RuleDefinition, map: MapPath): RuleDefinition {
  return { conditions: mapNode(conditions, map), outcomes: outcomes.map((one) => mapOutcome(one, map)) };
}

/** Paths within `some` are parts of an entry and stay. */
function mapNode(node: RuleNode, map: MapPath): RuleNode {
  const group = ruleGroups.find((name) => Object.hasOwn(node, name));
  if (group) {
    const children = (node as Record<string, readonly RuleNode[]>)[group] ?? [];
    return { [group]: children.map((child) => mapNode(child, map)) } as unknown as RuleNode;
  }
  if ('some' in node) return { ...node, some: within(node.some, map) };
  return 'path' in node ? { ...node, path: within(node.path, map) } : node;
}

const mapOutcome = (outcome: RuleOutcome, map: MapPath): RuleOutcome =>
  'field' in outcome && outcome.field !== undefined ? { ...outcome, field: map(outcome.field) } : outcome;

/** As the wire has it. */
export const shownPath = (definitions: Definitions, path: string): string =>
  within(path, (inner) => pathOfStored(definitions, inner));

/** Also the path in `days:{path}`. */
function within(path: string, map: MapPath): string {
  const [, about, of] = /^(days|length):([\s\S]+)$/.exec(path) ?? [];
  return about === undefined || of === undefined ? map(path) : `${about}:${map(of)}`;
}
