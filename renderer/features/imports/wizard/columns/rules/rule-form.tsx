// Everything that can be said about one column: how its values meet stored ones, and what is done to its cells before.
import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { t } from '../../../../../../shared/messages/message.ts';
import type { SourceColumn } from '../../../../../../shared/schema/import.ts';
import { targetLabel } from '../fields.ts';
import { targetOf } from '../mapping.ts';
import { BeforeAfter } from './before-after.tsx';
import { freeName } from './derived-columns.ts';
import { columnRuleOf, dropColumnRule, fieldRuleOf, setColumnRule } from './edit-rules.ts';
import { FieldSettings } from './field-settings.tsx';
import { Rates } from './rates.tsx';
import { ReadingQuestion } from './reading-question.tsx';
import { useRuleTools } from './rule-context.ts';
import { StepList } from './step-list.tsx';
import classes from './rules.module.css';

type Props = { column: SourceColumn; target: string };

export function RuleForm({ column, target }: Props) {
  const { columns, rules, previews, updateExisting, onRules } = useRuleTools();
  const { newest_by: by } = fieldRuleOf(rules, target);
  const dateColumn =
    by === undefined || by === column.key ? undefined : columns.find(({ key }) => key === by);
  const preview = previews.get(column.key);
  return (
    <div className={classes['form']}>
      <section className={classes['part']}>
        <h3>{targetLabel(target)}</h3>
        {!updateExisting && (
          <p className={classes['note']}>
            {t('Companies that already exist are skipped. This counts once they are updated.')}
          </p>
        )}
        <FieldSettings target={target} />
        {dateColumn && <ReadingQuestion column={dateColumn} />}
      </section>
      <section className={classes['part']}>
        <h3>{t('Cells of {name}', { name: column.header || column.key })}</h3>
        <StepList
          steps={columnRuleOf(rules, column.key).steps ?? []}
          onChange={(steps) => onRules((all) => setColumnRule(all, column.key, { steps }))}
        />
        {target === 'fundingRaised' && <Rates columnKey={column.key} />}
        <ReadingQuestion column={column} />
        <BeforeAfter preview={preview} />
        <OtherColumn column={column} />
      </section>
    </div>
  );
}

/** One column may fill several fields: a further one is made of it, with steps of its own. */
function OtherColumn({ column }: { column: SourceColumn }) {
  const { columns, decisions, rules, onRules, onOpen } = useRuleTools();
  const { from } = columnRuleOf(rules, column.key);
  if (from !== undefined)
    return (
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconTrash size={12} stroke={1.4} />}
        onClick={() => {
          onOpen(null);
          onRules((all) => dropColumnRule(all, column.key));
        }}
      >
        {t('Remove this column')}
      </Button>
    );
  const key = freeName(column.key, columns);
  const steps = [{ kind: 'split' as const, on: ',', part: 2 }];
  const isUsed = targetOf(column, decisions) !== 'ignore';
  return (
    <Button
      size="xs"
      variant="subtle"
      disabled={!isUsed}
      leftSection={<IconPlus size={12} stroke={1.4} />}
      onClick={() => {
        onOpen(null);
        onRules((all) => setColumnRule(all, key, { from: column.key, steps }));
      }}
    >
      {t('Fill another field from these cells')}
    </Button>
  );
}
