// How a column's values meet what is stored, in two words; opens everything that can be said about it.
import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { t } from '../../../../../../shared/messages/message.ts';
import type { SourceColumn } from '../../../../../../shared/schema/import.ts';
import { targetOf } from '../mapping.ts';
import { columnRuleOf, fieldRuleOf } from './edit-rules.ts';
import { useRuleTools } from './rule-context.ts';
import { RuleForm } from './rule-form.tsx';
import { mergeLabels, usualMerge } from './rule-labels.ts';
import classes from './rules.module.css';

type Props = { column: SourceColumn; target: string; inTabOrder: boolean };

export function RuleCell({ column, target, inTabOrder }: Props) {
  const { columns, decisions, rules, opened, onOpen } = useRuleTools();
  const { steps = [], from } = columnRuleOf(rules, column.key);
  const { merge = usualMerge(target), join } = fieldRuleOf(rules, target);
  const isJoined =
    join !== undefined && columns.filter((one) => targetOf(one, decisions) === target).length > 1;
  const isOpen = opened === column.key;
  const name = column.header || column.key;
  const hasSteps = steps.length > 0 || from !== undefined;
  const notes = [
    ...(isJoined ? [t('joined')] : []),
    ...(hasSteps ? [t('{n, plural, one {# step} other {# steps}}', { n: steps.length })] : []),
  ];
  return (
    <Popover
      opened={isOpen}
      onChange={(open) => onOpen(open ? column.key : null)}
      position="bottom-end"
      width={388}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes['cellButton']}
          aria-label={t(isJoined ? 'Rule for {name}: {rule}, joined' : 'Rule for {name}: {rule}', {
            name,
            rule: mergeLabels[merge],
          })}
          tabIndex={inTabOrder ? 0 : -1}
          onClick={() => onOpen(isOpen ? null : column.key)}
        >
          <span className={classes['merge']}>
            {mergeLabels[merge]}
            {notes.length > 0 && <span className={classes['stepCount']}>{notes.join(', ')}</span>}
          </span>
          <IconChevronDown size={12} stroke={1.4} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0}>{isOpen && <RuleForm column={column} target={target} />}</Popover.Dropdown>
    </Popover>
  );
}
