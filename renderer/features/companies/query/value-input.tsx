// Where the value of a condition is given: one, two or many; chosen where the field has choices, else typed with what other companies
// have as suggestions.
import { Autocomplete, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { suggestCompanyValues } from '../../../../shared/contract/company-query.ts';
import { t } from '../../../../shared/messages/message.ts';
import { queryOf } from '../../../api/query.ts';
import { valueCountOf, type Asked, type Draft } from './operators.ts';
import type { QueryField, QueryOption } from './query-fields.ts';
import classes from './query.module.css';

const inPlace = { withinPortal: false } as const;

/** Whoever has chosen a field, or opened a chip, gives a value next. */
const focused = { autoFocus: true, 'data-autofocus': true } as const;

const suggesting: ReadonlySet<string> = new Set(['text', 'texts', 'references']);

function useSuggestions(field: QueryField, typed: string): readonly QueryOption[] {
  const [prefix] = useDebouncedValue(typed.trim(), 150);
  const { data } = useQuery({
    ...queryOf(suggestCompanyValues, { query: { field: field.path, prefix, limit: 20 } }),
    enabled: field.options === null && suggesting.has(field.kind),
    placeholderData: keepPreviousData,
  });
  if (field.options) return field.options;
  return data?.data.values.map(({ value, label }) => ({ value, label })) ?? [];
}

/** Each value once, those that are chosen always among them. */
function withChosen(options: readonly QueryOption[], values: readonly string[]): QueryOption[] {
  const known = new Set(options.map(({ value }) => value));
  const missing = values.filter((value) => value !== '' && !known.has(value));
  return [...options, ...missing.map((value) => ({ value, label: value }))];
}

type OneProps = {
  label: string;
  field: QueryField;
  value: string;
  isPattern: boolean;
  isFirst: boolean;
  onValue: (value: string) => void;
};

function OneValue({ label, field, value, onValue, isPattern, isFirst }: OneProps) {
  const start = isFirst ? focused : {};
  const options = useSuggestions(field, value);
  if (field.kind === 'date' || field.kind === 'time')
    return (
      <DateInput
        {...start}
        size="xs"
        aria-label={label}
        placeholder={t('YYYY-MM-DD')}
        valueFormat="YYYY-MM-DD"
        value={/^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null}
        onChange={(day) => onValue(day ?? '')}
        popoverProps={inPlace}
      />
    );
  const picks = field.options !== null || field.kind === 'references';
  if (picks && !isPattern)
    return (
      <Select
        {...start}
        size="xs"
        aria-label={label}
        placeholder={t('Choose')}
        searchable
        data={withChosen(options, [value])}
        value={value === '' ? null : value}
        onChange={(chosen) => onValue(chosen ?? '')}
        comboboxProps={inPlace}
        limit={100}
      />
    );
  if (suggesting.has(field.kind))
    return (
      <Autocomplete
        {...start}
        size="xs"
        aria-label={label}
        data={isPattern ? [] : [...new Set(options.map((option) => option.value))]}
        value={value}
        onChange={onValue}
        comboboxProps={inPlace}
      />
    );
  return (
    <TextInput
      {...start}
      size="xs"
      aria-label={label}
      inputMode={field.kind === 'number' || field.kind === 'year' ? 'decimal' : 'text'}
      value={value}
      onChange={({ currentTarget }) => onValue(currentTarget.value)}
    />
  );
}

function ManyValues({
  label,
  field,
  values,
  onValues,
}: {
  label: string;
  field: QueryField;
  values: readonly string[];
  onValues: (values: string[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const options = useSuggestions(field, typed);
  const shared = {
    ...focused,
    size: 'xs' as const,
    'aria-label': label,
    value: [...values],
    onChange: onValues,
    searchValue: typed,
    onSearchChange: setTyped,
    comboboxProps: inPlace,
    maxDropdownHeight: 200,
    // The ring is that of the whole field.
    classNames: { inputField: classes['typed'] ?? '' },
  };
  if (field.options !== null || field.kind === 'references')
    return <MultiSelect {...shared} searchable data={withChosen(options, values)} limit={100} />;
  return <TagsInput {...shared} data={[...new Set(options.map(({ value }) => value))]} acceptValueOnBlur />;
}

const patterns: ReadonlySet<Asked> = new Set([
  'contains',
  'not_contains',
  'begins',
  'ends',
  'like',
  'not_like',
]);

export function ValueInput({
  field,
  draft,
  onValues,
}: {
  field: QueryField;
  draft: Draft;
  onValues: (values: string[]) => void;
}) {
  const { asked, values } = draft;
  const [first = '', second = ''] = values;
  const count = valueCountOf(asked);
  if (count === 'none') return <span />;
  if (count === 'many')
    return (
      <ManyValues
        label={t('Values of {field}', { field: field.label })}
        field={field}
        values={values}
        onValues={onValues}
      />
    );
  const one = { field, isPattern: patterns.has(asked) };
  if (count === 'one')
    return (
      <OneValue
        {...one}
        isFirst
        label={t('Value of {field}', { field: field.label })}
        value={first}
        onValue={(value) => onValues([value])}
      />
    );
  return (
    <div className={classes['pair']}>
      <OneValue
        {...one}
        isFirst
        label={t('From, {field}', { field: field.label })}
        value={first}
        onValue={(value) => onValues([value, second])}
      />
      {t('and')}
      <OneValue
        {...one}
        isFirst={false}
        label={t('To, {field}', { field: field.label })}
        value={second}
        onValue={(value) => onValues([first, value])}
      />
    </div>
  );
}
