// Which of the rules that are on hold for a record. All conditions are asked of the record as it stands: what one rule makes of it
// changes nothing of what another finds.
import { AppError } from '../../../shared/errors.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { ReadDb } from '../../store/database.ts';
import { listRules, type RuleDefinition, type StoredRule } from '../../store/rules.ts';
import { definitionsOf, type Definitions } from '../custom-fields/definitions.ts';
import type { ReviewRecord } from '../review/review-record.ts';
import { BudgetSpent, createBudget } from './budget.ts';
import { checkRule } from './check-rule.ts';
import type { Compiled } from './compile.ts';
import { runLogic } from './engine.ts';
import { definitionOf } from './manage-rules.ts';
import type { Scope } from './paths.ts';
import { subjectOf } from './subject.ts';

type Ready = { rule: StoredRule; definition: RuleDefinition; compiled: Compiled };
export type Broken = { rule: StoredRule; message: string };

/** Rules that are on, the highest priority first; `broken`: those that cannot be run, and why. */
export type RuleSet = { ready: readonly Ready[]; broken: readonly Broken[] };

type Kept = { definition: RuleDefinition; compiled: Compiled };
/** By what a rule says: it is read and compiled once for each state of the custom fields. */
const kept = new WeakMap<Definitions, Map<string, Kept>>();
const mostKept = 2000;

/** `picked`: no others but these. */
export function ruleSetOf(db: ReadDb, entity: EntityType, picked?: readonly number[]): RuleSet {
  const ready: Ready[] = [];
  const broken: Broken[] = [];
  const definitions = definitionsOf(db);
  for (const rule of listRules(db, entity)) {
    if (!rule.isOn || picked?.includes(rule.no) === false) continue;
    try {
      ready.push({ rule, ...compiledOf(db, definitions, rule) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      broken.push({ rule, message: error.message });
    }
  }
  return { ready, broken };
}

function compiledOf(db: ReadDb, definitions: Definitions, rule: StoredRule): Kept {
  const known = kept.get(definitions) ?? new Map<string, Kept>();
  kept.set(definitions, known);
  const key = `${rule.entity} ${rule.definition}`;
  const found = known.get(key);
  if (found) return found;
  const definition = definitionOf(rule);
  const made = { definition, compiled: checkRule(db, rule.entity, definition) };
  if (known.size >= mostKept) known.clear();
  known.set(key, made);
  return made;
}

export const scopeOf = (db: ReadDb, record: ReviewRecord, nowMs: number): Scope => ({
  subject: subjectOf(db, record, nowMs),
  entry: null,
  budget: createBudget(),
});

export function matchRules(
  db: ReadDb,
  record: ReviewRecord,
  { ready, broken }: RuleSet,
  nowMs: number,
): { matched: Ready[]; broken: Broken[] } {
  const scope = scopeOf(db, record, nowMs);
  const failed: Broken[] = [...broken];
  const matched = ready.filter(({ rule, compiled }) => {
    try {
      return runLogic(compiled.logic, compiled.readers, scope);
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
      failed.push({ rule, message: error.message });
      return false;
    }
  });
  return { matched, broken: failed };
}
