// What the columns of an import say about how their own cells are to be read, where no rule says it: every row is heard, and
// only what leaves one reading decides. What is decided becomes a rule; what is not stays a question for a person.
import type { CompanyField } from '../../../../shared/schema/company.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import type { DecidedColumn, ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { Mapping } from '../../../../shared/schema/import.ts';
import { stripGuard } from '../../exports/csv.ts';
import {
  createColumnDecider,
  createExtraDecider,
  isAmbiguous,
  type ColumnDecider,
} from '../cells/decide-column.ts';
import { noExtras, type ExtraTarget, type ExtraTargets } from '../extras/extra-target.ts';
import type { InputRow } from '../input-rows.ts';
import { claimColumns } from './claim-columns.ts';
import type { RuledColumn } from './field-reader.ts';
import { readColumn, type ColumnReader } from './read-column.ts';
import { sayDecision } from './say-decision.ts';

export type DecidedRules = { rules: ImportRules; decisions: DecidedColumn[] };

export type RuleDecider = {
  /** The row failed for what a decision about its columns may settle. */
  concerns(row: InputRow): boolean;
  add(row: InputRow): void;
  /** Of all rows that were added. */
  decided(): DecidedRules;
};

type Question = {
  column: string;
  at: number;
  /** Its path. */
  field: string;
  reader: ColumnReader;
  decider: ColumnDecider;
};

/** Null where no column could have a question: rules settle them all, or there are no dates and no amounts. */
export function createRuleDecider(
  columns: readonly string[],
  mapping: Mapping,
  rules: ImportRules,
  extras: ExtraTargets = noExtras,
): RuleDecider | null {
  const questions = openQuestions(columns, mapping, rules, extras);
  if (questions.length === 0) return null;
  return {
    concerns: ({ prepared }) =>
      prepared.kind === 'failed' && prepared.issues.some(({ code }) => isAmbiguous(code)),
    add(row) {
      if (!isInPlace(row)) return;
      for (const { at, reader, decider } of questions) {
        const text = reader.text(stripGuard(row.cells[at] ?? ''));
        if (typeof text === 'string' && text !== '') decider.add(text);
      }
    },
    decided() {
      const decisions = questions.flatMap(({ column, field, decider }) => {
        const decision = decider.decision();
        return decision.ambiguous.cells === 0
          ? []
          : [{ column, field, ...decision, message: sayDecision(column, decision) }];
      });
      return { rules: withDecisions(rules, decisions), decisions };
    },
  };
}

/**
 * Rows that are not imported say nothing, nor do those that fail as a whole: one that has too many cells, or bytes that
 * cannot be read, may hold them in other columns.
 */
const isInPlace = ({ prepared }: InputRow): boolean =>
  prepared.kind === 'failed'
    ? prepared.issues.some(({ field }) => field !== undefined)
    : prepared.kind === 'data';

function openQuestions(
  columns: readonly string[],
  mapping: Mapping,
  rules: ImportRules,
  extras: ExtraTargets,
): Question[] {
  const { all, claims } = claimColumns(columns, mapping, rules, extras);
  const extraOf = new Map([...extras.values()].map((extra) => [extra.key as FieldKey, extra]));
  const byField = [...claims].flatMap(([field, claimed]) => {
    // Of columns that are joined no single one is a date or an amount.
    const extra = extraOf.get(field);
    const isJoined = claimed.length > 1 && rules.fields?.[extra?.path ?? field]?.join !== undefined;
    return isJoined ? [] : claimed.map((column) => ({ field: extra ?? (field as CompanyField), column }));
  });
  const rowDates = Object.values(rules.fields ?? {}).flatMap(({ newest_by: by }) => {
    const column = by === undefined ? undefined : all.get(by);
    return column ? [{ field: 'lastFundingDate' as const, column }] : [];
  });
  const found = new Map<string, Question>();
  for (const { field, column } of [...byField, ...rowDates]) {
    const question = questionOf(field, column);
    if (question && !found.has(question.column)) found.set(question.column, question);
  }
  return [...found.values()];
}

function questionOf(field: CompanyField | ExtraTarget, { key, at, rule }: RuledColumn): Question | null {
  const isStandard = typeof field === 'string';
  const isNumber = isStandard
    ? field === 'fundingRaised'
    : field.kind === 'field' && field.field.type === 'numericField';
  const settled = isNumber ? rule.decimal : rule.date_order;
  if (settled !== undefined) return null;
  const decider = isStandard ? createColumnDecider(field) : createExtraDecider(field);
  const path = isStandard ? field : field.path;
  return decider && { column: key, at, field: path, reader: readColumn(rule), decider };
}

function withDecisions(rules: ImportRules, decisions: readonly DecidedColumn[]): ImportRules {
  const made = decisions.filter(({ question }) => question === null);
  if (made.length === 0) return rules;
  const columns = new Map(Object.entries(rules.columns ?? {}));
  for (const { column, date_order, decimal } of made)
    columns.set(column, {
      ...columns.get(column),
      ...(date_order && { date_order }),
      ...(decimal && { decimal }),
    });
  return { ...rules, columns: Object.fromEntries(columns) };
}
