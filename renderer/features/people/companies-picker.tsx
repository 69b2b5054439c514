// The companies of a person: typing searches, what is chosen stands as chips.
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { windowOfCompanies } from '../../../shared/contract/companies.ts';
import { t } from '../../../shared/messages/message.ts';
import { queryOf } from '../../api/query.ts';
import type { Named } from './person-form.ts';
import classes from './people.module.css';

const pauseMs = 120;

type Props = { companies: Named[]; error: string | undefined; onChange: (companies: Named[]) => void };

export function CompaniesPicker({ companies, error, onChange }: Props) {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), pauseMs);
  const { data } = useQuery({
    ...queryOf(windowOfCompanies, { query: { limit: 20, ...(q !== '' && { q }) } }),
    placeholderData: keepPreviousData,
  });
  const found: Named[] = data?.data.items ?? [];
  const others = found.filter(({ id }) => !companies.some((company) => company.id === id));
  const known = [...companies, ...others];
  return (
    <MultiSelect
      label={t('Companies')}
      className={classes['wide'] ?? ''}
      classNames={{ input: classes['chips'] ?? '' }}
      {...(companies.length === 0 && { placeholder: t('Search companies') })}
      data={known.map(({ id, name }) => ({ value: id, label: name }))}
      value={companies.map(({ id }) => id)}
      error={error}
      searchable
      hidePickedOptions
      searchValue={text}
      onSearchChange={setText}
      // The backend has searched already, by words of any field.
      filter={({ options }) => options}
      nothingFoundMessage={t('No company matches "{q}".', { q: text.trim() })}
      onChange={(ids) => onChange(ids.flatMap((id) => known.find((company) => company.id === id) ?? []))}
    />
  );
}
