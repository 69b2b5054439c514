// Chooses the field that a column goes to: searchable, fields in groups, "Not imported" first.
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import classes from './field-select.module.css';
import { fieldGroups, fieldLabels, ignoreTarget, targetLabel } from './fields.ts';

type Props = {
  label: string;
  value: string;
  inTabOrder: boolean;
  invalid: boolean;
  onChange: (target: string) => void;
};

const leaveOut = { value: ignoreTarget, label: targetLabel(ignoreTarget) };
const groups = fieldGroups.map(({ group, fields }) => ({
  group,
  items: fields.map((field) => ({ value: field as string, label: fieldLabels[field] })),
}));
const known = new Set([ignoreTarget, ...groups.flatMap(({ items }) => items.map((item) => item.value))]);
const usual = [leaveOut, ...groups];

const popover = { width: 200, position: 'bottom-start' } as const;

export function FieldSelect({ label, value, inTabOrder, invalid, onChange }: Props) {
  const data = useMemo(
    () =>
      known.has(value)
        ? usual
        : [...usual, { group: 'Custom fields', items: [{ value, label: targetLabel(value) }] }],
    [value],
  );
  return (
    <Select
      size="xs"
      aria-label={label}
      searchable
      openOnFocus={false}
      selectFirstOptionOnChange
      nothingFoundMessage="No such field"
      maxDropdownHeight={320}
      comboboxProps={popover}
      data={data}
      value={value}
      tabIndex={inTabOrder ? 0 : -1}
      error={invalid}
      classNames={{ input: classes['input'] ?? '' }}
      data-left-out={value === ignoreTarget}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(chosen) => {
        if (chosen !== null) onChange(chosen);
      }}
    />
  );
}
