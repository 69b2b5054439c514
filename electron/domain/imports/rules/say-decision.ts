// A decision about a column in a sentence: how it is read and from which evidence, or which rule has to say it.
import { msg, t } from '../../../../shared/messages/message.ts';
import type { ColumnDecision } from '../../../../shared/schema/import-rules.ts';
import { orderNames } from '../cells/convert-date.ts';
import { anyOf } from '../../../lib/say.ts';

const signNames = { '.': msg('with a decimal point'), ',': msg('with a decimal comma') } as const;

export function sayDecision(column: string, decision: ColumnDecision): string {
  const { question, date_order: order, decimal, evidence, ambiguous } = decision;
  const n = ambiguous.cells;
  if (question === null) {
    const read = t(order ? orderNames[order] : signNames[decimal ?? '.']);
    return t(
      '“{column}” is read {read}: {evidence}. It decides {n, plural, one {# cell} other {# cells}} that could mean two things.',
      { column, read, evidence, n },
    );
  }
  const why = evidence === '' ? t('no cell of the column decides which') : evidence;
  const rule = `rules.columns[${JSON.stringify(column)}].${question}`;
  return t(
    '“{column}” has {n, plural, one {# cell} other {# cells}} that could mean two things, and {why}. Their rows fail; say it in {rule}, {choices}.',
    { column, n, why, rule, choices: choicesOf(decision) },
  );
}

function choicesOf({ ambiguous }: ColumnDecision): string {
  const choices = new Set(
    ambiguous.examples.flatMap(({ readings }) => readings.map(({ choice }) => `"${choice}"`)),
  );
  return choices.size === 0
    ? t('or mend the cells')
    : t('which is {choices}', { choices: anyOf([...choices]) });
}
