// Where the value of a bulk edit is given: chosen where the field has choices, else typed and read as in a cell.
import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getDefinitions } from '../../../../shared/contract/definitions.ts';
import { t } from '../../../../shared/messages/message.ts';
import { queryOf } from '../../../api/query.ts';
import type { GridColumn } from '../grid/columns/grid-column.ts';
import { choicesOf } from '../grid/editors/choices-of.ts';
import { parseCell } from '../grid/typed/parse-cell.ts';
import type { BulkForm } from './bulk-form.ts';

type Props = { column: GridColumn; form: BulkForm; onForm: (change: Partial<BulkForm>) => void };

function GroupsField({ form, onForm }: Omit<Props, 'column'>) {
  const { data } = useQuery(queryOf(getDefinitions, {}));
  const groups = data?.data.groups ?? [];
  return (
    <MultiSelect
      label={t('Groups')}
      placeholder={form.texts.length === 0 ? t('Choose') : ''}
      searchable
      nothingFoundMessage={t('No group is called so.')}
      data={groups.map(({ id, name }) => ({ value: id, label: name }))}
      value={[...form.texts]}
      onChange={(texts) => onForm({ texts })}
    />
  );
}

function TextField({ column, form, onForm }: Props) {
  const parsed = parseCell(column, form.text);
  return (
    <TextInput
      label={t('Value')}
      placeholder={t('Empty')}
      value={form.text}
      error={parsed.ok ? null : parsed.reason}
      onChange={({ currentTarget }) => onForm({ text: currentTarget.value })}
    />
  );
}

export function ValueField(props: Props) {
  const { column, form, onForm } = props;
  const { kind } = column;
  if (column.path === 'groups') return <GroupsField form={form} onForm={onForm} />;
  if (kind.type === 'list')
    return (
      <TagsInput
        label={t('Entries')}
        placeholder={form.texts.length === 0 ? t('Type one, then Enter') : ''}
        acceptValueOnBlur
        splitChars={[';']}
        value={[...form.texts]}
        onChange={(texts) => onForm({ texts })}
      />
    );
  const choices = choicesOf(kind).map(({ value, label }) => ({ value, label }));
  if (kind.type === 'multiSelect')
    return (
      <MultiSelect
        label={t('Value')}
        placeholder={form.texts.length === 0 ? t('Empty') : ''}
        searchable
        data={choices}
        value={[...form.texts]}
        onChange={(texts) => onForm({ texts })}
      />
    );
  if (kind.type === 'select' || kind.type === 'employeeRange' || kind.type === 'country')
    return (
      <Select
        label={t('Value')}
        placeholder={t('Empty')}
        searchable
        clearable
        data={choices}
        value={form.text === '' ? null : form.text}
        onChange={(text) => onForm({ text: text ?? '' })}
      />
    );
  return <TextField {...props} />;
}
