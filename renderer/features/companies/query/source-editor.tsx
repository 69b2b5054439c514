// The form for where values came from: from what, by whom, of which field, since when.
import { Button, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState, type FormEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { sourceKinds, type SourceCondition } from '../../../../shared/schema/company-query.ts';
import { InlineError } from '../../../ui/message.tsx';
import type { QueryField } from './query-fields.ts';
import { sourceKindLabels } from './source-words.ts';
import classes from './query.module.css';

type Props = {
  source: SourceCondition | undefined;
  fields: readonly QueryField[];
  onSource: (source: SourceCondition) => void;
  onClose: () => void;
};

const inPlace = { withinPortal: false } as const;

const dayOf = (iso: string | undefined): string | null => iso?.slice(0, 10) ?? null;
/** A day as it begins here. */
const startOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString();

export function SourceEditor({ source = {}, fields, onSource, onClose }: Props) {
  const [draft, setDraft] = useState<SourceCondition>(source);
  const [isEmpty, setEmpty] = useState(false);
  const set = (part: Partial<SourceCondition>) => {
    setEmpty(false);
    setDraft({ ...draft, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const given = Object.entries(draft).filter(([, value]) => value !== undefined && value !== '');
    setEmpty(given.length === 0);
    if (given.length > 0) onSource(Object.fromEntries(given) as SourceCondition);
  };
  const written = fields.filter(({ path }) => !/^(source|length):|^(created|updated)/.test(path));
  return (
    <form className={classes['editor']} onSubmit={submit} aria-label={t('Source of values')}>
      <div className={classes['pair']}>
        <Select
          size="xs"
          label={t('Written by')}
          placeholder={t('Anything')}
          clearable
          data={sourceKinds.map((value) => ({ value, label: sourceKindLabels[value] }))}
          value={draft.kind ?? null}
          onChange={(kind) => set({ kind: sourceKinds.find((known) => known === kind) })}
          comboboxProps={inPlace}
          openOnFocus={false}
          data-autofocus
        />
        <span />
        <Select
          size="xs"
          label={t('In the field')}
          placeholder={t('Any field')}
          clearable
          searchable
          data={written.map(({ path, label }) => ({ value: path, label }))}
          value={draft.field ?? null}
          onChange={(field) => set({ field: field ?? undefined })}
          comboboxProps={inPlace}
        />
        <DateInput
          size="xs"
          label={t('Since')}
          placeholder={t('YYYY-MM-DD')}
          valueFormat="YYYY-MM-DD"
          clearable
          value={dayOf(draft.after)}
          onChange={(day) => set({ after: day === null ? undefined : startOf(day) })}
          popoverProps={inPlace}
        />
        <span />
        <DateInput
          size="xs"
          label={t('Before')}
          placeholder={t('YYYY-MM-DD')}
          valueFormat="YYYY-MM-DD"
          clearable
          value={dayOf(draft.before)}
          onChange={(day) => set({ before: day === null ? undefined : startOf(day) })}
          popoverProps={inPlace}
        />
      </div>
      <TextInput
        size="xs"
        label={t('Who or which provider')}
        placeholder={t('Anyone, or such as gleif')}
        value={draft.actor ?? ''}
        onChange={({ currentTarget }) => set({ actor: currentTarget.value.trim() || undefined })}
      />
      {isEmpty && <InlineError>{t('Say at least one of these.')}</InlineError>}
      <div className={classes['foot']}>
        <span className={classes['right']}>
          <Button size="xs" variant="subtle" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button size="xs" variant="filled" type="submit">
            {t('Filter by source')}
          </Button>
        </span>
      </div>
    </form>
  );
}
