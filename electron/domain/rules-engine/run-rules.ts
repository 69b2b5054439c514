// Runs the rules of a record: after a refresh, on demand, over many. What they make of it is part of the caller's step. Call it in a
// transaction.
import { AppError } from '../../../shared/errors.ts';
import type { RulesSummary } from '../../../shared/schema/entity.ts';
import type { RuleOutcome } from '../../../shared/schema/rule.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { saveRuleRun } from '../../store/rule-outcomes.ts';
import type { StoredRule } from '../../store/rules.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import type { ReviewRecord } from '../review/review-record.ts';
import { matchRules, ruleSetOf, type RuleSet } from './evaluate.ts';
import { cellOf } from './field-outcome.ts';
import { ruleIdOf } from './manage-rules.ts';
import { replaceOutcomes, type Found } from './replace-outcomes.ts';
import { pathOfStored } from './stored-definition.ts';
import { writeOutcome } from './write-values.ts';

type Applied = {
  record: ReviewRecord;
  found: Found[];
  outcomes: RulesSummary['outcomes'];
  errors: RulesSummary['errors'];
};

/** The record may be another one afterwards: read it again. */
export const runRules = (db: WriteDb, record: ReviewRecord, origin: StepOrigin): RulesSummary =>
  runRuleSet(db, record, ruleSetOf(db, record.entity), origin).summary;

export function runRuleSet(
  db: WriteDb,
  record: ReviewRecord,
  rules: RuleSet,
  origin: StepOrigin,
): { summary: RulesSummary; changed: boolean } {
  const startedAt = performance.now();
  const { matched, broken } = matchRules(db, record, rules, origin.atMs);
  const applied: Applied = { record, found: [], outcomes: [], errors: [] };
  const taken = new Set<string>();
  for (const { rule, definition } of matched)
    for (const outcome of definition.outcomes) apply(db, applied, rule, outcome, taken, origin);
  const ran = new Set(rules.ready.map(({ rule }) => rule.no));
  for (const { rule } of broken) ran.delete(rule.no);
  const replaced = replaceOutcomes(db, record.stored.uuid, applied.found, ran, origin);
  const summary: RulesSummary = {
    evaluated: rules.ready.length + rules.broken.length,
    matched: matched.length,
    outcomes: applied.outcomes,
    milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
    errors: [...broken.map(({ rule, message }) => ({ ...named(rule), message })), ...applied.errors],
  };
  if (summary.evaluated > 0) saveRuleRun(db, record.stored.uuid, summary, origin.atMs);
  return { summary, changed: replaced || applied.record.stored.version !== record.stored.version };
}

const named = (rule: StoredRule) => ({ ruleId: ruleIdOf(rule), ruleName: rule.name });

/** Of several rules that set one field, the one with the highest priority does. */
function apply(
  db: WriteDb,
  applied: Applied,
  rule: StoredRule,
  outcome: RuleOutcome,
  taken: Set<string>,
  origin: StepOrigin,
): void {
  const said = { ...named(rule), kind: outcome.kind, text: textOf(db, outcome) };
  if (outcome.kind !== 'tag' && outcome.kind !== 'field') {
    applied.found.push(foundOf(rule, outcome));
    applied.outcomes.push(said);
    return;
  }
  const cell = outcome.kind === 'field' ? cellOf(db, applied.record.entity, outcome.field) : null;
  if (cell !== null && taken.has(cell)) return;
  if (cell !== null) taken.add(cell);
  try {
    const { record, kept } = writeOutcome(db, applied.record, rule, outcome, origin);
    applied.record = record;
    applied.outcomes.push(kept ? { ...said, kept } : said);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    applied.errors.push({ ...named(rule), message: error.message });
  }
}

function foundOf(
  { no: ruleNo, version: ruleVersion }: StoredRule,
  outcome: Exclude<RuleOutcome, { kind: 'tag' | 'field' }>,
): Found {
  const { kind } = outcome;
  const none = { text: null, field: null, points: null };
  if (outcome.kind === 'risk') return { ...none, ruleNo, ruleVersion, kind, points: outcome.points };
  const field = outcome.kind === 'task' ? (outcome.field ?? null) : null;
  return { ...none, ruleNo, ruleVersion, kind, text: outcome.text, field };
}

function textOf(db: ReadDb, outcome: RuleOutcome): string {
  if (outcome.kind === 'tag') return outcome.tag;
  if (outcome.kind === 'risk') return `${outcome.points > 0 ? '+' : ''}${outcome.points}`;
  if (outcome.kind !== 'field') return outcome.text;
  return `${pathOfStored(definitionsOf(db), outcome.field)}: ${String(outcome.value ?? '')}`;
}
