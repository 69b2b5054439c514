// A rule that could never run, or whose outcomes no record could take, is refused before it is kept, with the place of each problem.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { RuleOutcome } from '../../../shared/schema/rule.ts';
import { andMore } from '../../lib/say.ts';
import type { ReadDb } from '../../store/database.ts';
import type { RuleDefinition } from '../../store/rules.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { compile, type Compiled } from './compile.ts';
import { cellOf, parseCell } from './field-outcome.ts';
import { knownPath } from './paths.ts';

/** Of a definition as it is kept; empty where it can be run. */
export function issuesOf(
  db: ReadDb,
  entity: EntityType,
  definition: RuleDefinition,
): { compiled: Compiled; issues: Issue[] } {
  const { compiled, issues } = compile(definitionsOf(db), entity, definition.conditions);
  const found = issues.map((issue) => ({
    ...issue,
    path: issue.path === '' ? 'conditions' : `conditions.${issue.path}`,
  }));
  const outcomes = definition.outcomes.flatMap((outcome, at) =>
    outcomeIssues(db, entity, outcome, `outcomes.${at}`),
  );
  return { compiled, issues: [...found, ...outcomes] };
}

/** Throws `validation_error` with everything that is wrong. */
export function checkRule(db: ReadDb, entity: EntityType, definition: RuleDefinition): Compiled {
  const { compiled, issues } = issuesOf(db, entity, definition);
  const [first] = issues;
  if (!first) return compiled;
  throw new AppError('validation_error', {
    message: `${first.path}: ${first.message}${andMore(issues)}`,
    issues: issues.slice(0, 100),
  });
}

function outcomeIssues(db: ReadDb, entity: EntityType, outcome: RuleOutcome, at: string): Issue[] {
  if (outcome.kind === 'tag' && entity === 'person')
    return [{ path: at, code: 'invalid', message: t('People have no tags. Set a field, or a status.') }];
  if (outcome.kind === 'task' && outcome.field !== undefined)
    return knownPath({ definitions: definitionsOf(db), entity }, outcome.field)
      ? []
      : [unknownField(`${at}.field`, outcome.field)];
  if (outcome.kind !== 'field') return [];
  const key = cellOf(db, entity, outcome.field);
  if (key === null) return [unknownField(`${at}.field`, outcome.field)];
  const parsed = parseCell(db, entity, key, outcome.value);
  return parsed.ok ? [] : [{ path: `${at}.value`, code: parsed.code, message: parsed.message }];
}

const unknownField = (path: string, name: string): Issue => ({
  path,
  code: 'unknown_field',
  message: t('There is no field {name} that a rule can write or name.', { name }),
});
