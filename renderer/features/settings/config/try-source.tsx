// Asks a person's own source about one record under settings that are not saved yet, and shows what came of each of them.
import { Button, PasswordInput, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { windowOfCompanies } from '../../../../shared/contract/companies.ts';
import { trySource } from '../../../../shared/contract/http-json.ts';
import { windowOfPeople } from '../../../../shared/contract/people.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import { InlineError } from '../../../ui/message.tsx';
import { TriedResult } from './tried-result.tsx';
import classes from './config.module.css';

type Props = { entity: EntityType; config: Record<string, unknown> | null; isLocal: boolean };

const pauseMs = 150;

function useRecords(entity: EntityType, text: string) {
  const [q] = useDebouncedValue(text.trim(), pauseMs);
  const query = { limit: 20, ...(q !== '' && { q }) };
  const shared = { placeholderData: keepPreviousData };
  const companies = useQuery({
    ...queryOf(windowOfCompanies, { query }),
    ...shared,
    enabled: entity === 'company',
  });
  const people = useQuery({ ...queryOf(windowOfPeople, { query }), ...shared, enabled: entity === 'person' });
  return entity === 'company'
    ? (companies.data?.data.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
    : (people.data?.data.items ?? []).map(({ id, fullName }) => ({ value: id, label: fullName }));
}

export function TrySource({ entity, config, isLocal }: Props) {
  const [record, setRecord] = useState<{ value: string; label: string } | null>(null);
  const [text, setText] = useState('');
  const [key, setKey] = useState('');
  const found = useRecords(entity, text === record?.label ? '' : text);
  const choices = record && !found.some(({ value }) => value === record.value) ? [record, ...found] : found;
  const doing = useMutation({
    mutationFn: (recordId: string) => {
      const secret = key.trim();
      const body = { config, isLocal, recordId, ...(secret !== '' && { key: secret }) };
      return call(trySource, { body });
    },
  });
  return (
    <section className={classes['try']} aria-label={t('Try it on one record')}>
      <h3>{t('Try it on one record')}</h3>
      <p className={classes['hint']}>
        {t('It is asked once, as it is set here. Nothing is saved or written.')}
      </p>
      <div className={classes['trial']}>
        <Select
          label={entity === 'company' ? t('Company') : t('Person')}
          searchable
          data={choices}
          value={record?.value ?? null}
          searchValue={text}
          onSearchChange={setText}
          // The backend has searched already, by words of any field.
          filter={({ options }) => options}
          nothingFoundMessage={t('No record is called so.')}
          onChange={(id) => setRecord(choices.find(({ value }) => value === id) ?? null)}
        />
        <PasswordInput
          label={t('Key, where it is not kept yet')}
          autoComplete="off"
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <Button
          disabled={record === null || config === null}
          loading={doing.isPending}
          onClick={() => record && doing.mutate(record.value)}
        >
          {t('Try it')}
        </Button>
      </div>
      {doing.error && <InlineError>{toApiError(doing.error).message}</InlineError>}
      {doing.data && <TriedResult tried={doing.data.data} />}
    </section>
  );
}
