// The options of a select: labels in their order, each with a colour. Enter adds the next one, Alt with an arrow moves one.
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useRef, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { t } from '../../../shared/messages/message.ts';
import { customFieldLimits } from '../../../shared/schema/custom-field.ts';
import { ColorMenu } from './color-menu.tsx';
import { newOption, type OptionDraft } from './field-draft.ts';
import classes from './fields.module.css';
import { moved } from './moved.ts';

type Props = {
  options: OptionDraft[];
  /** By index, as the backend names them. */
  errors: Record<string, string>;
  onOptions: (options: OptionDraft[]) => void;
};

export function OptionEditor({ options, errors, onOptions }: Props) {
  const list = useRef<HTMLUListElement>(null);
  /** At once: what is typed next belongs there. */
  const changeAndFocus = (next: OptionDraft[], at: number): void => {
    flushSync(() => onOptions(next));
    list.current?.querySelectorAll('input').item(at)?.focus();
  };
  const add = (at: number): void => changeAndFocus(options.toSpliced(at, 0, newOption(options)), at);
  const change = (at: number, part: Partial<OptionDraft>): void =>
    onOptions(options.map((option, each) => (each === at ? { ...option, ...part } : option)));
  const move = (at: number, by: number): void =>
    changeAndFocus(moved(options, at, at + by), Math.max(0, Math.min(options.length - 1, at + by)));
  const remove = (at: number): void => changeAndFocus(options.toSpliced(at, 1), Math.max(0, at - 1));
  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    const isEmpty = options[at]?.label === '';
    if (event.altKey && event.key === 'ArrowUp') move(at, -1);
    else if (event.altKey && event.key === 'ArrowDown') move(at, 1);
    else if (event.key === 'Enter') add(at + 1);
    else if (event.key === 'Backspace' && isEmpty) remove(at);
    else return;
    event.preventDefault();
  };
  return (
    <fieldset className={classes['options']}>
      <legend>{t('Options')}</legend>
      <ul ref={list}>
        {options.map((option, at) => (
          <li key={option.key}>
            <ColorMenu
              of={nameOf(option, at)}
              color={option.color}
              onColor={(color) => change(at, { color })}
            />
            <TextInput
              size="xs"
              aria-label={t('Option {n}', { n: at + 1 })}
              value={option.label}
              maxLength={customFieldLimits.optionLabel}
              error={errors[`options.${at}.label`] ?? errors[`options.${at}.previousLabel`]}
              onChange={(event) => change(at, { label: event.currentTarget.value })}
              onKeyDown={(event) => onKeyDown(event, at)}
            />
            <OptionButtons option={option} at={at} count={options.length} onMove={move} onRemove={remove} />
          </li>
        ))}
      </ul>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconPlus size={14} stroke={1.4} />}
        onClick={() => add(options.length)}
        disabled={options.length >= customFieldLimits.options}
      >
        {t('Add an option')}
      </Button>
    </fieldset>
  );
}

const nameOf = ({ label }: OptionDraft, at: number): string =>
  label === '' ? t('option {n}', { n: at + 1 }) : label;

type ButtonProps = {
  option: OptionDraft;
  at: number;
  count: number;
  onMove: (at: number, by: number) => void;
  onRemove: (at: number) => void;
};

function OptionButtons({ option, at, count, onMove, onRemove }: ButtonProps) {
  const name = nameOf(option, at);
  return (
    <span className={classes['optionButtons']}>
      <ActionIcon
        size="xs"
        color="gray"
        aria-label={t('Move {name} up', { name })}
        disabled={at === 0}
        onClick={() => onMove(at, -1)}
      >
        <IconArrowUp size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon
        size="xs"
        color="gray"
        aria-label={t('Move {name} down', { name })}
        disabled={at === count - 1}
        onClick={() => onMove(at, 1)}
      >
        <IconArrowDown size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon
        size="xs"
        color="gray"
        aria-label={t('Remove {name}', { name })}
        onClick={() => onRemove(at)}
      >
        <IconX size={14} stroke={1.4} />
      </ActionIcon>
    </span>
  );
}
