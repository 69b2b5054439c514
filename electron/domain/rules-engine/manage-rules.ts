// Makes, changes, deletes and shows rules. Each change is kept as it was and as it became, so that a step takes it back. Call those that
// write in a transaction.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import {
  ruleLimits,
  type Rule,
  type RuleInput,
  type RulePatch,
  type RuleVersion,
} from '../../../shared/schema/rule.ts';
import { must } from '../../lib/assert.ts';
import { isoTime } from '../../lib/clock.ts';
import { formatId, newUuidBytes, parseId } from '../../lib/ids.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import {
  findRule,
  insertRule,
  listRuleChanges,
  listRules,
  type RuleDefinition,
  type StoredRule,
} from '../../store/rules.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import {
  changeDefinition,
  hideDefinition,
  noteInserted,
  type By,
} from '../custom-fields/definition-writer.ts';
import type { ReviewRecord } from '../review/review-record.ts';
import { nameKey } from '../matching/company-key.ts';
import { checkRule, issuesOf } from './check-rule.ts';
import { fromStored, toStored } from './stored-definition.ts';

export const ruleIdOf = ({ uuid }: Pick<StoredRule, 'uuid'>): string => formatId('rul', uuid);

export const definitionOf = ({ definition }: Pick<StoredRule, 'definition'>): RuleDefinition =>
  JSON.parse(definition) as RuleDefinition;

/** Throws `not_found`. */
export function getRule(db: ReadDb, id: string): StoredRule {
  const uuid = parseId('rul', id);
  const rule = uuid && findRule(db, uuid);
  if (rule) return rule;
  throw new AppError('not_found', {
    message: t('There is no rule {id}. It may have been deleted. GET /rules lists those there are.', { id }),
  });
}

/** Rules that somebody picked for a run. Throws `not_found`, and `validation_error` for one that cannot be in it. */
export const pickRules = (db: ReadDb, entity: EntityType, ids: readonly string[]): number[] =>
  ids.map((id) => {
    const rule = getRule(db, id);
    const { name } = rule;
    if (rule.entity !== entity)
      throw cannotRun(t('The rule “{name}” is for records of the other kind. Leave it out.', { name }));
    if (!rule.isOn) throw cannotRun(t('The rule “{name}” is off. Switch it on, or leave it out.', { name }));
    return rule.no;
  });

const cannotRun = (message: string): AppError =>
  new AppError('validation_error', { message, issues: [{ path: 'ruleIds', code: 'invalid', message }] });

/** A rule is tried on records of its own kind. */
export function requireKind(record: ReviewRecord, entity: EntityType): ReviewRecord {
  if (record.entity === entity) return record;
  const message = t('This record is of the other kind than the rule. Name one of its own kind.');
  throw new AppError('validation_error', {
    message,
    issues: [{ path: 'entityId', code: 'invalid', message }],
  });
}

/** Throws `name_taken`, and `validation_error` where it could not be run. */
export function addRule(db: WriteDb, input: RuleInput, by: By): StoredRule {
  const { name, entity, enabled, priority } = input;
  const rules = listRules(db, entity);
  if (rules.length >= ruleLimits.rules) throw tooMany();
  requireFreeName(rules, name, null);
  const uuid = newUuidBytes(by.atMs);
  const no = insertRule(db, {
    uuid,
    name,
    nameKey: nameKey(name),
    entity,
    isOn: enabled ? 1 : 0,
    priority,
    definition: checkedJson(db, entity, input),
    createdBy: by.actor,
    atMs: by.atMs,
  });
  noteInserted(db, 'rule', no, by);
  return must(findRule(db, uuid), 'rule');
}

export function changeRule(db: WriteDb, id: string, patch: RulePatch, by: By): StoredRule {
  const rule = getRule(db, id);
  const { name, enabled, priority, conditions, outcomes } = patch;
  if (name !== undefined) requireFreeName(listRules(db, rule.entity), name, rule.no);
  const isSaid = conditions !== undefined || outcomes !== undefined;
  const definition = isSaid ? changedJson(db, rule, { conditions, outcomes }) : rule.definition;
  const changes = {
    ...(name !== undefined && { name, name_key: nameKey(name) }),
    ...(enabled !== undefined && { is_on: enabled ? 1 : 0 }),
    ...(priority !== undefined && { priority }),
    ...(definition !== rule.definition && { definition, version: lastVersion(db, rule) + 1 }),
  };
  changeDefinition(db, 'rule', rule.no, changes, by);
  return must(findRule(db, rule.uuid), 'rule');
}

export function removeRule(db: WriteDb, id: string, by: By): StoredRule {
  const rule = getRule(db, id);
  hideDefinition(db, 'rule', rule.no, by);
  return rule;
}

export function showRule(db: ReadDb, rule: StoredRule): Rule {
  const { entity, name, isOn, priority, version, createdAtMs, updatedAtMs, createdBy } = rule;
  const definition = definitionOf(rule);
  return {
    id: ruleIdOf(rule),
    entity,
    name,
    enabled: isOn,
    priority,
    version,
    ...fromStored(definitionsOf(db), definition),
    problem: issuesOf(db, entity, definition).issues[0]?.message ?? null,
    createdAt: isoTime(createdAtMs),
    updatedAt: isoTime(updatedAtMs),
    createdBy: getActor(db, createdBy),
  };
}

/** The last first; what each version said last. */
export function listVersions(db: ReadDb, rule: StoredRule): RuleVersion[] {
  const versions = new Map<number, RuleVersion>();
  for (const { after, actor } of listRuleChanges(db, rule.no)) {
    const version = Number(after['version']);
    if (versions.has(version)) continue;
    versions.set(version, {
      version,
      name: String(after['name']),
      ...fromStored(definitionsOf(db), definitionOf({ definition: String(after['definition']) })),
      at: isoTime(Number(after['updated_at_ms'])),
      by: actor === null ? null : getActor(db, actor),
    });
  }
  return [...versions.values()].toSorted((one, other) => other.version - one.version);
}

/** An undo brings an earlier version back; no number is given twice. */
const lastVersion = (db: ReadDb, { no, version }: StoredRule): number =>
  Math.max(version, ...listRuleChanges(db, no).map(({ after }) => Number(after['version'])));

function changedJson(
  db: ReadDb,
  rule: StoredRule,
  { conditions, outcomes }: Pick<RulePatch, 'conditions' | 'outcomes'>,
): string {
  const before = fromStored(definitionsOf(db), definitionOf(rule));
  const wanted = { conditions: conditions ?? before.conditions, outcomes: outcomes ?? before.outcomes };
  return checkedJson(db, rule.entity, wanted);
}

function checkedJson(db: ReadDb, entity: EntityType, { conditions, outcomes }: RuleDefinition): string {
  const stored = toStored(definitionsOf(db), entity, { conditions, outcomes });
  checkRule(db, entity, stored);
  return JSON.stringify(stored);
}

function requireFreeName(rules: readonly StoredRule[], name: string, own: number | null): void {
  const other = rules.find((rule) => rule.no !== own && nameKey(rule.name) === nameKey(name));
  if (!other) return;
  throw new AppError('name_taken', {
    message: t('There is a rule “{name}” already. Choose another name, or change that one.', {
      name: other.name,
    }),
    details: { ruleId: ruleIdOf(other) },
    issues: [{ path: 'name', code: 'name_taken', message: t('Taken by “{name}”.', { name: other.name }) }],
  });
}

const tooMany = (): AppError =>
  new AppError('validation_error', {
    message: t('There are {max} rules already. Delete one first.', { max: ruleLimits.rules }),
    issues: [],
  });
