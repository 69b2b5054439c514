// What becomes of each value of the column under its field, and the choices that are open.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { t } from '../../../../../../shared/messages/message.ts';
import type { ImportRules } from '../../../../../../shared/schema/import-rules.ts';
import type { ColumnValues } from '../../../../../../shared/schema/profile.ts';
import { useGroupValues, valuesQuery, type ValuesOf } from './use-column-values.ts';
import { ValueGroupSection } from './value-group.tsx';
import { choiceOf, choose, decidedValues, type Choice } from './value-rules.ts';
import classes from './values.module.css';

export type RuleChange = (change: (rules: ImportRules) => ImportRules) => void;

type Props = {
  values: ValuesOf;
  answer: ColumnValues;
  rules: ImportRules;
  onRules: RuleChange;
  /** A person accepted the column as it is. */
  accepted: boolean;
  onAccept: () => void;
};

/** More are not decided one by one. */
const mostAtOnce = 2000;

export function ValueMapping({ values, answer, rules, onRules, accepted, onAccept }: Props) {
  const { column } = values;
  const { groups, options, complete } = answer;
  const onChoose = (value: string, choice: Choice | undefined) =>
    onRules((before) => choose(before, column, [[value, choice]]));
  const common = {
    values,
    options,
    partial: !complete,
    choiceOf: (value: string) => choiceOf(rules, column, value),
    onChoose,
  };
  return (
    <>
      {groups.undecided.values > 0 && (
        <ValueGroupSection {...common} group="undecided" sum={groups.undecided}>
          <UndecidedActions
            values={values}
            answer={answer}
            rules={rules}
            onRules={onRules}
            accepted={accepted}
            onAccept={onAccept}
          />
        </ValueGroupSection>
      )}
      {groups.suggested.values > 0 && (
        <ValueGroupSection {...common} group="suggested" sum={groups.suggested} />
      )}
      {groups.exact.values > 0 && <ValueGroupSection {...common} group="exact" sum={groups.exact} />}
    </>
  );
}

function UndecidedActions({ values, answer, rules, onRules, accepted, onAccept }: Props) {
  const client = useQueryClient();
  const { column } = values;
  const { rows } = answer.groups.undecided;
  const decided = useDecidedRows(values, rules, answer.groups.undecided.values);
  const open = rows - decided.rows;

  const undecided = async (): Promise<string[]> => {
    const pages = Math.ceil(Math.min(answer.groups.undecided.values, mostAtOnce) / 100);
    const answers = await Promise.all(
      Array.from({ length: pages }, (_, page) => client.fetchQuery(valuesQuery(values, 'undecided', page))),
    );
    return answers.flatMap(({ data }) => data.items.map(({ value }) => value));
  };
  const leaveEmpty = async () => {
    const all = await undecided();
    onRules((before) => {
      const known = decidedValues(before, column);
      return choose(
        before,
        column,
        all.filter((value) => !known.has(value)).map((value) => [value, null]),
      );
    });
  };
  if (open <= 0)
    return (
      <div className={classes['actions']}>
        <Button
          size="xs"
          variant="subtle"
          onClick={() =>
            onRules((before) =>
              choose(
                before,
                column,
                decided.values.map((value) => [value, undefined]),
              ),
            )
          }
        >
          {t('Take back {n, plural, one {# choice} other {# choices}}', { n: decided.values.length })}
        </Button>
      </div>
    );
  return (
    <div className={classes['actions']}>
      <Button size="xs" onClick={() => void leaveEmpty()}>
        {t('Leave {n, plural, one {this row} other {these # rows}} empty', { n: open })}
      </Button>
      <Button size="xs" variant="subtle" disabled={accepted} onClick={onAccept}>
        {t(accepted ? 'They will fail' : 'Let them fail')}
      </Button>
    </div>
  );
}

/** Of the values that need a decision: those that have one, and their rows. */
function useDecidedRows(
  values: ValuesOf,
  rules: ImportRules,
  all: number,
): { rows: number; values: string[] } {
  const known = decidedValues(rules, values.column);
  const { items } = useGroupValues(values, 'undecided', known.size === 0 ? 0 : Math.min(all, mostAtOnce));
  const decided = items.filter(({ value }) => known.has(value));
  return {
    rows: decided.reduce((sum, { rows }) => sum + rows, 0),
    values: decided.map(({ value }) => value),
  };
}
