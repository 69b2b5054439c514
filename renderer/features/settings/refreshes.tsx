// Refreshes of single records: which registry has the basic data of a country, what one refresh may cost, and for how long what
// providers sent is kept word for word.
import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getRefreshSettings, updateRefreshSettings } from '../../../shared/contract/entities.ts';
import { listProviders } from '../../../shared/contract/enrichment.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';
import type { RefreshSettingsPatch } from '../../../shared/schema/entity.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { numberOf } from '../../lib/number-of.ts';
import { InlineError } from '../../ui/message.tsx';
import { RawAnswers } from './raw-days.tsx';
import { Registries, type Choice } from './registries.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

export function Refreshes() {
  const client = useQueryClient();
  const { data, error } = useQuery(queryOf(getRefreshSettings, {}));
  const providers = useQuery(queryOf(listProviders, {}));
  const save = useMutation({
    mutationFn: (body: RefreshSettingsPatch) => call(updateRefreshSettings, { body }),
    onSuccess: (answer) => client.setQueryData(queryOf(getRefreshSettings, {}).queryKey, answer),
  });
  const failure = error ?? providers.error ?? save.error;
  const choices = choicesOf(providers.data?.data.items ?? []);
  return (
    <Section
      title={t('Refreshes')}
      hint={t(
        'A refresh asks about one company or person again. Its basic data come from one registry: that of the country. ' +
          'Where that one cannot be asked, the reference datasets are, if there are any.',
      )}
    >
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      {data && providers.data && (
        <>
          <Registries settings={data.data} choices={choices} isBusy={save.isPending} onChange={save.mutate} />
          <Budget
            key={String(data.data.budget)}
            budget={data.data.budget}
            isBusy={save.isPending}
            onChange={save.mutate}
          />
        </>
      )}
      <RawAnswers />
    </Section>
  );
}

const choicesOf = (providers: readonly ProviderInfo[]): Choice[] =>
  providers
    .filter(({ entities }) => entities.includes('company'))
    .map(({ code, label }) => ({ value: code, label: t(label) }));

type BudgetProps = {
  budget: number | null;
  isBusy: boolean;
  onChange: (change: RefreshSettingsPatch) => void;
};

/** Empty: no limit. */
function Budget({ budget, isBusy, onChange }: BudgetProps) {
  const [euros, setEuros] = useState<number | string>(budget === null ? '' : budget / 100);
  const typed = numberOf(euros);
  const wanted = typed === null ? (euros === '' ? null : budget) : Math.round(typed * 100);
  return (
    <div className={classes['keep']}>
      <NumberInput
        label={t('One refresh may cost at most, in €')}
        placeholder={t('no limit')}
        w={320}
        min={0}
        max={1_000_000}
        decimalScale={2}
        allowNegative={false}
        value={euros}
        onChange={setEuros}
      />
      <Button loading={isBusy} disabled={wanted === budget} onClick={() => onChange({ budget: wanted })}>
        {t('Save')}
      </Button>
    </div>
  );
}
