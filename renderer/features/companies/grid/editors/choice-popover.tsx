// The list beneath an editor from which a value is chosen. The keyboard stays in the field; the list is told which choice is
// meant.
import { Popover } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { OptionColor } from '../../../../../shared/schema/custom-field.ts';
import { OptionChip } from '../../../../ui/option-chip.tsx';
import classes from './editors.module.css';

export type Choice = {
  value: string;
  label: string;
  /** What stands quietly beside it: a code, a count. */
  hint?: string;
  color?: OptionColor;
  /** An offer to make a new one rather than one that is there. */
  isNew?: true;
};

type Props = {
  listId: string;
  label: string;
  choices: readonly Choice[];
  /** Its place; -1 for none. */
  meant: number;
  isChosen: (choice: Choice) => boolean;
  isMany: boolean;
  onPick: (choice: Choice) => void;
  footer?: ReactNode;
  children: ReactNode;
};

export const optionId = (listId: string, at: number): string => `${listId}-${at}`;

function Option({ props, choice, at }: { props: Props; choice: Choice; at: number }) {
  const element = useRef<HTMLDivElement>(null);
  const isMeant = at === props.meant;
  useEffect(() => {
    if (isMeant) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isMeant]);
  const isChosen = props.isChosen(choice);
  return (
    <div
      ref={element}
      id={optionId(props.listId, at)}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option with a chip and a hint in it
      role="option"
      tabIndex={-1}
      className={`${classes['option']} ${isMeant ? classes['meant'] : ''}`}
      aria-selected={isChosen}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => props.onPick(choice)}
      onKeyDown={() => undefined}
    >
      {props.isMany && !choice.isNew && (
        <span className={classes['tick']} data-on={isChosen}>
          {isChosen && <IconCheck size={10} stroke={2.4} aria-hidden="true" />}
        </span>
      )}
      {choice.color === undefined ? (
        <span className={classes['optionText']}>{choice.label}</span>
      ) : (
        <OptionChip label={choice.label} color={choice.color} />
      )}
      {choice.hint !== undefined && <span className={classes['hint']}>{choice.hint}</span>}
    </div>
  );
}

export function ChoicePopover(props: Props) {
  const { listId, label, choices, isMany, footer, children } = props;
  const isOpen = choices.length > 0 || footer !== undefined;
  return (
    <Popover
      opened={isOpen}
      position="bottom-start"
      offset={3}
      withRoles={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <div className={classes['field']}>{children}</div>
      </Popover.Target>
      <Popover.Dropdown className={classes['dropdown'] ?? ''} onMouseDown={(event) => event.preventDefault()}>
        <div
          id={listId}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list beside a field that filters it
          role="listbox"
          aria-label={label}
          className={classes['options']}
          {...(isMany ? { 'aria-multiselectable': true } : {})}
        >
          {choices.map((choice, at) => (
            <Option
              key={`${choice.isNew ? 'new ' : ''}${choice.value}`}
              props={props}
              choice={choice}
              at={at}
            />
          ))}
        </div>
        {footer !== undefined && <div className={classes['footer']}>{footer}</div>}
      </Popover.Dropdown>
    </Popover>
  );
}
