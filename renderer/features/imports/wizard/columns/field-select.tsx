// Chooses the field that a column goes to: searchable, fields in groups, "Not imported" first.
// Only the row in use carries the real control; the others look like it, for a hundred of them would be slow.
import { Select } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import classes from './field-select.module.css';
import { t } from '../../../../../shared/messages/message.ts';
import { ClosedSelect } from '../../../../ui/closed-select.tsx';
import { useCustomGroups } from './custom/use-custom-targets.ts';
import { fieldGroups, ignoreTarget, targetLabel } from './fields.ts';

type Props = {
  label: string;
  value: string;
  /** True for the row in use. */
  live: boolean;
  inTabOrder: boolean;
  invalid: boolean;
  onChange: (target: string) => void;
  /** A field is to be made of the column. */
  onCreate: () => void;
};

const leaveOut = { value: ignoreTarget, label: targetLabel(ignoreTarget) };
const groups = fieldGroups.map(({ group, fields }) => ({
  group,
  items: fields.map((field) => ({ value: field as string, label: targetLabel(field) })),
}));
/** No field has it. */
const createTarget = '\u0000';
const create = { value: createTarget, label: t('New field from this column…') };

const popover = { width: 200, position: 'bottom-start' } as const;

export function FieldSelect(props: Props) {
  const [opened, setOpened] = useState(false);
  if (!props.live && !opened) return <ClosedField {...props} onOpen={() => setOpened(true)} />;
  return <LiveField {...props} opened={opened} onLeave={() => setOpened(false)} />;
}

function ClosedField({ label, value, invalid, onOpen }: Props & { onOpen: () => void }) {
  return (
    <ClosedSelect
      label={label}
      text={targetLabel(value)}
      empty={value === ignoreTarget}
      invalid={invalid}
      inTabOrder={false}
      // Taking the focus would bring the real control before the click is through.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    />
  );
}

type LiveProps = Props & { opened: boolean; onLeave: () => void };

/** What a column can go to; a field that is gone stays in view while it is chosen. */
function useTargets(value: string) {
  const custom = useCustomGroups();
  return useMemo(() => {
    const own = custom.map(({ name, targets }) => ({
      group: name,
      items: targets.map(({ path, field }) => ({ value: path, label: field.name })),
    }));
    const belongs = custom.length === 0 ? [] : [{ value: 'groups', label: targetLabel('groups') }];
    const all = [leaveOut, create, ...groups, ...belongs, ...own.filter(({ items }) => items.length > 0)];
    const known = new Set(
      all.flatMap((one) => ('items' in one ? one.items.map((item) => item.value) : [one.value])),
    );
    return known.has(value)
      ? all
      : [...all, { group: t('No longer there'), items: [{ value, label: targetLabel(value) }] }];
  }, [custom, value]);
}

function LiveField({ label, value, inTabOrder, invalid, opened, onLeave, onChange, onCreate }: LiveProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (opened) input.current?.focus();
  }, [opened]);
  const data = useTargets(value);
  return (
    <Select
      size="xs"
      aria-label={label}
      searchable
      openOnFocus={false}
      defaultDropdownOpened={opened}
      ref={input}
      selectFirstOptionOnChange
      nothingFoundMessage={t('No such field')}
      maxDropdownHeight={320}
      comboboxProps={popover}
      data={data}
      value={value}
      tabIndex={inTabOrder ? 0 : -1}
      error={invalid}
      classNames={{ input: classes['input'] ?? '' }}
      data-left-out={value === ignoreTarget}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={onLeave}
      onChange={(chosen) => {
        if (chosen === createTarget) onCreate();
        else if (chosen !== null) onChange(chosen);
      }}
    />
  );
}
