// Where a proposed value is changed: chosen where the field has choices, line by line where it is a list, else typed.
import { Select, Textarea, TextInput } from '@mantine/core';
import { t } from '../../../shared/messages/message.ts';
import type { Editor } from './edited-value.ts';

type Props = {
  editor: Editor;
  label: string;
  text: string;
  /** Why it cannot be taken. */
  reason: string | null;
  onText: (text: string) => void;
};

export function EditField({ editor, label, text, reason, onText }: Props) {
  const field = { label, error: reason, 'data-autofocus': true };
  const typed = {
    ...field,
    value: text,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onText(currentTarget.value),
  };
  const tall = { autosize: true, minRows: 4, maxRows: 12 };
  switch (editor.kind) {
    case 'choice':
      return (
        <Select
          {...field}
          searchable
          allowDeselect={false}
          data={[...editor.choices]}
          value={text}
          onChange={(value) => onText(value ?? '')}
        />
      );
    case 'list':
      return (
        <Textarea
          {...typed}
          {...tall}
          description={t('One entry a line. These become all of its entries.')}
        />
      );
    case 'lines':
      return <Textarea {...typed} {...tall} />;
    case 'date':
      return <TextInput {...typed} type="date" />;
    case 'text':
    default:
      return <TextInput {...typed} />;
  }
}
