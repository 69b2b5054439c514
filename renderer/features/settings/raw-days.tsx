// For how long what providers sent is kept word for word.
import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getEnrichmentSettings, updateEnrichmentSettings } from '../../../shared/contract/enrichment.ts';
import { t } from '../../../shared/messages/message.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { InlineError } from '../../ui/message.tsx';
import own from './refreshes.module.css';
import classes from './settings.module.css';

export function RawAnswers() {
  const { data, error } = useQuery(queryOf(getEnrichmentSettings, {}));
  return (
    <>
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {data && <RawDays key={data.data.rawDays} days={data.data.rawDays} />}
    </>
  );
}

function RawDays({ days }: { days: number }) {
  const client = useQueryClient();
  const [count, setCount] = useState<number | string>(days);
  const save = useMutation({
    mutationFn: (rawDays: number) => call(updateEnrichmentSettings, { body: { rawDays } }),
    onSuccess: (answer) => client.setQueryData(queryOf(getEnrichmentSettings, {}).queryKey, answer),
  });
  const isWhole = typeof count === 'number' && Number.isInteger(count) && count > 0;
  return (
    <>
      <div className={`${classes['keep']} ${own['below']}`}>
        <NumberInput
          label={t('Keep what providers sent word for word, in days')}
          description={t('What was read from it stays for good.')}
          w={320}
          min={1}
          max={36_500}
          allowDecimal={false}
          allowNegative={false}
          value={count}
          onChange={setCount}
        />
        <Button
          loading={save.isPending}
          disabled={!isWhole || count === days}
          onClick={() => isWhole && save.mutate(count)}
        >
          {t('Save')}
        </Button>
      </div>
      {save.error && <InlineError>{toApiError(save.error).message}</InlineError>}
    </>
  );
}
