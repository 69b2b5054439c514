// The form for a new person or a known one. Refusals stand at their fields.
import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { createPerson } from '../../../shared/contract/people.ts';
import { t } from '../../../shared/messages/message.ts';
import { personFieldLabels, personLimits, type Person } from '../../../shared/schema/person.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { InlineError } from '../../ui/message.tsx';
import { CompaniesPicker } from './companies-picker.tsx';
import { PersonGroups } from './person-groups.tsx';
import {
  derivedName,
  formOf,
  messagesOf,
  patchOf,
  type Named,
  type PersonForm,
  type TextField,
} from './person-form.ts';
import { ChangedMeanwhile, savePerson } from './save-person.ts';
import classes from './people.module.css';

type Props = {
  /** Null: a new one. */
  person: Person | null;
  /** Companies that a new one starts with. */
  companies?: readonly Named[];
  onDone: (person: Person) => void;
  onClose: () => void;
};

function useSave({ person, companies, onDone }: Props) {
  const [before] = useState(() => formOf(person, companies));
  const [form, setForm] = useState(before);
  const [seen, setSeen] = useState(person);
  // One key for the life of the form: sending it again after a lost answer creates nothing twice.
  const [attempt, setAttempt] = useState(() => crypto.randomUUID());
  const save = useMutation({
    mutationFn: async () => {
      if (seen === null)
        return call(createPerson, { body: patchOf(formOf(null), form) }, { idempotencyKey: attempt });
      return savePerson({ form, patch: patchOf(before, form), seen });
    },
    onSuccess: ({ data }) => onDone(data),
    onError: (error) => error instanceof ChangedMeanwhile && setSeen(error.now),
  });
  const set = (change: Partial<PersonForm>): void => {
    setForm((now) => ({ ...now, ...change }));
    setAttempt(crypto.randomUUID());
    save.reset();
  };
  const messages = save.error ? messagesOf(toApiError(save.error)) : {};
  return { form, set, save, messages };
}

const many = new Set<TextField>(['emails', 'phones', 'addresses', 'urls', 'description']);
const placeholders: Partial<Record<TextField, string>> = {
  professionalSocialMediaUrl: 'linkedin.com/in/mira-aldous',
  birthday: t('YYYY-MM-DD'),
};
const half: readonly TextField[] = ['emails', 'phones', 'urls', 'addresses'];

function PersonFields(props: Props) {
  const { person, onClose } = props;
  const { form, set, save, messages } = useSave(props);
  const name = form.fullName.trim() === '' ? derivedName(form) : form.fullName.trim();
  const field = (at: TextField) => {
    const limit = personLimits[at as keyof typeof personLimits];
    const shared = {
      label: t(personFieldLabels[at]),
      value: form[at],
      error: messages[at],
      onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
        set({ [at]: currentTarget.value }),
    };
    if (!many.has(at))
      return (
        <TextInput
          key={at}
          {...shared}
          placeholder={at === 'fullName' ? derivedName(form) : placeholders[at]}
          {...(at === 'birthday' ? {} : { maxLength: limit })}
          {...(at === 'firstName' && { 'data-autofocus': true })}
        />
      );
    const isList = half.includes(at);
    return (
      <Textarea
        key={at}
        {...shared}
        autosize
        minRows={isList ? 1 : 2}
        maxRows={6}
        {...(isList && { placeholder: t('One a line') })}
      />
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className={classes['fields']}>
        {(['firstName', 'lastName', 'fullName', 'jobTitle'] as const).map(field)}
        <CompaniesPicker
          companies={form.companies}
          error={messages['companies']}
          onChange={(companies) => set({ companies })}
        />
        {half.map(field)}
        {(['professionalSocialMediaUrl', 'birthday'] as const).map(field)}
        <div className={classes['wide']}>{field('description')}</div>
        <PersonGroups form={form} messages={messages} onChange={set} />
      </div>
      {messages['form'] !== undefined && <InlineError>{messages['form']}</InlineError>}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={save.isPending} disabled={name === ''}>
          {person === null ? t('Create the person') : t('Save the person')}
        </Button>
      </Group>
    </form>
  );
}

export function PersonDialog(props: Props) {
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.person === null ? t('New person') : t('Edit {name}', { name: props.person.fullName })}
      size={560}
    >
      <PersonFields {...props} />
    </Modal>
  );
}
