// Makes a custom field of a column: name, type and group are proposed, and a person may choose others.
import { Button, Group, Modal, Select, TagsInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { t } from '../../../../../../shared/messages/message.ts';
import {
  createCustomField,
  createGroup,
  getDefinitions,
} from '../../../../../../shared/contract/definitions.ts';
import type { CustomFieldType } from '../../../../../../shared/schema/custom-field.ts';
import { customPath } from '../../../../../../shared/schema/field-path.ts';
import type { SourceColumn } from '../../../../../../shared/schema/import.ts';
import type { ColumnProfile } from '../../../../../../shared/schema/profile.ts';
import { call } from '../../../../../api/client.ts';
import { InlineError } from '../../../../../ui/message.tsx';
import { proposeField, type ProposedField } from './propose-field.ts';
import { isSelect, useCustomGroups } from './use-custom-targets.ts';

type Props = {
  column: SourceColumn;
  profile: ColumnProfile | undefined;
  onMade: (path: string) => void;
  onClose: () => void;
};

const types: { value: CustomFieldType; label: string }[] = [
  { value: 'textField', label: t('Text') },
  { value: 'numericField', label: t('Number') },
  { value: 'dateField', label: t('Date') },
  { value: 'singleSelect', label: t('One of several options') },
  { value: 'multipleSelect', label: t('Several options') },
  { value: 'contactField', label: t('Companies, by name') },
  { value: 'userField', label: t('Users, by e-mail or name') },
];

/** No group has it. */
const newGroup = '\u0000';

export function NewFieldDialog({ column, profile, onMade, onClose }: Props) {
  const groups = useCustomGroups();
  const [proposed] = useState(() => proposeField(column, profile));
  const [name, setName] = useState(proposed.name);
  const [type, setType] = useState(proposed.type);
  const [options, setOptions] = useState(proposed.options);
  const [chosen, setChosen] = useState<string | null>(null);
  const [groupName, setGroupName] = useState('');
  const groupId = chosen ?? groups[0]?.id ?? newGroup;
  const make = useMakeField(onMade);
  const named = name.trim() !== '' && (groupId !== newGroup || groupName.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const group = groupId === newGroup ? { name: groupName.trim() } : { id: groupId };
    if (named) make.mutate({ name: name.trim(), type, options, group });
  };
  return (
    <Modal opened onClose={onClose} title={t('New field from this column')} size={440}>
      <form onSubmit={submit}>
        <TextInput
          label={t('Name')}
          data-autofocus
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('Type')}
          mt="sm"
          data={types}
          value={type}
          allowDeselect={false}
          onChange={(value) => setType(value ?? type)}
        />
        {isSelect({ type }) && (
          <TagsInput label={t('Options')} mt="sm" maxTags={500} value={options} onChange={setOptions} />
        )}
        <Select
          label={t('Group')}
          mt="sm"
          description={t('Companies that get a value join it.')}
          data={[
            ...groups.map(({ id, name: label }) => ({ value: id, label })),
            { value: newGroup, label: t('New group') },
          ]}
          value={groupId}
          allowDeselect={false}
          onChange={setChosen}
        />
        {groupId === newGroup && (
          <TextInput
            label={t('Name of the group')}
            mt="sm"
            maxLength={200}
            value={groupName}
            onChange={(event) => setGroupName(event.currentTarget.value)}
          />
        )}
        {make.error && <InlineError>{make.error.message}</InlineError>}
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="subtle" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={make.isPending} disabled={!named}>
            {t('Create field')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

type Wanted = ProposedField & { group: { id: string } | { name: string } };

function useMakeField(onMade: (path: string) => void) {
  const client = useQueryClient();
  return useMutation({
    async mutationFn({ name, type, options, group }: Wanted): Promise<string> {
      const groupId = 'id' in group ? group.id : (await call(createGroup, { body: group })).data.id;
      const body = {
        name,
        type,
        ...(isSelect({ type }) && { options: options.map((label) => ({ label })) }),
      };
      const params = { groupId, entityType: 'company' as const };
      const { data } = await call(createCustomField, { params, body });
      return customPath(groupId, data.name);
    },
    onSuccess: onMade,
    onSettled: () => client.invalidateQueries({ queryKey: [getDefinitions.name] }),
  });
}
