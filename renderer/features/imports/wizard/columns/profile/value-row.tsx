// One value of the file, its rows, what it becomes and why.
import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp, IconChevronRight } from '@tabler/icons-react';
import { t } from '../../../../../../shared/messages/message.ts';
import type { MappedValue } from '../../../../../../shared/schema/profile.ts';
import { formatCount } from '../../../../../lib/format.ts';
import section from '../../frame/section.module.css';
import { optionLabel } from './option-label.ts';
import { ValueChoice } from './value-choice.tsx';
import type { Choice } from './value-rules.ts';
import classes from './values.module.css';

type Props = {
  mapped: MappedValue;
  target: string;
  options: readonly string[] | null;
  /** What a person decided; undefined: nothing. */
  choice: Choice | undefined;
  onChoose: (value: string, choice: Choice | undefined) => void;
};

export function ValueRow({ mapped, target, options, choice, onChoose }: Props) {
  const { value, rows, becomes, candidates } = mapped;
  return (
    <div className={classes['row']} data-free={options === null}>
      <span className={classes['value']} title={value}>
        {value}
      </span>
      <span className={classes['count']}>{formatCount(rows)}</span>
      <IconChevronRight size={12} stroke={1.4} aria-hidden="true" className={classes['arrow']} />
      <ValueChoice
        value={value}
        target={target}
        choice={choice === undefined ? (becomes ?? undefined) : choice}
        candidates={candidates}
        options={options}
        onChoose={(chosen) => onChoose(value, chosen)}
      />
      <span className={`${section['meta']} ${classes['reason']}`}>
        {choice === undefined ? reasonOf(mapped, target) : t('your choice')}
        {choice !== undefined && (
          <ActionIcon
            size={16}
            aria-label={t('Take back the choice for “{value}”', { value: value.slice(0, 60) })}
            onClick={() => onChoose(value, undefined)}
          >
            <IconArrowBackUp size={12} stroke={1.4} />
          </ActionIcon>
        )}
      </span>
    </div>
  );
}

/** Ranges are shown with a dash, as in the list that they are chosen from. */
function reasonOf({ reason, becomes, candidates }: MappedValue, target: string): string {
  const shown = reason ?? '';
  const [likely] = becomes === null ? candidates : [becomes];
  return likely === undefined ? shown : shown.replace(likely, optionLabel(target, likely));
}
