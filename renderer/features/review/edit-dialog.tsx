// Changes a proposed value before it is taken; of a list each entry on a line of its own, and the whole of it.
import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { t } from '../../../shared/messages/message.ts';
import { valueText } from './review-words.ts';

type Props = {
  field: string;
  /** What stands there, and what is proposed. */
  stored: unknown;
  value: unknown;
  onValue: (value: string | string[]) => void;
  onClose: () => void;
};

export function EditDialog({ field, stored, value, onValue, onClose }: Props) {
  const isList = Array.isArray(value);
  const [text, setText] = useState(() => startText(stored, value));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onValue(isList ? linesOf(text) : text.trim());
  };
  return (
    <Modal opened onClose={onClose} title={t('Change {field} and accept', { field })} size={460}>
      <form onSubmit={submit}>
        <Textarea
          label={field}
          {...(isList && { description: t('One entry a line. These become all of its entries.') })}
          autosize
          minRows={isList ? 4 : 2}
          maxRows={12}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="subtle" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" variant="filled" disabled={text.trim() === ''}>
            {t('Accept')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function startText(stored: unknown, value: unknown): string {
  if (!Array.isArray(value)) return valueText(value);
  const before = Array.isArray(stored) ? (stored as unknown[]) : [];
  return [...before, ...(value as unknown[])].map(valueText).join('\n');
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
