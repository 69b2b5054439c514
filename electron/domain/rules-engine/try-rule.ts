// A rule that is being written, tried: on one record, condition by condition, and over a sample of records. Nothing is written.
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { RuleTestAnswer } from '../../../shared/schema/rule.ts';
import type { RuleNode } from '../../../shared/schema/rule-conditions.ts';
import type { ReadDb } from '../../store/database.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { idOf, nameOf, type ReviewRecord } from '../review/review-record.ts';
import { BudgetSpent, createBudget } from './budget.ts';
import { checkRule } from './check-rule.ts';
import type { Compiled, CompiledCondition } from './compile.ts';
import { countFitting, readFact, runLogic } from './engine.ts';
import { scopeOf } from './evaluate.ts';
import type { Reader, Scope } from './paths.ts';
import { recordOf } from './run-many.ts';
import { shownPath, toStored } from './stored-definition.ts';

/** Throws `validation_error` where the conditions name what there is not. */
export const compileTried = (db: ReadDb, entity: EntityType, conditions: RuleNode): Compiled =>
  checkRule(db, entity, toStored(definitionsOf(db), entity, { conditions, outcomes: [] }));

type Tried = { [Part in keyof RuleTestAnswer]-?: NonNullable<RuleTestAnswer[Part]> };

export function tryOnRecord(
  db: ReadDb,
  record: ReviewRecord,
  compiled: Compiled,
  nowMs: number,
): Tried['record'] {
  const scope = scopeOf(db, record, nowMs);
  const explaining = { ...scope, budget: createBudget() };
  return {
    entityId: idOf(record),
    name: nameOf(record),
    matched: runLogic(compiled.logic, compiled.readers, scope),
    conditions: compiled.conditions.map((condition) => explain(db, condition, compiled, explaining)),
  };
}

type Explained = Tried['record']['conditions'][number];

function explain(db: ReadDb, condition: CompiledCondition, { readers }: Compiled, scope: Scope): Explained {
  const { at, node } = condition;
  const definitions = definitionsOf(db);
  const said =
    'some' in node
      ? { path: shownPath(definitions, node.some), operator: 'some', wanted: null }
      : { path: shownPath(definitions, node.path), operator: node.operator, wanted: node.value ?? null };
  const met = unlessSpent(() => meet(condition, readers, scope));
  return { at, ...said, ...(met ?? { value: null, held: null }) };
}

function meet(
  { node, logic }: CompiledCondition,
  readers: readonly Reader[],
  scope: Scope,
): Pick<Explained, 'value' | 'held'> {
  if ('some' in node) {
    const value = countFitting(logic, readers, scope);
    return { value, held: value > 0 };
  }
  const held = runLogic(logic, readers, scope);
  return { value: clipped(readFact(logic, readers, scope)), held };
}

const mostEntries = 20;
const mostSigns = 500;

/** Enough of a value to see why a condition held or not. */
function clipped(value: unknown): unknown {
  if (typeof value === 'string') return value.length > mostSigns ? `${value.slice(0, mostSigns)}…` : value;
  return Array.isArray(value) ? value.slice(0, mostEntries).map(clipped) : value;
}

const mostExamples = 10;
/** Somebody waits for it, and everybody else with him: what was looked at by then is told. */
const sampleMs = 2000;

/** `numbers`: of the records that are looked at. */
export function tryOnSample(
  db: ReadDb,
  entity: EntityType,
  compiled: Compiled,
  numbers: readonly number[],
  nowMs: number,
): Omit<Tried['sample'], 'total'> {
  const sample = { looked: 0, matched: 0, failed: 0, examples: [] as Tried['sample']['examples'] };
  const until = performance.now() + sampleMs;
  for (const no of numbers) {
    if (performance.now() > until) break;
    const record = recordOf(db, entity, no);
    if (!record) continue;
    sample.looked += 1;
    const isMatch = holdsFor(db, record, compiled, nowMs);
    if (isMatch === null) sample.failed += 1;
    if (isMatch !== true) continue;
    sample.matched += 1;
    if (sample.examples.length < mostExamples)
      sample.examples.push({ id: idOf(record), name: nameOf(record) });
  }
  return sample;
}

const holdsFor = (
  db: ReadDb,
  record: ReviewRecord,
  { logic, readers }: Compiled,
  nowMs: number,
): boolean | null => unlessSpent(() => runLogic(logic, readers, scopeOf(db, record, nowMs)));

/** Null where it takes too much work to tell. */
function unlessSpent<T>(tell: () => T): T | null {
  try {
    return tell();
  } catch (error) {
    if (error instanceof BudgetSpent) return null;
    throw error;
  }
}
