// A decision about a column in a sentence: how it is read and from which evidence, or which rule has to say it.
import type { ColumnDecision } from '../../../../shared/schema/import-rules.ts';
import { orderNames } from '../cells/convert-date.ts';

const signNames = { '.': 'with a decimal point', ',': 'with a decimal comma' } as const;

export function sayDecision(column: string, decision: ColumnDecision): string {
  const { question, date_order: order, decimal, evidence, ambiguous } = decision;
  const cells = `${ambiguous.cells.toLocaleString('en-US')} ${ambiguous.cells === 1 ? 'cell' : 'cells'}`;
  if (question === null) {
    const read = order ? orderNames[order] : signNames[decimal ?? '.'];
    return `“${column}” is read ${read}: ${evidence}. It decides ${cells} that could mean two things.`;
  }
  const why = evidence === '' ? 'and no cell of the column decides which' : `and ${evidence}`;
  const rule = `rules.columns[${JSON.stringify(column)}].${question}`;
  return `“${column}” has ${cells} that could mean two things, ${why}. Their rows fail; say it in ${rule}, ${choicesOf(decision)}.`;
}

function choicesOf({ ambiguous }: ColumnDecision): string {
  const choices = new Set(
    ambiguous.examples.flatMap(({ readings }) => readings.map(({ choice }) => `"${choice}"`)),
  );
  return choices.size === 0 ? 'or mend the cells' : `which is ${[...choices].join(' or ')}`;
}
