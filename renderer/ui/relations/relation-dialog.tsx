// A relation that a person tells, new or changed.
import { Button, Group, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { ApiError } from '../../api/api-error.ts';
import { EntityPicker } from '../entities/entity-picker.tsx';
import { InlineError } from '../message.tsx';
import { roles, rolesOf, type RelationDraft } from './relation-draft.ts';
import classes from './relation-dialog.module.css';

type Props = {
  title: string;
  action: string;
  draft: RelationDraft;
  type: EntityType;
  /** Both ends are settled: only what is said of it is changed. */
  isNew: boolean;
  busy: boolean;
  error: ApiError | null;
  onSave: (draft: RelationDraft) => void;
  onClose: () => void;
};

export function RelationDialog(props: Props) {
  const { title, action, type, isNew, busy, error, onSave, onClose } = props;
  const [draft, setDraft] = useState(props.draft);
  const set = (change: Partial<RelationDraft>): void => setDraft({ ...draft, ...change });
  const errors = error?.fieldMessages ?? {};
  const { kind, others } = roles[draft.role];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (draft.other) onSave(draft);
  };
  return (
    <Modal opened onClose={onClose} title={title} size={460}>
      <form className={classes['form']} onSubmit={submit}>
        <Select
          label={t('What the other one is')}
          data={rolesOf(type).map((value) => ({ value, label: roles[value].label }))}
          value={draft.role}
          disabled={!isNew}
          error={errors['kind'] ?? null}
          onChange={(role) =>
            role && set({ role, other: others.length > roles[role].others.length ? null : draft.other })
          }
        />
        {isNew ? (
          <EntityPicker
            key={others.length}
            label={others.length > 1 ? t('Company or person') : t('Company')}
            types={others}
            picked={draft.other}
            error={errors['entityId']}
            onPick={(other) => set({ other })}
          />
        ) : (
          <TextInput label={t('Name')} readOnly value={draft.other?.name ?? ''} />
        )}
        {kind === 'officer' ? (
          <TextInput
            label={t('Role')}
            placeholder={t('Director')}
            maxLength={200}
            value={draft.office}
            error={errors['role'] ?? null}
            onChange={(event) => set({ office: event.currentTarget.value })}
          />
        ) : (
          <Shares draft={draft} errors={errors} set={set} />
        )}
        <div className={classes['pair']}>
          <Day
            label={t('From')}
            value={draft.from}
            error={errors['from']}
            onChange={(from) => set({ from })}
          />
          <Day label={t('To')} value={draft.to} error={errors['to']} onChange={(to) => set({ to })} />
        </div>
        {error && Object.keys(errors).length === 0 && <InlineError>{error.message}</InlineError>}
        <Group justify="flex-end" gap="sm" mt="sm">
          <Button variant="subtle" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={draft.other === null}>
            {action}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

type Errors = Readonly<Record<string, string>>;
type SharesProps = { draft: RelationDraft; errors: Errors; set: (change: Partial<RelationDraft>) => void };

function Shares({ draft, errors, set }: SharesProps) {
  const usual = { min: 0, max: 100, decimalScale: 6, hideControls: true, rightSection: '%' };
  return (
    <div className={classes['pair']}>
      <NumberInput
        {...usual}
        label={t('Share')}
        value={draft.share}
        error={errors['share'] ?? null}
        onChange={(value) => set({ share: value })}
      />
      <NumberInput
        {...usual}
        label={t('Up to, of a range')}
        value={draft.shareUpTo}
        error={errors['shareUpTo'] ?? null}
        onChange={(value) => set({ shareUpTo: value })}
      />
    </div>
  );
}

type DayProps = {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

/** A year or a month alone is known often. */
const Day = ({ label, value, error, onChange }: DayProps) => (
  <TextInput
    label={label}
    placeholder="2024-03-31"
    maxLength={10}
    value={value}
    error={error ?? null}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);
