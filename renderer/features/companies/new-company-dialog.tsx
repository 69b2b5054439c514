// A small form for one company, typed in or made of what a registry says. Refusals stand at their fields; a taken name or domain leads
// to its company.
import { Button, Group, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { createCompany } from '../../../shared/contract/companies.ts';
import { t, tc } from '../../../shared/messages/message.ts';
import { employeeRanges } from '../../../shared/schema/company.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { rangeText } from '../../lib/format.ts';
import { InlineError } from '../../ui/message.tsx';
import { ByTaxId } from './by-tax-id.tsx';
import {
  emptyForm,
  inputOf,
  messagesOf,
  mistakesOf,
  type FormField,
  type NewCompanyProps,
} from './company-form.ts';
import classes from './new-company-dialog.module.css';

const ranges = employeeRanges.map((range) => ({ value: range, label: rangeText(range) }));

function Refusal({ text, taken }: { text: string; taken: (() => void) | null }) {
  return (
    <>
      {text}{' '}
      {taken && (
        <button type="button" className={classes['taken']} onClick={taken}>
          {t('Open it')}
        </button>
      )}
    </>
  );
}

function CompanyForm({ onCreated, onOpen, onClose }: NewCompanyProps) {
  const [form, setForm] = useState(emptyForm);
  // One key for the life of the form: sending it again after a lost answer creates nothing twice.
  const [attempt, setAttempt] = useState(() => crypto.randomUUID());
  const [mistakes, setMistakes] = useState<ReturnType<typeof mistakesOf>>({});
  const create = useMutation({
    mutationFn: () => call(createCompany, { body: inputOf(form) }, { idempotencyKey: attempt }),
    onSuccess: ({ data }) => onCreated(data),
  });
  const refusal = create.error && toApiError(create.error);
  const messages = { ...(refusal ? messagesOf(refusal) : {}), ...mistakes };
  const takenBy = refusal?.details['companyId'];
  const taken = typeof takenBy === 'string' ? () => onOpen(takenBy) : null;
  const set = (field: FormField, value: string) => {
    setForm((before) => ({ ...before, [field]: value }));
    setAttempt(crypto.randomUUID());
    setMistakes({});
    if (messages[field] !== undefined) create.reset();
  };
  const text = (field: FormField) => ({
    value: form[field],
    error: messages[field] && <Refusal text={messages[field]} taken={taken} />,
    onChange: (event: { currentTarget: { value: string } }) => set(field, event.currentTarget.value),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = mistakesOf(form);
    setMistakes(found);
    if (Object.keys(found).length === 0) create.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className={classes['fields']}>
        <TextInput label={t('Name')} className={classes['wide'] ?? ''} data-autofocus {...text('name')} />
        <TextInput
          label={t('Domain')}
          placeholder={tc('example', 'norrvik-kabel.se')}
          className={classes['wide'] ?? ''}
          {...text('domain')}
        />
        <TextInput label={t('Industry')} {...text('industry')} />
        <TextInput
          label={t('Country code')}
          placeholder={tc('example', 'SE')}
          maxLength={2}
          {...text('countryCode')}
        />
        <Select
          label={t('Employees')}
          data={ranges}
          clearable
          value={form.employeeRange === '' ? null : form.employeeRange}
          error={messages.employeeRange}
          onChange={(value) => set('employeeRange', value ?? '')}
        />
        <TextInput label={t('Founded')} placeholder="1974" inputMode="numeric" {...text('foundationYear')} />
        <TextInput
          label={t('Funding, USD')}
          placeholder="7300000"
          inputMode="decimal"
          {...text('fundingRaised')}
        />
      </div>
      {messages.form !== undefined && <InlineError>{messages.form}</InlineError>}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={create.isPending} disabled={form.name.trim() === ''}>
          {t('Create the company')}
        </Button>
      </Group>
    </form>
  );
}

type Way = 'hand' | 'taxId';

function Ways(props: NewCompanyProps) {
  const [way, setWay] = useState<Way>('hand');
  return (
    <>
      <SegmentedControl
        fullWidth
        mb="md"
        aria-label={t('How to make it')}
        data={[
          { value: 'hand', label: t('By hand') },
          { value: 'taxId', label: t('By tax ID') },
        ]}
        value={way}
        onChange={setWay}
      />
      {way === 'hand' ? <CompanyForm {...props} /> : <ByTaxId {...props} />}
    </>
  );
}

export function NewCompanyDialog({ opened, ...props }: NewCompanyProps & { opened: boolean }) {
  return (
    <Modal opened={opened} onClose={props.onClose} title={t('New company')} size={480}>
      <Ways {...props} />
    </Modal>
  );
}
