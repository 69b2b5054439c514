// The form for where values came from: from what, by whom, of which field, since when.
import { Button, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState, type FormEvent } from 'react';
import { sourceKinds, type SourceCondition } from '../../../../shared/schema/company-query.ts';
import { InlineError } from '../../../ui/message.tsx';
import type { QueryField } from './query-fields.ts';
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
    <form className={classes['editor']} onSubmit={submit} aria-label="Source of values">
      <div className={classes['pair']}>
        <Select
          size="xs"
          label="Written by"
          placeholder="Anything"
          clearable
          data={[...sourceKinds]}
          value={draft.kind ?? null}
          onChange={(kind) => set({ kind: sourceKinds.find((known) => known === kind) })}
          comboboxProps={inPlace}
          openOnFocus={false}
          data-autofocus
        />
        <span />
        <Select
          size="xs"
          label="In the field"
          placeholder="Any field"
          clearable
          searchable
          data={written.map(({ path, label }) => ({ value: path, label }))}
          value={draft.field ?? null}
          onChange={(field) => set({ field: field ?? undefined })}
          comboboxProps={inPlace}
        />
        <DateInput
          size="xs"
          label="Since"
          placeholder="YYYY-MM-DD"
          valueFormat="YYYY-MM-DD"
          clearable
          value={dayOf(draft.after)}
          onChange={(day) => set({ after: day === null ? undefined : startOf(day) })}
          popoverProps={inPlace}
        />
        <span />
        <DateInput
          size="xs"
          label="Before"
          placeholder="YYYY-MM-DD"
          valueFormat="YYYY-MM-DD"
          clearable
          value={dayOf(draft.before)}
          onChange={(day) => set({ before: day === null ? undefined : startOf(day) })}
          popoverProps={inPlace}
        />
      </div>
      <TextInput
        size="xs"
        label="Who or which provider"
        placeholder="Anyone, or such as gleif"
        value={draft.actor ?? ''}
        onChange={({ currentTarget }) => set({ actor: currentTarget.value.trim() || undefined })}
      />
      {isEmpty && <InlineError>Say at least one of these.</InlineError>}
      <div className={classes['foot']}>
        <span className={classes['right']}>
          <Button size="xs" variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button size="xs" variant="filled" type="submit">
            Filter by source
          </Button>
        </span>
      </div>
    </form>
  );
}
