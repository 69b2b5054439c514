// One field, new or there: its name, type and settings. What would take values away is counted before it is done.
import { Button, Select, TextInput } from '@mantine/core';
import { useEffect, useRef, type FormEvent } from 'react';
import { t } from '../../../shared/messages/message.ts';
import {
  customFieldLimits,
  customFieldTypes,
  type CustomField,
  type EntityType,
} from '../../../shared/schema/custom-field.ts';
import type { ApiError } from '../../api/api-error.ts';
import { MeanwhileNote } from '../../ui/meanwhile-note.tsx';
import { InlineError } from '../../ui/message.tsx';
import { isChanged, patchOf, type FieldDraft } from './field-draft.ts';
import { typeHints, typeLabels } from './field-types.ts';
import classes from './fields.module.css';
import { TypeSettings } from './type-settings.tsx';
import { useOpenedField } from './use-opened-field.ts';

const types = customFieldTypes.map((value) => ({ value, label: typeLabels[value] }));

/** What was deleted elsewhere while it was open. */
export type Gone = 'field' | 'group' | null;

type Props = {
  /** Null: a new one. */
  field: CustomField | null;
  gone: Gone;
  groupId: string;
  entityType: EntityType;
  isBusy: boolean;
  error: ApiError | null;
  onSave: (draft: FieldDraft) => void;
  onDelete: () => void;
  onClose: () => void;
};

export function FieldForm(props: Props) {
  const { field, gone, isBusy, error, onSave, onDelete, onClose } = props;
  const { draft, setDraft, isOutdated, takeNewest } = useOpenedField(field);
  const stored = gone === null ? field : null;
  const name = useRef<HTMLInputElement>(null);
  const isNew = field === null;
  useEffect(() => {
    if (isNew) name.current?.focus();
  }, [isNew]);
  const errors = error?.fieldMessages ?? {};
  const canSave =
    gone !== 'group' && draft.name.trim() !== '' && (stored === null || isChanged(patchOf(stored, draft)));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (canSave) onSave(draft);
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <h2 className={classes['formTitle']}>{field ? field.name : t('New field')}</h2>
      {gone && !isBusy && <MeanwhileNote>{goneWords[gone]}</MeanwhileNote>}
      {isOutdated && (
        <MeanwhileNote onTake={takeNewest}>
          {t('This field was changed elsewhere meanwhile. Saving writes what you typed over it.')}
        </MeanwhileNote>
      )}
      <TextInput
        label={t('Name')}
        placeholder={t('Next review')}
        ref={name}
        maxLength={customFieldLimits.fieldName}
        value={draft.name}
        error={errors['name'] ?? null}
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
      />
      <Select
        label={t('Type')}
        description={typeHints[draft.type]}
        data={types}
        value={draft.type}
        error={errors['type'] ?? null}
        onChange={(type) => type && setDraft({ ...draft, type })}
      />
      <TypeSettings
        draft={draft}
        groupId={props.groupId}
        entityType={props.entityType}
        errors={errors}
        onDraft={setDraft}
      />
      {error && Object.keys(errors).length === 0 && <InlineError>{error.message}</InlineError>}
      <div className={classes['formActions']}>
        {stored && (
          <Button variant="subtle" color="red" disabled={isBusy} onClick={onDelete}>
            {t('Delete')}
          </Button>
        )}
        <span className={classes['gap']} />
        <Button variant="subtle" onClick={onClose}>
          {stored ? t('Close') : t('Cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={isBusy} disabled={!canSave}>
          {stored ? t('Save') : t('Create the field')}
        </Button>
      </div>
    </form>
  );
}

const goneWords = {
  field: t(
    'This field was deleted elsewhere meanwhile. What is here stays until you leave: “Create the field” makes it anew.',
  ),
  group: t(
    'The group was deleted elsewhere meanwhile. What is here stays until you leave. Undo brings the group back.',
  ),
} as const;
