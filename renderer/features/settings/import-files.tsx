// For how long the files that imports have read are kept.
import { Button, NumberInput, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listImportJobs } from '../../../shared/contract/imports.ts';
import { getImportSettings, updateImportSettings } from '../../../shared/contract/recipes.ts';
import { t } from '../../../shared/messages/message.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { InlineError } from '../../ui/message.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

const usualDays = 90;
const kinds = [
  { value: 'days', label: t('for some days') },
  { value: 'always', label: t('for good') },
  { value: 'never', label: t('not at all') },
] as const;
type Kind = (typeof kinds)[number]['value'];

const kindOf = (days: number | null): Kind => (days === null ? 'always' : days === 0 ? 'never' : 'days');

export function ImportFiles() {
  const { data, error } = useQuery(queryOf(getImportSettings, {}));
  return (
    <Section
      title={t('Imports')}
      hint={t(
        'Each import keeps the file that it read, so that its rows can be looked at and the file downloaded. ' +
          'Undoing an import never needs it. A shorter time removes older files at once.',
      )}
    >
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {data && <KeepFor key={String(data.data.keep_source_days)} days={data.data.keep_source_days} />}
    </Section>
  );
}

function KeepFor({ days }: { days: number | null }) {
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>(kindOf(days));
  const [count, setCount] = useState<number | string>(days === null || days === 0 ? usualDays : days);
  const save = useMutation({
    mutationFn: (keep: number | null) => call(updateImportSettings, { body: { keep_source_days: keep } }),
    onSuccess: (answer) => {
      client.setQueryData(queryOf(getImportSettings, {}).queryKey, answer);
      void client.invalidateQueries({ queryKey: [listImportJobs.name] });
    },
  });
  const wanted = kind === 'always' ? null : kind === 'never' ? 0 : count;
  const isWhole = wanted === null || (typeof wanted === 'number' && Number.isInteger(wanted));
  return (
    <>
      <div className={classes['keep']}>
        <Select
          label={t('Keep source files')}
          w={160}
          data={kinds}
          value={kind}
          onChange={(value) => setKind(kinds.find((one) => one.value === value)?.value ?? 'days')}
        />
        {kind === 'days' && (
          <NumberInput
            label={t('Days')}
            w={96}
            min={1}
            max={3650}
            allowDecimal={false}
            allowNegative={false}
            value={count}
            onChange={setCount}
          />
        )}
        <Button
          loading={save.isPending}
          disabled={!isWhole || wanted === days}
          onClick={() => {
            if (wanted === null || typeof wanted === 'number') save.mutate(wanted);
          }}
        >
          {t('Save')}
        </Button>
      </div>
      {save.error && <InlineError>{toApiError(save.error).message}</InlineError>}
    </>
  );
}
