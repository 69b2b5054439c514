// Changes a proposed value before it is taken. It stays open, with the reason, while the record cannot hold what it says.
import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { t } from '../../../shared/messages/message.ts';
import { getDefinitions } from '../../../shared/contract/definitions.ts';
import { customPath, parseCustomPath } from '../../../shared/schema/field-path.ts';
import { queryOf } from '../../api/query.ts';
import { EditField } from './edit-field.tsx';
import { editedValue, editorOf, editText } from './edited-value.ts';
import type { ReviewField } from './open-cells.ts';

type Props = {
  field: ReviewField;
  label: string;
  /** What is proposed. */
  value: unknown;
  /** Answers why the value is refused. */
  onValue: (value: unknown) => Promise<string | null>;
  onClose: () => void;
};

/** Undefined for a standard field, and until it is known. */
function useCustomField(path: string) {
  const { data } = useQuery({ ...queryOf(getDefinitions, {}), enabled: parseCustomPath(path) !== null });
  return data?.data.groups
    .flatMap(({ id, fields }) => fields.map((field) => ({ path: customPath(id, field.name), field })))
    .find((one) => one.path === path)?.field;
}

export function EditDialog({ field, label, value, onValue, onClose }: Props) {
  const editor = editorOf(field.field, value, useCustomField(field.field));
  const [text, setText] = useState(() => editText(field.value, value));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || text.trim() === '') return;
    setBusy(true);
    setRefusal(await onValue(editedValue(editor, text)));
    setBusy(false);
  };
  return (
    <Modal opened onClose={onClose} title={t('Change {field} and accept', { field: label })} size={460}>
      <form onSubmit={(event) => void submit(event)}>
        <EditField
          editor={editor}
          label={label}
          text={text}
          reason={refusal}
          onText={(next) => {
            setText(next);
            setRefusal(null);
          }}
        />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="subtle" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={text.trim() === ''}>
            {t('Accept')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
