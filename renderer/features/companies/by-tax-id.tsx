// A new company by its tax ID and country: the registry of the country is asked, what it says is shown, and the company is made of that.
import { Box, Button, Group, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { createEntity } from '../../../shared/contract/entities.ts';
import { t } from '../../../shared/messages/message.ts';
import type { RefreshAnswer } from '../../../shared/schema/entity.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import { parseFactPath } from '../../../shared/schema/profile-facts.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { listCountries } from '../../lib/countries.ts';
import { formatEuros } from '../../lib/money.ts';
import { profileLines } from '../../ui/facts/fact-lines.ts';
import { InlineError } from '../../ui/message.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import type { NewCompanyProps } from './company-form.ts';
import classes from './new-company-dialog.module.css';

type Office = { taxId: string; countryCode: string };

const countries = listCountries().map(({ code, name }) => ({ value: code, label: name }));

/** Asks first; what was said is what the company is made of. */
function useByTaxId(office: Office, onCreated: NewCompanyProps['onCreated']) {
  const ask = useMutation({
    mutationFn: () => call(createEntity, { body: { ...office, dryRun: true } }),
  });
  const create = useMutation({
    mutationFn: (planId: string) =>
      call(createEntity, { body: { ...office, planId } }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: ({ entity: { id, name } }) => onCreated({ id, name }),
    // Of a plan that is too old another one is asked for.
    onError: () => ask.reset(),
  });
  const reset = (): void => {
    ask.reset();
    create.reset();
  };
  return { ask, create, reset };
}

export function ByTaxId({ onCreated, onOpen, onClose }: NewCompanyProps) {
  const [office, setOffice] = useState<Office>({ taxId: '', countryCode: '' });
  const { ask, create, reset } = useByTaxId(office, onCreated);
  const set = (change: Partial<Office>): void => {
    setOffice((before) => ({ ...before, ...change }));
    reset();
  };
  const error = ask.error ?? create.error;
  const refusal = error && toApiError(error);
  const atField = (field: keyof Office): string | undefined => refusal?.fieldMessages[field];
  const isAtField = atField('taxId') !== undefined || atField('countryCode') !== undefined;
  const planId = ask.data?.planId;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.reset();
    if (planId === undefined) ask.mutate();
    else create.mutate(planId);
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className={classes['fields']}>
        <Select
          label={t('Country')}
          data={countries}
          searchable
          data-autofocus
          value={office.countryCode === '' ? null : office.countryCode}
          error={atField('countryCode')}
          onChange={(countryCode) => set({ countryCode: countryCode ?? '' })}
        />
        <TextInput
          label={t('Tax ID')}
          maxLength={255}
          value={office.taxId}
          error={atField('taxId')}
          onChange={({ currentTarget: { value } }) => set({ taxId: value })}
        />
      </div>
      {ask.data && <Said answer={ask.data} onOpen={onOpen} />}
      {refusal && !isAtField && (
        <Box mt="md">
          <InlineError>{refusal.message}</InlineError>
        </Box>
      )}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          type="submit"
          variant="filled"
          loading={ask.isPending || create.isPending}
          disabled={
            office.countryCode === '' || office.taxId.trim() === '' || (ask.data !== undefined && !planId)
          }
        >
          {planId === undefined ? t('Ask the registry') : t('Create the company')}
        </Button>
      </Group>
    </form>
  );
}

/** A company that is here already has no plan. */
function Said({ answer, onOpen }: { answer: RefreshAnswer } & Pick<NewCompanyProps, 'onOpen'>) {
  const { entity, planId, changes, enrichments, costCents } = answer;
  if (planId === undefined)
    return (
      <output className={classes['said']}>
        {t('{name} is here already.', { name: entity.name })}{' '}
        <TextButton onClick={() => onOpen(entity.id)}>{t('Open it')}</TextButton>
      </output>
    );
  const by = enrichments.filter(({ success }) => success).map(({ providerCode }) => providerCode);
  return (
    <section className={classes['said']} aria-label={t('What the registry says')}>
      <h3>
        {t('{providers} says, for {cost}:', { providers: by.join(', '), cost: formatEuros(costCents) })}
      </h3>
      <dl>
        {changes
          .filter(({ kept }) => kept === undefined)
          .map(({ path, after }) => (
            <div key={path}>
              <dt>{labelOfPath(path)}</dt>
              <dd>
                {profileLines(parseFactPath(path) ?? path, after).map((line) => (
                  <span key={line}>{line}</span>
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
