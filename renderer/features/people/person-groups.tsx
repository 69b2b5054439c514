// The groups of a person and the custom fields that come with them, in the form.
import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getDefinitions } from '../../../shared/contract/definitions.ts';
import { t } from '../../../shared/messages/message.ts';
import type { CustomField } from '../../../shared/schema/custom-field.ts';
import { queryOf } from '../../api/query.ts';
import { customAt, editableFields, type CustomInput, type PersonForm } from './person-form.ts';
import classes from './people.module.css';

type Props = {
  form: PersonForm;
  messages: Record<string, string>;
  onChange: (change: Partial<PersonForm>) => void;
};

type InputProps = {
  field: CustomField;
  value: CustomInput | undefined;
  error: string | undefined;
  onChange: (value: CustomInput) => void;
};

function CustomFieldInput({ field, value, error, onChange }: InputProps) {
  const { name, type } = field;
  const labels = field.options.map(({ label }) => label);
  const text = typeof value === 'string' ? value : '';
  if (type === 'multipleSelect')
    return (
      <MultiSelect
        label={name}
        classNames={{ input: classes['chips'] ?? '' }}
        data={labels}
        value={Array.isArray(value) ? value : []}
        error={error}
        onChange={onChange}
      />
    );
  if (type === 'singleSelect')
    return (
      <Select
        label={name}
        data={labels}
        clearable
        value={text === '' ? null : text}
        error={error}
        onChange={(label) => onChange(label ?? '')}
      />
    );
  const shared = {
    label: name,
    value: text,
    error,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  if (type === 'textField') return <Textarea {...shared} autosize minRows={1} maxRows={6} />;
  return <TextInput {...shared} {...(type === 'dateField' && { placeholder: t('YYYY-MM-DD') })} />;
}

export function PersonGroups({ form, messages, onChange }: Props) {
  const { data } = useQuery(queryOf(getDefinitions, { query: { entityType: 'person' } }));
  const groups = data?.data.groups ?? [];
  if (groups.length === 0) return null;
  const set = (groupId: string, name: string, value: CustomInput): void =>
    onChange({ custom: { ...form.custom, [groupId]: { ...form.custom[groupId], [name]: value } } });
  return (
    <>
      <MultiSelect
        label={t('Groups')}
        className={classes['wide'] ?? ''}
        classNames={{ input: classes['chips'] ?? '' }}
        data={groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={form.groups}
        error={messages['groups']}
        onChange={(ids) => onChange({ groups: ids })}
      />
      {groups
        .filter(({ id }) => form.groups.includes(id))
        .flatMap((group) =>
          editableFields(group).map((field) => (
            <CustomFieldInput
              key={field.id}
              field={field}
              value={form.custom[group.id]?.[field.name]}
              error={messages[customAt(group.id, field.name)]}
              onChange={(value) => set(group.id, field.name, value)}
            />
          )),
        )}
    </>
  );
}
