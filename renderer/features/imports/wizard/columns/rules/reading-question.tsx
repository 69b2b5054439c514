// How the dates or amounts of a column are written: what the column itself gives away, or a question to the person.
import { Radio } from '@mantine/core';
import { t } from '../../../../../../shared/messages/message.ts';
import type { ColumnDecision } from '../../../../../../shared/schema/import-rules.ts';
import type { SourceColumn } from '../../../../../../shared/schema/import.ts';
import { columnRuleOf, setColumnRule } from './edit-rules.ts';
import { useRuleTools } from './rule-context.ts';
import { orderLabels, signLabels } from './rule-labels.ts';
import classes from './rules.module.css';

export function ReadingQuestion({ column }: { column: SourceColumn }) {
  const { previews, rules, onRules } = useRuleTools();
  const decision = previews.get(column.key)?.decision;
  const [example] = decision?.ambiguous.examples ?? [];
  if (!decision || !example) return null;
  const part = partOf(decision);
  const chosen = columnRuleOf(rules, column.key)[part];
  return (
    <Radio.Group
      className={classes['question'] ?? ''}
      label={t('How {n, plural, one {# cell is} other {# cells are}} read', { n: decision.ambiguous.cells })}
      description={whyOf(decision)}
      value={chosen ?? null}
      onChange={(value) => onRules((all) => setColumnRule(all, column.key, { [part]: value }))}
    >
      <div className={classes['choices']}>
        {choicesOf(decision).map((choice) => (
          <Radio
            key={choice}
            size="xs"
            value={choice}
            label={`${labelOf(choice)}${readsOf(example, choice)}`}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

const partOf = ({ question, decimal }: ColumnDecision): 'date_order' | 'decimal' =>
  question ?? (decimal === undefined ? 'date_order' : 'decimal');

type Example = ColumnDecision['ambiguous']['examples'][number];

const choicesOf = ({ ambiguous }: ColumnDecision): string[] => [
  ...new Set(ambiguous.examples.flatMap(({ readings }) => readings.map(({ choice }) => choice))),
];

function readsOf({ value, readings }: Example, choice: string): string {
  const reading = readings.find((one) => one.choice === choice);
  return reading ? `: ${value} → ${reading.reads}` : '';
}

const labels: Record<string, string> = { ...orderLabels, ...signLabels };
const labelOf = (choice: string): string => labels[choice] ?? choice;

const whyOf = ({ question, evidence }: ColumnDecision): string =>
  question !== null && evidence === '' ? t('No cell of the column gives it away.') : `${evidence}.`;

/** With the margins of a side panel. */
export function PanelQuestion({ column }: { column: SourceColumn }) {
  const { previews } = useRuleTools();
  if (!previews.get(column.key)?.decision?.ambiguous.examples.length) return null;
  return (
    <div className={classes['inPanel']}>
      <ReadingQuestion column={column} />
    </div>
  );
}
