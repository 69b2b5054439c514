// The body of POST /v1/import/companies, read, mapped and sized: small enough for the request, or a job.
import type { z } from 'zod';
import {
  importLimits,
  type Dialect,
  type importRequestSchema,
  type Mapping,
} from '../../../shared/schema/import.ts';
import type { ImportRules } from '../../../shared/schema/import-rules.ts';
import { extraTargets, isExtraPath } from './extras/extra-target.ts';
import { flattenRows } from './extras/flatten-rows.ts';
import type { ReadDb } from '../../store/database.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { withCustomSuggestions } from '../mapping/suggest-custom.ts';
import { objectRows, textRows, type InputRow } from './input-rows.ts';
import { isBlankRow, keysOf, mappingOfKeys, planObjects } from './object-row.ts';
import { inspectText } from './reader/inspect-text.ts';
import { planRows, type RowPlan } from './row-plan.ts';
import { createRuleDecider, type DecidedRules, type RuleDecider } from './rules/decide-rules.ts';
import { decideByRows } from './rules/decided-rows.ts';
import { suggestedMapping } from './show-source.ts';
import { withSuggestedJoins } from './suggested-rules.ts';

type Body = z.output<typeof importRequestSchema>;

type Prepared = {
  plan: RowPlan;
  mapping: Mapping;
  /** Null for rows given as JSON. */
  dialect: Dialect | null;
} & (
  | {
      kind: 'small';
      rows: InputRow[];
      /** What the columns said, where a row would have failed without. */ decided: DecidedRules | null;
    }
  | { kind: 'big'; /** The input, to be stored. */ texts: () => Iterable<string> }
);

export function prepareRequest(body: Body, db: ReadDb): Prepared {
  return body.csv === undefined
    ? prepareRows(flattenRows(body.rows ?? []), body, db)
    : prepareCsv(body.csv, body, db);
}

function prepareCsv(
  csv: string,
  { has_header: hasHeader, mapping: given, rules: asked }: Body,
  db: ReadDb,
): Prepared {
  const { dialect, columns } = inspectText(csv, { hasHeader });
  const mapping = given ?? suggestedMapping({ columns: withCustomSuggestions(columns, definitionsOf(db)) });
  const rules = given ? asked : withSuggestedJoins({ columns }, asked);
  const keys = columns.map(({ key }) => key);
  const extras = extraTargets(db, mapping, rules);
  const plan = planRows(keys, mapping, rules, extras);
  const rows = firstRows(textRows(csv, dialect, plan));
  const common = { plan, mapping, dialect };
  if (rows === null) return { ...common, kind: 'big', texts: () => [csv] };
  const read = (ruled: ImportRules): InputRow[] =>
    [...textRows(csv, dialect, planRows(keys, mapping, ruled, extras))].flat();
  return {
    ...common,
    kind: 'small',
    ...decidedOf(rows, createRuleDecider(keys, mapping, rules, extras), read),
  };
}

/** The rows, read anew where their columns decide what some of them mean. */
function decidedOf(
  rows: InputRow[],
  decider: RuleDecider | null,
  read: (rules: ImportRules) => InputRow[],
): { rows: InputRow[]; decided: DecidedRules | null } {
  const decided = decideByRows(rows, decider);
  return { rows: decided === null ? rows : read(decided.rules), decided };
}

const isForJob = (total: number, filled: () => number): boolean =>
  total > importLimits.inlineTotal || filled() > importLimits.inlineRows;

/** All rows, or null where they are too many for a request. */
function firstRows(batches: Iterable<InputRow[]>): InputRow[] | null {
  const rows: InputRow[] = [];
  let filled = 0;
  for (const batch of batches) {
    rows.push(...batch);
    filled += batch.filter(({ prepared }) => prepared.kind !== 'blank').length;
    if (isForJob(rows.length, () => filled)) return null;
  }
  return rows;
}

function prepareRows(
  rows: readonly Record<string, unknown>[],
  { mapping: given, rules }: Body,
  db: ReadDb,
): Prepared {
  const keys = keysOf(rows);
  const paths = Object.fromEntries(keys.filter(isExtraPath).map((key) => [key, key]));
  const free = keys.filter((key) => !Object.hasOwn(given ?? {}, key));
  const mapping = { ...mappingOfKeys(free, extraTargets(db, paths, {})), ...given };
  const known = new Set([...keys, ...Object.keys(rules.columns ?? {})]);
  const present = Object.fromEntries(Object.entries(mapping).filter(([key]) => known.has(key)));
  const extras = extraTargets(db, present, rules);
  const plan =
    rows.length === 0
      ? { columns: [], fields: [], rules, targets: new Map() }
      : planObjects(keys, present, rules, extras);
  const common = { plan, mapping: present, dialect: null };
  if (isForJob(rows.length, () => rows.filter((row) => !isBlankRow(row)).length))
    return { ...common, kind: 'big', texts: () => rows.map((row) => `${JSON.stringify(row)}\n`) };
  const read = (ruled: ImportRules): InputRow[] =>
    objectRows(rows, planObjects(keys, present, ruled, extras));
  const decider = createRuleDecider(keys, present, rules, extras);
  return { ...common, kind: 'small', ...decidedOf(objectRows(rows, plan), decider, read) };
}
