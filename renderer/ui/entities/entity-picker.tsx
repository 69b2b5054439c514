// One company or person: typing searches both, what is chosen stands in the field.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { windowOfCompanies } from '../../../shared/contract/companies.ts';
import { windowOfPeople } from '../../../shared/contract/people.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { queryOf } from '../../api/query.ts';

export type Picked = { id: string; name: string };

const pauseMs = 120;
const mostShown = 20;

type Props = {
  label: string;
  /** Who may be chosen. */
  types: readonly EntityType[];
  picked: Picked | null;
  error?: string | undefined;
  hidden?: string;
  /** The label stands in the field as long as it is empty. */
  isQuiet?: boolean;
  onPick: (picked: Picked | null) => void;
};

export function EntityPicker({ label, types, picked, error, hidden, isQuiet = false, onPick }: Props) {
  const [typed, setTyped] = useState(picked?.name ?? '');
  const search = typed === picked?.name ? '' : typed.trim();
  const groups = useFound(search, types).map(({ group, items }) => ({
    group,
    items: items.filter(({ id }) => id !== hidden),
  }));
  const found = groups.flatMap(({ items }) => items);
  const isListed = picked === null || found.some(({ id }) => id === picked.id);
  const optionOf = ({ id, name }: Picked) => ({ value: id, label: name });
  return (
    <Select
      {...(isQuiet
        ? { 'aria-label': label, placeholder: label, size: 'xs' }
        : { label, placeholder: t('Search by name') })}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      value={picked?.id ?? null}
      error={error ?? null}
      data={[
        ...(isListed ? [] : [optionOf(picked)]),
        ...groups
          .filter(({ items }) => items.length > 0)
          .map(({ group, items }) => ({ group, items: items.map(optionOf) })),
      ]}
      // The backend has searched already, by words of any field.
      filter={({ options }) => options}
      nothingFoundMessage={t('Nobody matches "{q}".', { q: search })}
      onChange={(id) => onPick([...found, ...(picked ? [picked] : [])].find((one) => one.id === id) ?? null)}
    />
  );
}

function useFound(text: string, types: readonly EntityType[]): { group: string; items: Picked[] }[] {
  const [q] = useDebouncedValue(text, pauseMs);
  const query = { limit: mostShown, ...(q !== '' && { q }) };
  const companies = useQuery({
    ...queryOf(windowOfCompanies, { query }),
    enabled: types.includes('company'),
    placeholderData: keepPreviousData,
  });
  const people = useQuery({
    ...queryOf(windowOfPeople, { query }),
    enabled: types.includes('person'),
    placeholderData: keepPreviousData,
  });
  return [
    {
      group: t('Companies'),
      items: (companies.data?.data.items ?? []).map(({ id, name }) => ({ id, name })),
    },
    {
      group: t('People'),
      items: (people.data?.data.items ?? []).map(({ id, fullName }) => ({ id, name: fullName })),
    },
  ];
}
